import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Program, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { draftOf, type ProgramDraft, readDraft } from "../../app/ui/program/program-draft.ts";

const context = { base: simpleProgram(100), currency: "EUR", language: "en" as const };

describe("the program form as a document", () => {
  it("saves what it shows, unchanged, when nothing was typed", () => {
    const tiered = programWithTiers();

    for (const language of ["en", "de"] as const) {
      const reading = readDraft(draftOf({ base: tiered, currency: "EUR", language }), {
        base: tiered,
        currency: "EUR",
        language,
      });

      expect(reading).toEqual({ outcome: "valid", program: tiered });
    }
  });

  it("keeps every document that it can show, in any currency and language", () => {
    fc.assert(
      fc.property(
        programs(),
        fc.constantFrom("EUR", "JPY", "KWD"),
        fc.constantFrom("en" as const, "de" as const),
        (base, currency, language) => {
          expect(readDraft(draftOf({ base, currency, language }), { base, currency, language })).toEqual({
            outcome: "valid",
            program: base,
          });
        },
      ),
    );
  });

  it("reads amounts and rates with a German comma", () => {
    const german = { ...context, language: "de" as const };

    const reading = readDraft(typed({ rate: "1,5", worth: "1.250,50" }, german), german);

    expect(reading).toMatchObject({
      outcome: "valid",
      program: {
        earning: [{ effect: { rate: { numerator: 3, denominator: 2 } } }],
        rewards: [{ points: 100, amountMinor: 125_050 }],
      },
    });
  });

  it("keeps rules and rewards that it does not show", () => {
    const rewards = [
      { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 },
      { id: "big", kind: "fixed-amount", points: 500, amountMinor: 750 },
    ];
    const base = programSchema.parse({ ...programWithTiers(), rewards });

    const reading = readDraft({ ...draftOf({ ...context, base }), worth: "2" }, { ...context, base });

    expect(reading).toMatchObject({
      outcome: "valid",
      program: { rewards: [{ amountMinor: 200 }, { id: "big", points: 500, amountMinor: 750 }] },
    });
  });

  it("gives a new tier an id from its name that no other tier has", () => {
    const reading = readDraft(
      typed({
        tiers: [
          tier({ name: "Größte Freunde" }),
          tier({ name: "größte freunde!", from: "20" }),
          tier({ name: "金", from: "30" }),
        ],
      }),
      context,
    );

    expect(reading).toMatchObject({
      outcome: "valid",
      program: { tiers: [{ id: "grosste-freunde" }, { id: "grosste-freunde-2" }, { id: "tier" }] },
    });
  });

  it("turns a gift of 0 into no rule", () => {
    expect(readDraft(typed({ gift: "0" }), context)).toMatchObject({
      outcome: "valid",
      program: { earning: { length: 1 } },
    });
    expect(readDraft(typed({ gift: "50" }), context)).toMatchObject({
      program: { earning: [{ id: "orders" }, { trigger: { kind: "joined" }, effect: { points: 50 } }] },
    });
  });

  it.each<[string, Partial<ProgramDraft>, string, object]>([
    ["a name that is missing", { nameOne: " " }, "nameOne", { code: "required" }],
    ["a name that is too long", { nameMany: "x".repeat(31) }, "nameMany", { code: "too-long", maximum: 30 }],
    ["a rate that is no number", { rate: "one" }, "rate", { code: "number" }],
    ["a rate of nothing", { rate: "0" }, "rate", { code: "positive" }],
    ["a rate that is missing", { rate: "" }, "rate", { code: "required" }],
    ["a worth of nothing", { worth: "0" }, "worth", { code: "positive" }],
    [
      "a worth with more decimals than the currency",
      { worth: "1.005" },
      "worth",
      { code: "currency-decimals", currency: "EUR" },
    ],
    ["a gift of half a point", { gift: "0.5" }, "gift", { code: "whole" }],
    ["a gift beyond all measure", { gift: "1000000001" }, "gift", { code: "too-large" }],
    ["a tier without a name", { tiers: [tier({ name: "" })] }, "tiers.0.name", { code: "required" }],
    ["a tier from nothing", { tiers: [tier({ from: "0" })] }, "tiers.0.from", { code: "positive" }],
    [
      "a tier with an unreadable amount",
      { tiers: [tier({}), tier({ from: "x" })] },
      "tiers.1.from",
      { code: "number" },
    ],
    [
      "a tier with an unreadable multiplier",
      { tiers: [tier({ multiplier: "fast" })] },
      "tiers.0.multiplier",
      { code: "number" },
    ],
    [
      "a tier that is not above the one before",
      { tiers: [tier({ name: "Silver", from: "500" }), tier({ name: "Gold", from: "500" })] },
      "tiers.1.from",
      { code: "above-previous-tier", below: "Silver" },
    ],
  ])("refuses %s, at its field", (_what, part, field, problem) => {
    expect(readDraft(typed(part), context)).toEqual({ outcome: "invalid", errors: { [field]: problem } });
  });
});

function typed(part: Partial<ProgramDraft>, of: Parameters<typeof draftOf>[0] = context): ProgramDraft {
  return { ...draftOf(of), ...part };
}

function tier(part: { name?: string; from?: string; multiplier?: string }): ProgramDraft["tiers"][number] {
  return { row: 0, id: null, name: "Silver", from: "10", multiplier: "1.5", ...part };
}

function programWithTiers(): Program {
  return programSchema.parse({
    ...simpleProgram(100),
    tiers: [
      {
        id: "silver",
        name: "Silver",
        qualifications: [{ basis: "spend", threshold: 25_000 }],
        multiplier: { numerator: 5, denominator: 4 },
      },
      {
        id: "gold",
        name: "Gold",
        qualifications: [{ basis: "spend", threshold: 123_456 }],
        multiplier: { numerator: 3, denominator: 2 },
      },
    ],
  });
}

function programs(): fc.Arbitrary<Program> {
  return fc
    .record({
      rate: fc.integer({ min: 1, max: 100_000 }),
      worth: fc.integer({ min: 1, max: 10_000_000 }),
      gift: fc.nat({ max: 5000 }),
      steps: fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 4 }),
    })
    .map(({ rate, worth, gift, steps }) => {
      const simple = simpleProgram(100);
      let from = 0;
      return programSchema.parse({
        ...simple,
        earning: [
          { ...simple.earning[0], effect: { kind: "points-per-unit", rate: { numerator: rate, denominator: 1 } } },
          ...(gift === 0
            ? []
            : [{ id: "joining-gift", trigger: { kind: "joined" }, effect: { kind: "fixed-points", points: gift } }]),
        ],
        rewards: [{ id: "voucher", kind: "fixed-amount", points: 100, amountMinor: worth }],
        tiers: steps.map((step, index) => ({
          id: `tier-${index}`,
          name: `Tier ${index}`,
          qualifications: [{ basis: "spend", threshold: (from += step) }],
          multiplier: { numerator: step, denominator: 1 },
        })),
      });
    });
}
