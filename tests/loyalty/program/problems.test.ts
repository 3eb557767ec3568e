import { describe, expect, it } from "vitest";
import { PROBLEM_TEXTS } from "../../../app/loyalty/program/problem-texts.ts";
import { pathPointer, problemLine, problemsOf } from "../../../app/loyalty/program/problems.ts";
import { programSchema } from "../../../app/loyalty/program.ts";

const points = { id: "points", name: { one: "Coin", many: "Coins" } };
const orders = { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } };
const silver = { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 500 }] };

/** A readable document with some of its parts replaced. */
function documentWith(parts: Record<string, unknown>): unknown {
  return { schema: 2, units: [points], earning: [orders], ...parts };
}

function linesOf(document: unknown, locale: "en" | "de" = "en"): string[] {
  const parsed = programSchema.safeParse(document);
  return parsed.success ? [] : problemsOf(parsed.error, document).map((problem) => problemLine(problem, locale));
}

describe("a refused document says where, what stands there, and what would be right:", () => {
  it.each<[string, unknown, string]>([
    [
      "a tier below the one before",
      { tiers: [silver, { ...silver, id: "gold", qualifications: [{ basis: "spend", threshold: 200 }] }] },
      "tiers[1].qualifications[0].threshold: 200 is below Silver's 500. Right is more than 500: tiers go from the lowest to the highest.",
    ],
    [
      "two of one name",
      { earning: [orders, orders] },
      'earning[1].id: "orders" is used twice in this list. Right is a name that no other entry has.',
    ],
    [
      "a field that is misspelt",
      { units: [{ ...points, decimlas: 2 }] },
      "units[0].decimlas: there is no field of this name. Did you mean “decimals”? Known here: id, kind, name, icon, decimals, vesting, expiry, payout.",
    ],
    [
      "a word that is not known",
      { joining: { mode: "always" } },
      'joining.mode: "always" is not known here. Right is one of: "explicit", "automatic".',
    ],
    [
      "a kind that is not known",
      { earning: [{ ...orders, trigger: { kind: "ordr" } }] },
      'earning[0].trigger.kind: "ordr" is not known here. Right is one of: "order", "joined", "event", "birthday", "anniversary", "tier-reached", "schedule", "referral".',
    ],
    [
      "something left out",
      { earning: [{ ...orders, trigger: { kind: "event" } }] },
      "earning[0].trigger.name: is missing. Right is a text.",
    ],
    [
      "a text that is a number",
      { policies: { reminderDays: "30" } },
      'policies.reminderDays: "30" is not a number. Right is a number.',
    ],
    [
      "a number with decimals",
      { policies: { reminderDays: 1.5 } },
      "policies.reminderDays: 1.5 is not a whole number. Right is a whole number.",
    ],
    [
      "a number too small",
      { policies: { reminderDays: 0 } },
      "policies.reminderDays: 0 is too small. Right is 1 or more.",
    ],
    [
      "a number too large",
      { policies: { reminderDays: 366 } },
      "policies.reminderDays: 366 is too large. Right is 365 or less.",
    ],
    [
      "a rate with a comma",
      { earning: [{ ...orders, effect: { kind: "points-per-unit", rate: "1,5" } }] },
      'earning[0].effect.rate: "1,5" is not possible. Right is: a decimal with at most six decimals, such as "1.5".',
    ],
    [
      "a rate as a number",
      { tiers: [{ ...silver, multiplier: 2 }] },
      'tiers[0].multiplier: 2 is not a decimal as a text, such as "1.5". Right is a decimal as a text, such as "1.5".',
    ],
    [
      "a length of time too short",
      { units: [{ ...points, expiry: { kind: "fixed", after: { months: 0 } } }] },
      "units[0].expiry.after.months: 0 is too small. Right is 1 or more.",
    ],
    [
      "a name that is empty",
      { tiers: [{ ...silver, name: "" }] },
      'tiers[0].name: "" is empty. Right is a text of at least 1 character(s).',
    ],
    [
      "a limit of nothing",
      { earning: [{ ...orders, limits: [{ per: "day" }] }] },
      'earning[0].limits[0]: {"per":"day"} is not possible. Right is: either points or times.',
    ],
    [
      "a unit that does not exist",
      { earning: [{ ...orders, effect: { kind: "fixed-points", points: 1, unit: "stars" } }] },
      'earning[0].effect.unit: there is no unit "stars". Right is one of the document\'s units: points.',
    ],
    [
      "a tier that does not exist",
      { tiers: [silver], earning: [{ ...orders, conditions: [{ kind: "tier", in: [null, "gold"] }] }] },
      'earning[0].conditions[0].in[1]: there is no tier "gold". Right is one of the document\'s tiers: silver.',
    ],
    [
      "a reward that does not exist",
      { tiers: [{ ...silver, benefits: [{ id: "a", when: "entry", effect: { kind: "reward", reward: "tea" } }] }] },
      'tiers[0].benefits[0].effect.reward: there is no reward "tea". Right is one of the document\'s rewards: (none).',
    ],
    [
      "a rule that does not exist",
      { campaigns: [{ id: "x", name: "X", rules: ["order"], effect: { kind: "multiplier", multiplier: "2" } }] },
      'campaigns[0].rules[0]: there is no earning rule "order". Right is one of the document\'s rules: orders.',
    ],
    [
      "a percentage of points",
      { earning: [{ ...orders, effect: { kind: "percentage", share: "0.02", unit: "points" } }] },
      'earning[0].effect.unit: "points" is a unit of kind points. Right is a unit of kind cashback: (none).',
    ],
    [
      "bands that fall",
      {
        earning: [
          {
            ...orders,
            effect: {
              kind: "bands",
              bands: [
                { fromMinor: 0, rate: "1" },
                { fromMinor: 0, rate: "2" },
              ],
            },
          },
        ],
      },
      "earning[0].effect.bands[1].fromMinor: 0 is not above the band before, which begins at 0. Right is more than 0.",
    ],
    [
      "a campaign that ends before it begins",
      {
        campaigns: [
          {
            id: "x",
            name: "X",
            from: "2026-11-27T09:00",
            to: "2026-11-27",
            effect: { kind: "multiplier", multiplier: "2" },
          },
        ],
      },
      'campaigns[0].to: "2026-11-27" is not after 2026-11-27T09:00, where it begins. Right is a later moment than 2026-11-27T09:00.',
    ],
    [
      "a cap on a rule of another unit",
      {
        units: [points, { id: "miles", kind: "status", name: { one: "Mile", many: "Miles" } }],
        policies: { caps: [{ id: "x", rules: ["orders"], unit: "miles", per: "day", points: 1 }] },
      },
      'policies.caps[0].rules[0]: "orders" gives points, and the cap counts miles. Right is a rule that gives miles, or a cap for points.',
    ],
    [
      "an automatic reward without a price",
      { rewards: [{ id: "tea", kind: "reference", name: "Tea", automatic: true }] },
      "rewards[0].automatic: given by itself at a number of points, but at which? Right is a number in “points” beside it.",
    ],
    [
      "another first unit",
      { units: [{ ...points, id: "coins" }], earning: [] },
      'units[0].id: "coins" cannot be the first unit. Right is "points", of kind points: it is what rewards cost.',
    ],
    ["no document at all", 7, "document: 7 is not an object. Right is an object."],
  ])("%s", (_what, parts, line) => {
    const document = typeof parts === "object" && parts !== null ? documentWith({ ...parts }) : parts;

    expect(linesOf(document)).toEqual([line]);
  });

  it("in German as well", () => {
    expect(linesOf(documentWith({ policies: { reminderDays: 0 } }), "de")).toEqual([
      "policies.reminderDays: 0 ist zu klein. Richtig ist 1 oder mehr.",
    ]);
    expect(linesOf(documentWith({ joining: { exclude: { countries: ["Germany"] } } }), "de")).toEqual([
      'joining.exclude.countries[0]: "Germany" ist nicht so geschrieben, wie es sein soll. Richtig ist: zwei Buchstaben, etwa DE.',
    ]);
  });

  it("and what is wrong in several places, all at once", () => {
    const document = documentWith({ policies: { reminderDays: 0, stacking: "none" }, tiers: [{ ...silver, id: "S" }] });

    expect(linesOf(document).map((line) => line.split(":")[0])).toEqual([
      "tiers[0].id",
      "policies.stacking",
      "policies.reminderDays",
    ]);
  });
});

describe("tiers of one threshold", () => {
  it("may follow each other as “from” and “more than”", () => {
    const from = { basis: "spend", threshold: 500, comparison: "from" };
    const above = { basis: "spend", threshold: 500, comparison: "more-than" };
    const tiers = (one: object, other: object) => [
      { ...silver, qualifications: [one] },
      { ...silver, id: "gold", qualifications: [other] },
    ];

    expect(linesOf(documentWith({ tiers: tiers(from, above) }))).toEqual([]);
    expect(linesOf(documentWith({ tiers: tiers(above, from) }))).toHaveLength(1);
    expect(linesOf(documentWith({ tiers: tiers(from, from) }))).toHaveLength(1);
  });

  it("are compared within one basis only", () => {
    const tiers = [silver, { ...silver, id: "gold", qualifications: [{ basis: "orders", threshold: 3 }] }];

    expect(linesOf(documentWith({ tiers }))).toEqual([]);
  });
});

it("every problem has words in both languages, with the same blanks", () => {
  const blanks = (texts: readonly string[]) => [...new Set(texts.join(" ").match(/\{\w+\}/g) ?? [])].sort();
  for (const [code, { en, de }] of Object.entries(PROBLEM_TEXTS)) {
    if (code === "wrong-type") continue;
    expect([code, blanks(de)]).toEqual([code, blanks(en)]);
  }
});

it("a path is a JSON Pointer in a URI for programs", () => {
  expect(pathPointer(["tiers", 2, "a/b~c d"])).toBe("#/tiers/2/a~1b~0c%20d");
  expect(pathPointer([])).toBe("#");
});
