import { beforeEach, describe, expect, it } from "vitest";
import { withTransaction } from "../../../app/db.server.ts";
import { uploadPartnerCodes } from "../../../app/flows/redemptions/upload-partner-codes.ts";
import type { ShopContext } from "../../../app/flows/steps/shop-context.ts";
import { readCodeList } from "../../../app/loyalty/rewards/code-list.ts";
import { alertsOf } from "../../../app/models/alert.ts";
import { codeFigures, codesLeft, drawCode } from "../../../app/models/partner-code.ts";
import { freshDatabase } from "../../support/database.ts";
import { liveShop, NOW } from "../../support/live-shop.ts";
import { randomUUID } from "node:crypto";

const database = freshDatabase();
let shop: ShopContext;

beforeEach(async () => {
  shop = await liveShop(database);
});

const of = () => ({ programId: shop.programId, rewardId: "cinema" });
const upload = (text: string, now = NOW) => uploadPartnerCodes({ ...of(), text, actor: "staff:42", now });
const draw = (lowStock = 0) =>
  withTransaction((tx) =>
    drawCode(tx, {
      programId: shop.programId,
      reward: { id: "cinema", lowStock },
      redemptionId: randomUUID(),
      at: NOW,
    }),
  );
const lowStock = async () => (await alertsOf({ ...of(), which: "open", limit: 9, offset: 0 })).map(({ data }) => data);

describe("a list of codes", () => {
  it.each([
    ["one a line, with any line end", "A-1\r\nA-2\nA-3\rA-4", ["A-1", "A-2", "A-3", "A-4"]],
    ["with a heading and quotation marks", '"code"\n"A-1"\n"A,2"\n"A""3"', ["A-1", "A,2", 'A"3']],
    ["with more columns", "Code;Value\nA-1;5\nA-2;10", ["A-1", "A-2"]],
    ["with a mark of its encoding and empty lines", "\uFEFFA-1\n\n \nA-2\n", ["A-1", "A-2"]],
  ])("is read %s", (_what, text, codes) => {
    expect(readCodeList(text).codes.map(({ code }) => code)).toEqual(codes);
  });

  it("has every line that is no new code as a problem, by its number", () => {
    expect(readCodeList(`A-1\nA 2\nA-1\n${"x".repeat(101)}\n\nA-\uFFFD`)).toEqual({
      codes: [{ line: 1, code: "A-1" }],
      problems: [
        { line: 2, kind: "not-readable" },
        { line: 3, kind: "twice" },
        { line: 4, kind: "too-long" },
        { line: 6, kind: "not-readable" },
      ],
    });
  });
});

describe("an upload", () => {
  it("twice, and twice at once, stores each code once and says which were known", async () => {
    const answers = await Promise.all([upload("A\nB\nC"), upload("B\nC\nD")]);
    const again = await upload("A\nB");

    expect(answers.map((answer) => (answer.outcome === "stored" ? answer.added : 0)).reduce((a, b) => a + b)).toBe(4);
    expect(again).toEqual({
      outcome: "stored",
      added: 0,
      problems: [
        { line: 1, kind: "known" },
        { line: 2, kind: "known" },
      ],
    });
    expect(await codeFigures(of())).toMatchObject({ left: 4, given: 0 });
  });

  it("takes a hundred thousand, and refuses one more whole", async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => `C${index}`).join("\n");

    expect(await upload(`${many}\nONE-MORE`)).toEqual({ outcome: "too-many", codesMax: 100_000 });
    expect(await codeFigures(of())).toMatchObject({ left: 0 });
    expect(await upload(many)).toEqual({ outcome: "stored", added: 100_000, problems: [] });
    expect(await codesLeft(null, { ...of(), countMax: 1_000_000 })).toBe(100_000);
  }, 60_000);

  it.each(["", " \n\n", "code\n"])("without a code says so: %j", async (text) => {
    expect(await upload(text)).toEqual({ outcome: "empty" });
  });
});

describe("a partner's code", () => {
  it("is given once, also to many at the same time, and then there is none", async () => {
    await upload("A\nB\nC\nD\nE");

    const drawn = await Promise.all(Array.from({ length: 8 }, () => draw()));

    const given = drawn.filter((code) => code !== null);
    expect(new Set(given).size).toBe(given.length);
    expect(given.length + (await codesLeft(null, { ...of(), countMax: 9 }))).toBe(5);
    expect(await codeFigures(of())).toMatchObject({ given: given.length });
  });

  it("goes out in the order of the upload, and stays when the taking fails", async () => {
    await upload("B\nA\nC");
    await expect(
      withTransaction(async (tx) => {
        const reward = { id: "cinema", lowStock: 0 };
        await drawCode(tx, { programId: shop.programId, reward, redemptionId: randomUUID(), at: NOW });
        throw new Error("no points");
      }),
    ).rejects.toThrow("no points");

    expect([await draw(), await draw(), await draw(), await draw()]).toEqual(["B", "A", "C", null]);
  });

  it("tells the merchant once for each upload that few are left", async () => {
    await upload("A\nB\nC\nD");

    await draw(2);
    expect(await lowStock()).toEqual([]);
    await draw(2);
    await draw(2);
    expect(await lowStock()).toEqual([{ reward: "cinema", left: 2 }]);

    await database.query("UPDATE alert SET dismissed_at = now(), dismissed_by = 'staff:1'");
    await upload("E", new Date(NOW.getTime() + 1000));
    await draw(2);
    expect(await lowStock()).toEqual([{ reward: "cinema", left: 1 }]);
  });
});
