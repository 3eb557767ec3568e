import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { speakEveryLanguage } from "../../app/i18n/every-language.ts";
import { textsIn } from "../../app/i18n/i18n.ts";
import { durationSchema, ratioSchema, wholeNumber } from "../../app/loyalty/program/primitives.ts";
import { type Program, type ProgramInput, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { differences } from "../../app/ui/fields/differences.ts";
import { placeText } from "../../app/ui/fields/place-text.ts";
import { saidText } from "../../app/ui/fields/said.ts";
import { rootField } from "../../app/ui/fields/shape.ts";
import { documentWith } from "../support/facts.ts";

speakEveryLanguage();

const voucher = { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 } as const;
const tier = (id: string, name: string, threshold: number) => ({
  ...{ id, name, qualifications: [{ basis: "spend" as const, threshold }] },
});
const gold = tier("gold", "Gold", 50_000);
const granted = ["Card", "Club"].map((name) => ({ id: name.toLowerCase(), name, qualifications: [] }));
const off = { id: "off", kind: "percentage", name: "Sale", points: 100 } as const;
const titles = { "gid://shopify/Product/7": "Mug" };

describe("what differs between two programs", () => {
  it.each<[string, ProgramInput, ProgramInput, string[]]>([
    ["a rate", base(), withRate("1.5"), ["Ways to earn · Orders · What it gives · For each €1.00: 1 Coin → 1.5 Coins"]],
    ["a price", base(), base({ rewards: [{ ...voucher, points: 250 }] }), ["Rewards · €1.00 off · Price: 100 Coins → 250 Coins"]],
    ["an option by its words", base(), base({ policies: { shortfall: "forgiven" } }), ["Rules for everything · When a refund takes back more than is left: The balance goes below zero → The rest is forgiven"]],
    ["a kind with what it holds", base({ tiers: [gold] }), base({ tiers: [gold], tierPolicy: { retention: { kind: "for", duration: { months: 6 } } } }), ["How tiers are counted and kept · How long a tier is kept: As long as what counts is enough → For a time from reaching it (6 months)"]],
    ["what is there", base(), base({ tiers: [gold] }), ["Tiers · Gold: added"]],
    ["what is gone", base({ tiers: [gold] }), base(), ["Tiers · Gold: removed"]],
    ["the order", base({ tiers: granted }), base({ tiers: granted.toReversed() }), ["Tiers: order: Card, Club → Club, Card"]],
    ["tiers by name", base({ tiers: [gold] }), base({ tiers: [gold], rewards: [{ ...voucher, tiers: [null, "gold"] }] }), ["Rewards · €1.00 off · Only members of these tiers: nothing → Without a tier and Gold"]],
    ["an amount in money", base({ tiers: [gold] }), base({ tiers: [tier("gold", "Gold", 45_050)] }), ["Tiers · Gold · Ways to reach it · Spending · Amount spent: €500.00 → €450.50"]],
    ["a number with what it counts", base(), base({ tierPolicy: { window: { kind: "rolling", months: 24 } } }), ["How tiers are counted and kept · What counts together · Months: 12 → 24"]],
    ["a percentage", base({ rewards: [{ ...off, percent: 5 }] }), base({ rewards: [{ ...off, percent: 7.5 }] }), ["Rewards · Sale · Percentage: 5% → 7.5%"]],
    ["products by name", base(), base({ rewards: [{ ...voucher, only: { products: ["7"] } }] }), ["Rewards · €1.00 off · Good for: nothing → Products: Mug"]],
  ])("tells %s", (_what, before, after, lines) => {
    expect(told(before, after, "en")).toEqual(lines);
  }); // prettier-ignore

  it("tells the same in German", () => {
    expect(told(base(), withRate("1.5"), "de")).toEqual([
      "Wege zum Sammeln · Bestellungen · Was es gibt · Je 1,00 €: 1 Coin → 1,5 Coins",
    ]);
    expect(told(base(), base({ tiers: [gold] }), "de")).toEqual(["Stufen · Gold: neu"]);
  });

  it("is nothing between a program and itself, in whatever order its fields stand", () => {
    const program = programSchema.parse(base());

    expect(told(program, Object.fromEntries(Object.entries(program).reverse()) as ProgramInput, "en")).toEqual([]); // prettier-ignore
  });

  it.each(["en", "de"] as const)("never shows the document's own spelling, for any program of the gallery: %s", (language) => {
    const programs = readdirSync("programs").filter((file) => /(?<!\.lives)\.json$/.test(file)).map(programIn);

    const lines = programs.flatMap((program, at) => [
      ...told(simpleProgram(100), program, language),
      ...told(program, programs[at + 1] ?? simpleProgram(100), language),
    ]);

    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => /[{}"[\]]|undefined|null|\w-(off|shipping|amount)\b|[a-z][A-Z]\w+Minor/.test(line))).toEqual([]);
  }); // prettier-ignore
});

describe("a value of the document", () => {
  it("is said of a kind that is added to the schema, without any more code", () => {
    const schema = z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("high-tide"), within: durationSchema, metres: wholeNumber.min(1) }),
      z.strictObject({ kind: z.literal("moon"), factor: ratioSchema }),
    ]);
    const said = { ...{ typed: { program: simpleProgram(100), currency: "EUR", language: "en" as const } }, unit: "points", titles, t: textsIn("en").texts.t }; // prettier-ignore

    expect(saidText(rootField(schema), { kind: "high-tide", within: { days: 3 }, metres: 1200 }, said)).toBe(
      "High tide (Within: 3 days; Metres: 1,200)",
    );
  });
});

describe("a place of the document", () => {
  const program = programSchema.parse(base({ tiers: [gold] }));

  it.each([
    [["rewards", "voucher", "points"], "Rewards · €1.00 off · Price", "Prämien · 1,00 € Nachlass · Preis"],
    [["earning", "orders", "effect", "rate"], "Ways to earn · Orders · What it gives · For each €1.00", "Wege zum Sammeln · Bestellungen · Was es gibt · Je 1,00 €"],
    [["tiers", 0, "multiplier"], "Tiers · Gold · Earns", "Stufen · Gold · Sammelt"],
  ])("is called as in the forms: %j", (path, en, de) => {
    const text = (language: "en" | "de") => placeText(path, [program], { language, currency: "EUR" }).replaceAll("\u00a0", " ");

    expect([text("en"), text("de")]).toEqual([en, de]);
  }); // prettier-ignore

  it("has the name that it has in the first program that knows it", () => {
    const gone = programSchema.parse(base());

    expect(placeText(["tiers", "gold"], [gone, program], { language: "en", currency: "EUR" })).toBe("Tiers · Gold");
    expect(placeText(["tiers", "gold"], [gone], { language: "en", currency: "EUR" })).toBe("Tiers · gold");
  });
});

function base(also: Partial<ProgramInput> = {}): ProgramInput {
  return documentWith({ rewards: [voucher], ...also });
}

function withRate(rate: string): ProgramInput {
  const [orders] = programSchema.parse(base()).earning;
  return { ...base(), ...(orders ? { earning: [{ ...orders, effect: { kind: "points-per-unit", rate } }] } : {}) };
}

function told(before: ProgramInput, after: ProgramInput, language: "en" | "de"): string[] {
  const { t } = textsIn(language).texts;
  const read = (document: ProgramInput) => programSchema.parse(document);
  return differences(read(before), read(after), { currency: "EUR", language, titles, t }).map(({ place, change }) => {
    const words = place.join(" · ");
    const text = (() => {
      switch (change.kind) {
        case "added":
        case "removed":
          return t(`versions.field.${change.kind}`);
        case "order":
          return t("versions.field.order", { ...change });
        case "changed":
          return `${change.before ?? "nothing"} → ${change.after ?? "nothing"}`;
      }
    })();
    return `${words}: ${text}`.replaceAll("\u00a0", " ");
  });
}

function programIn(file: string): Program {
  const text: unknown = JSON.parse(readFileSync(`programs/${file}`, "utf8"));
  return programSchema.parse(typeof text === "object" && text !== null && "program" in text ? text.program : text);
}
