import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { announcedSteps } from "../../../app/loyalty/change/announced-steps.ts";
import { staffSheet } from "../../../app/loyalty/describe/staff-sheet.ts";
import { programTerms } from "../../../app/loyalty/describe/terms.ts";
import type { TermsSectionId } from "../../../app/loyalty/describe/terms-section.ts";
import { termsVersions } from "../../../app/loyalty/describe/terms-versions.ts";
import { type ProgramInput, programSchema } from "../../../app/loyalty/program.ts";
import { everything, policies, theRest } from "./everything.ts";
import { asPage, LANGUAGES, termsOf, termsOfModel } from "./terms-pages.ts";

const models = readdirSync(path.join(import.meta.dirname, "../../../programs"))
  .filter((file) => file.endsWith(".json") && !file.endsWith(".lives.json"))
  .map((file) => file.replace(".json", ""));

const plain: ProgramInput = { schema: 2, units: [{ id: "points", name: { one: "Coin", many: "Coins" } }] };
const byOrder: ProgramInput = {
  ...plain,
  earning: [{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } }],
};

function section(program: ProgramInput, id: TermsSectionId, language: "en" | "de" = "en"): string[] {
  const found = programTerms(termsOf(program, { language })).sections.find((one) => one.id === id);
  return [...(found?.sentences ?? []), ...(found?.items ?? []).flatMap(({ sentences }) => sentences)];
}

describe("terms and staff sheet of every model of the gallery", () => {
  it.each(models.flatMap((model) => LANGUAGES.map((language) => [model, language] as const)))(
    "%s reads as on its page: %s",
    (model, language) => {
      const page = readFileSync(path.join(import.meta.dirname, "terms", `${model}.${language}.txt`), "utf8");

      expect(asPage(termsOfModel(model, language)).split("\n")).toEqual(page.split("\n"));
    },
  );

  it.each(LANGUAGES)("say nothing of how the work is done, and nothing empty: %s", (language) => {
    const all = [...[everything, theRest, ...policies].map((one) => termsOf(one, { language })), ...models.map((model) => termsOfModel(model, language))]; // prettier-ignore
    const said = all.map((of) => JSON.stringify(programTerms(of)));

    for (const text of said) expect(text).not.toMatch(/Laurel|undefined|null|NaN|""/);
  });
});

describe("what is announced", () => {
  const voucher = { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 } as const;
  const read = (program: ProgramInput) => programSchema.parse(program);
  const now = read({ ...byOrder, rewards: [voucher] });
  const january = { dueAt: Date.UTC(2027, 0, 2, 23) / 1000, before: now, after: read({ ...byOrder, rewards: [{ ...voucher, points: 200 }] }) }; // prettier-ignore
  const march = { dueAt: Date.UTC(2027, 2, 1) / 1000, before: january.after, after: read(plain) };

  it.each([
    ["en", "From 3 January 2027", "€1.00 off", ["Costs 200 Coins.", "Until then: Costs 100 Coins."]],
    ["de", "Ab dem 3. Januar 2027", "1,00 € Nachlass", ["Kostet 200 Coins.", "Bis dahin: Kostet 100 Coins."]],
  ] as const)("is told first, from which day on, with what holds until then: %s", (language, title, reward, said) => {
    const of = termsOf(now, { announced: [january], language });

    const [first, ...rest] = programTerms(of).sections;

    expect(first).toMatchObject({ title, items: [{ sentences: said }] });
    expect(first?.items[0]?.title.replaceAll("\u00a0", " ")).toBe(reward);
    expect(rest).toEqual(programTerms(termsOf(now, { language })).sections);
    expect(staffSheet(of).blocks[0]).toMatchObject({ title, lines: [{ text: said.join(" ") }] });
  });

  it("is told for each day by itself: what comes, and what ends", () => {
    const back = { ...march, before: march.after, after: now };

    const [one, two, three] = programTerms(termsOf(now, { announced: [january, march, back] })).sections;

    expect([one?.title, two?.title, three?.title]).toEqual(["From 3 January 2027", "From 1 March 2027", "From 1 March 2027"]); // prettier-ignore
    const saidOf = (section: typeof one) =>
      section?.items.find(({ title }) => title === "€1.00 off")?.sentences.join(" ");
    expect(saidOf(two)).toMatch(/^No longer offered\. Until then: Costs 200 Coins\./);
    expect(saidOf(three)).toMatch(/^New: Costs 100 Coins\./);
  });

  it("says nothing where shoppers read the same before and after", () => {
    const of = termsOf(now, { announced: [{ ...january, after: now }] });

    expect(programTerms(of)).toEqual(programTerms(termsOf(now)));
    expect(staffSheet(of)).toEqual(staffSheet(termsOf(now)));
  });

  it("is put together with what was saved meanwhile; what cannot hold any more is left out", () => {
    const version = (number: number, program: ProgramInput) => ({ version: number, effectiveAt: 0, program: read(program) }); // prettier-ignore
    const versions = [version(1, now), version(2, { ...now, policies: { shortfall: "forgiven" } })];
    const dueAt = new Date(january.dueAt * 1000);
    const waiting = [{ baseVersion: 1, program: january.after, dueAt }];

    const [step] = announcedSteps({ versions, waiting });

    expect(step?.dueAt).toBe(january.dueAt);
    expect(step?.after).toMatchObject({ policies: { shortfall: "forgiven" }, rewards: [{ points: 200 }] });
    const clash = version(2, { ...now, rewards: [{ ...voucher, points: 150 }] });
    expect(announcedSteps({ versions: [version(1, now), clash], waiting })).toEqual([]);
    expect(announcedSteps({ versions: [], waiting })).toEqual([]);
  });
});

describe("the terms follow the document", () => {
  it("who runs the program and where to ask is what the merchant filled in, and is left out where nothing is", () => {
    const told = { company: "Corner Shop Ltd", contact: null, privacyUrl: null };

    const [first] = programTerms(termsOf(plain, { organizer: told })).sections;

    expect(first?.sentences).toEqual(["This loyalty program is run by Corner Shop Ltd."]);
  });

  it("they are dated by the shop's calendar", () => {
    const late = termsOf(plain, { since: Date.UTC(2026, 10, 22, 23, 30) / 1000, timeZone: "Asia/Tokyo" });

    expect(programTerms(late).dated).toBe("Version 3, in force since 23 November 2026");
    expect(programTerms({ ...late, language: "de" }).dated).toBe("Version 3, gültig seit dem 23. November 2026");
  });

  it("a version that does not hold says so", () => {
    expect(programTerms(termsOf(plain, { since: null })).dated).toBe("Version 3, not in force");
    expect(programTerms(termsOf(plain, { since: null, language: "de" })).dated).toBe("Version 3, nicht in Kraft");
  });

  it("a version holds from its saving, not before the program went live, and never if another had replaced it by then", () => {
    const { program } = termsOf(plain);
    const saved = [10, 20, 40].map((effectiveAt, index) => ({ version: index + 1, effectiveAt, program }));
    const since = (liveFrom: number | null) => termsVersions({ versions: saved, liveFrom }).map((one) => one.since);

    expect(since(30)).toEqual([null, 30, 40]);
    expect(since(20)).toEqual([null, 20, 40]);
    expect(since(null)).toEqual([null, null, null]);
  });

  it("who cannot join is said, without the merchant's own tags", () => {
    const exclude = { companies: true, customerTags: ["wholesale"], countries: ["CH"] };
    const said = section({ ...plain, joining: { exclude } }, "joining");

    expect(said).toContain("Companies cannot join.");
    expect(said).toContain("Customers from Switzerland cannot join.");
    expect(said.join(" ")).not.toContain("wholesale");
  });

  it("a program that earns nothing by orders says nothing of returns", () => {
    expect(section(plain, "returns")).toEqual([]);
  });

  it("rewards whose points come back in different ways say so each, and otherwise once for all", () => {
    const reward = { kind: "fixed-amount", points: 100, amountMinor: 100 } as const;
    const alike = { ...byOrder, rewards: [{ ...reward, id: "a" }, { ...reward, id: "b" }] }; // prettier-ignore
    const mixed = { ...byOrder, rewards: [{ ...reward, id: "a" }, { ...reward, id: "b", refundReturns: "none" as const }] }; // prettier-ignore
    const none = "When an order in which a reward was used is refunded, the reward's points do not come back.";

    expect(section(alike, "returns").join(" ")).toContain("the refunded share of the reward's points comes back");
    expect(section(mixed, "returns").join(" ")).not.toContain("reward's points");
    expect(section(mixed, "rewards")).toContain(none);
  });

  it("points that expire are announced so many days ahead as the policies say", () => {
    const units: ProgramInput["units"] = [
      { id: "points", name: { one: "Coin", many: "Coins" }, expiry: { kind: "fixed", after: { months: 12 } } },
    ];
    const said = section({ ...plain, units, policies: { reminderDays: 45 } }, "expiry");

    expect(said).toEqual([
      "Expires 12 months after it was earned.",
      "The last day counts to its end.",
      "At least 45 days before anything expires, we show what and when beside your balance.",
    ]);
  });

  it("a rule that waits longer than the others is not promised at once", () => {
    const [order] = byOrder.earning ?? [];
    const waiting = order ? [{ ...order, vesting: { kind: "after" as const, after: { days: 14 } } }] : [];
    const said = section({ ...byOrder, earning: waiting }, "crediting");

    expect(said).toContain("What is credited can be spent at once, unless its rule says otherwise.");
  });
});

describe("the staff sheet", () => {
  it.each(LANGUAGES)(
    "names every way to earn, tier and reward of everything that a document can say: %s",
    (language) => {
      const of = termsOf(everything, { language });
      const { blocks } = staffSheet(of);
      const named = blocks.flatMap(({ lines }) => lines.map(({ id }) => id));
      const { earning, campaigns, tiers, rewards } = of.program;

      expect(named).toEqual([...earning, ...campaigns, ...tiers, ...rewards].map(({ id }) => id));
    },
  );

  it("gives only reasons that the program can have", () => {
    const answers = (program: ProgramInput) =>
      staffSheet(termsOf(program))
        .questions.find(({ id }) => id === "nothing")
        ?.answers.join(" ");

    expect(answers(byOrder)).not.toContain("excluded");
    expect(answers({ ...byOrder, joining: { exclude: { companies: true } } })).toContain("excluded from the program");
    expect(answers({ ...byOrder, joining: { mode: "automatic" } })).not.toContain("has not joined");
    expect(answers(plain)).toContain("orders earn nothing");
  });
});
