import { describe, expect, it } from "vitest";
import { csvText } from "../../../app/loyalty/csv.ts";
import { readCsv } from "../../../app/loyalty/csv-reader.ts";
import { encodingByHead, utf8Check } from "../../../app/loyalty/import/encoding.ts";
import { guessMapping, type Mapping, mappingProblems } from "../../../app/loyalty/import/mapping.ts";
import { readRow } from "../../../app/loyalty/import/read-row.ts";
import { zoneOf } from "../../../app/loyalty/time/zone.ts";

const OTHERWISE = { unit: "points", decimal: ".", dates: "month-first" } as const;
const seconds = (iso: string) => Date.parse(iso) / 1000;

describe("the columns of a file", () => {
  it.each([
    ["a plain one", ["email", "points"], { email: 0, points: 1 }],
    ["a German one", ["E-Mail", "Punktestand", "Verfällt am", "Stufe", "Geburtstag", "Mitglied seit"],
      { email: 0, points: 1, expires: 2, tier: 3, birthday: 4, joined: 5 }],
    ["one with what was spent beside", ["Full Name", "Email", "Points Balance", "Points Spent", "Birthday (MM/DD) or (MM/DD/YYYY)"],
      { email: 1, points: 2, birthday: 4 }],
    ["one with ids", ["id", "Shopify Customer ID", "email", "points_approved", "points_spent", "loyalty_tier_membership", "enrolled_at"],
      { customer: 1, email: 2, points: 3, tier: 5, joined: 6 }],
    ["one with tiers", ["Customer email", "Points balance", "VIP tier name", "VIP tier expires at", "Date of birth"],
      { email: 0, points: 1, tier: 2, "tier-until": 3, birthday: 4 }],
    ["a strange one", ["a", "b"], {}],
  ])("of %s are found by their names", (_name, header, found) => {
    const none = Object.fromEntries(
      ["customer", "email", "points", "expires", "tier", "tier-until", "birthday", "joined"].map((field) => [field, null]),
    );

    expect(guessMapping({ header, rows: [] }, OTHERWISE).columns).toEqual({ ...none, ...found });
  }); // prettier-ignore

  it("tell how numbers and dates are written", () => {
    const header = ["email", "points", "birthday"];

    expect(guessMapping({ header, rows: [["a@b.de", "1.234,5", "24.12."]] }, OTHERWISE)).toMatchObject({
      decimal: ",",
      dates: "day-first",
    });
    expect(guessMapping({ header, rows: [["a@b.de", "5", ""]] }, OTHERWISE)).toMatchObject({
      ...OTHERWISE,
      mode: "add",
    });
  });

  it("must say who, and be something else each", () => {
    const mapping = guessMapping({ header: ["points", "email"], rows: [] }, OTHERWISE);

    expect(mappingProblems(mapping, 2)).toEqual([]);
    expect(mappingProblems(mapping, 1)).toEqual([{ field: "email", problem: "needed" }]);
    expect(mappingProblems({ ...mapping, columns: { ...mapping.columns, email: null } }, 2)).toEqual([
      { field: "email", problem: "needed" },
    ]);
    expect(mappingProblems({ ...mapping, columns: { ...mapping.columns, tier: 0 } }, 2)).toEqual([
      { field: "tier", problem: "twice" },
    ]);
  });
});

describe("a row", () => {
  const mapping: Mapping = {
    columns: { customer: 0, email: 1, points: 2, expires: 3, tier: 4, "tier-until": 5, birthday: 6, joined: 7 },
    ...{ unit: "points", mode: "add", decimal: ".", dates: "day-first" },
  };
  const context = {
    mapping,
    tiers: [{ id: "gold", name: "Gold Club" }],
    decimals: 0,
    zone: zoneOf("Europe/Berlin"),
    now: seconds("2026-11-22T12:00Z"),
  };
  const row = (...cells: string[]) => readRow(cells, context);

  it("is understood: a date is good to the end of its day in the shop's time zone", () => {
    expect(row("'501", "A@b.de", "1,234", "31.12.2026", "GOLD club", "30.06.2027", "24.12.1990", "1.3.2024")).toEqual({
      who: { customerId: "501" },
      points: 1234,
      expiresAt: seconds("2026-12-31T23:00Z"),
      tierId: "gold",
      tierUntil: seconds("2027-06-30T22:00Z"),
      birthday: { month: 12, day: 24 },
      joinedAt: seconds("2024-02-29T23:00Z"),
    });
    expect(row("", " A@b.de ")).toEqual({
      who: { email: "a@b.de" },
      ...{ points: null, expiresAt: null, tierId: null, tierUntil: null, birthday: null, joinedAt: null },
    });
  });

  it("is understood as our own exports write it, where no spreadsheet takes a value for a formula", () => {
    const tiers = [{ id: "plus", name: "+Plus" }];
    const [cells = []] = readCsv(`a,b,c,d,e,f,g\n${csvText([["501", "", "5", "", "+Plus", "", "--12-24"]])}`).rows;

    expect(cells).toContain("'--12-24");
    expect(readRow(cells, { ...context, tiers })).toMatchObject({ tierId: "plus", birthday: { month: 12, day: 24 } });
  });

  it.each([
    [["", ""], "no-customer"],
    [["1.2e12", ""], "bad-customer"],
    [["", "nobody"], "bad-email"],
    [["", "a@b.de,c@d.de"], "bad-email"],
    [["", "a@b.de", "ten"], "points-not-a-number"],
    [["", "a@b.de", "-1"], "points-negative"],
    [["", "a@b.de", "1.5"], "points-too-precise"],
    [["", "a@b.de", "1", "31.2.2027"], "bad-expires"],
    [["", "a@b.de", "1", "21.11.2026"], "past-expires"],
    [["", "a@b.de", "1", "", "Silver"], "unknown-tier"],
    [["", "a@b.de", "1", "", "Gold", "x"], "bad-tier-until"],
    [["", "a@b.de", "1", "", "Gold", "1.1.2026"], "past-tier-until"],
    [["", "a@b.de", "1", "", "", "", "31.4."], "bad-birthday"],
    [["", "a@b.de", "1", "", "", "", "", "x"], "bad-joined"],
    [["", "a@b.de", "1", "", "", "", "", "23.11.2026"], "future-joined"],
    [["", "m\uFFFDller@b.de"], "broken-text"],
    [["", "\ud83d@b.de"], "broken-text"],
  ])("%j has a problem: %s", (cells, problem) => {
    expect(row(...cells)).toEqual({ problem });
  });
});

describe("the encoding of a file", () => {
  const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));

  it("shows in its first bytes, by a mark or by empty ones", () => {
    expect(encodingByHead(bytes("\uFEFFemail", "utf8"))).toBe("utf-8");
    expect(encodingByHead(bytes("\uFEFFemail", "utf16le"))).toBe("utf-16le");
    expect(encodingByHead(bytes("email,points", "utf16le"))).toBe("utf-16le");
    expect(encodingByHead(bytes("email,points", "utf16le").map((_byte, at, all) => all[at ^ 1] ?? 0))).toBe("utf-16be");
    expect(encodingByHead(bytes("email", "utf8"))).toBeNull();
    expect(encodingByHead(new Uint8Array())).toBeNull();
  });

  it("is UTF-8 wherever a character is cut, and not where half of one is missing", () => {
    const all = bytes("Müller 🎂", "utf8");
    for (let cut = 0; cut <= all.length; cut += 1) {
      const isUtf8 = utf8Check();
      isUtf8(all.subarray(0, cut));
      isUtf8(all.subarray(cut));
      expect(isUtf8(null)).toBe(true);
    }
    const latin = utf8Check();
    latin(bytes("Müller", "latin1"));
    expect(latin(null)).toBe(false);
    const half = utf8Check();
    half(all.subarray(0, -1));
    expect(half(null)).toBe(false);
  });
});
