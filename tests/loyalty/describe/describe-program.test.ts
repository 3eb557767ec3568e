import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { describeProgram } from "../../../app/loyalty/describe/describe-program.ts";
import { type ProgramInput, programSchema } from "../../../app/loyalty/program.ts";

const plain: ProgramInput = { schema: 2, units: [{ id: "points", name: { one: "Coin", many: "Coins" } }] };

describe("a program in words", () => {
  it.each<[string, Partial<ProgramInput>, string[]]>([
    [
      "an order by its amount",
      { earning: [{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1.5" } }] },
      [
        "1.5 Coins for each €1.00 with an order, as it ships.",
        "1,5 Coins je 1,00 € mit einer Bestellung, wenn sie versandt wird.",
      ],
    ],
    [
      "an event with a limit for each thing",
      {
        earning: [
          {
            id: "review",
            trigger: { kind: "event", name: "review" },
            effect: { kind: "fixed-points", points: 25 },
            limits: [{ per: "lifetime", times: 1, each: "subject" }],
          },
        ],
      },
      [
        "25 Coins for a review. At most once per member, for each thing it is about.",
        "25 Coins für eine Bewertung. Höchstens einmal je Mitglied, je Sache, um die es geht.",
      ],
    ],
    [
      "a campaign, to the end of its last day",
      {
        campaigns: [
          {
            id: "week",
            name: "Double week",
            from: "2026-05-01",
            to: "2026-05-08",
            conditions: [{ kind: "weekday", in: [6, 7] }],
            effect: { kind: "multiplier", multiplier: "2" },
          },
        ],
      },
      [
        "2 times as much for everything that can be multiplied. From 1 May 2026. Until the end of 7 May 2026. Only on Saturday or Sunday.",
        "Das 2-Fache für alles, was vervielfacht werden kann. Ab dem 1. Mai 2026. Bis zum Ende des 7. Mai 2026. Nur am Samstag oder Sonntag.",
      ],
    ],
    [
      "a tier with two ways and a benefit",
      {
        tiers: [
          {
            id: "gold",
            name: "Gold",
            qualifications: [
              { basis: "spend", threshold: 50_000, comparison: "more-than" },
              { basis: "orders", threshold: 12 },
            ],
            multiplier: "2",
            benefits: [
              { id: "month", when: "month", effect: { kind: "fixed-points", points: 10 }, lapses: "period-end" },
            ],
          },
        ],
      },
      [
        "Reached with more than €500.00 spent or 12 orders. Earns 2 times as much. Every month: 10 Coins, to be used by the end of that time.",
        "Erreicht mit mehr als 500,00 € Umsatz oder 12 Bestellungen. Sammelt das 2-Fache. Jeden Monat: 10 Coins, einzulösen bis zum Ende dieser Zeit.",
      ],
    ],
    [
      "points that vest and expire",
      {
        units: [
          {
            id: "points",
            name: { one: "Coin", many: "Coins" },
            vesting: { kind: "after", after: { days: 14 } },
            expiry: { kind: "rolling", after: { months: 18 }, activity: ["order", "redemption"] },
          },
        ],
      },
      [
        "Can be spent on rewards. Can be spent after 14 days. Expires after 18 months without an order or a redemption.",
        "Kann für Prämien eingelöst werden. Einlösbar nach 14 Tagen. Verfällt nach 18 Monaten ohne Bestellung oder Einlösung.",
      ],
    ],
  ])("says %s, in English and German", (_what, part, texts) => {
    const program = programSchema.parse({ ...plain, ...part });

    const said = (["en", "de"] as const).map((language) =>
      textsOf(describeProgram(program, { currency: "EUR", language })),
    );

    texts.forEach((text, index) => expect(said[index]).toContain(text));
  });

  it("leaves no hole in what it says of any program of the gallery", () => {
    for (const file of readdirSync("programs").filter((name) => /^[a-z-]+\.json$/.test(name))) {
      const program = programSchema.parse(z.object({ program: z.unknown() }).parse(readJson(file)).program);

      for (const language of ["en", "de"] as const) {
        const description = describeProgram(program, { currency: "EUR", language });
        const sentences = description.flatMap(({ items }) => items.flatMap((item) => item.sentences));

        expect(description.map(({ name }) => name)).toEqual(expect.arrayContaining(["earning", "rewards", "policies"]));
        expect(sentences.filter((text) => /undefined|\[object|NaN|^\.| {2}/.test(text))).toEqual([]);
      }
    }
  });
});

function textsOf(description: ReturnType<typeof describeProgram>): string[] {
  return description.flatMap(({ items }) =>
    items.map(({ sentences }) => sentences.join(" ").replaceAll("\u00a0", " ")),
  );
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(`programs/${file}`, "utf8"));
}
