import { describe, expect, it } from "vitest";
import { explain } from "../../app/loyalty/explain.ts";
import type { Entry } from "../../app/loyalty/fold-result.ts";
import { DAY, event, fold, order, programOf, shipped, START } from "./orders.ts";

const pointsName = { one: "Coin", many: "Coins" };

/** The sentence in English and in German. */
function both({ explanation, points }: Entry): string[] {
  const said = (locale: "en" | "de") => explain(explanation, points, { locale, pointsName });
  return [said("en"), said("de")].map((text) => text.replaceAll(/[\u00a0\u202f]/g, " "));
}

const placed = shipped(order({ id: "9", netMinor: 10_099, placedAt: START + 5 * DAY }));

describe("the sentence of a movement", () => {
  it("names the multiplier that is the best, even where it is that of no tier, and how others add up", () => {
    const half = { id: "half", name: "Half days", effect: { kind: "multiplier" as const, multiplier: "0.5" } };
    const double = { id: "double", name: "Double days", effect: { kind: "multiplier" as const, multiplier: "2" } };
    const by = (stacking: "best" | "add", ...campaigns: (typeof half)[]) =>
      fold([placed], { program: programOf({ policies: { stacking }, campaigns }) }).entries.flatMap(both);

    expect(by("best", half)).toEqual([
      "Order #9 shipped. 100 Coins: 1 per EUR on €100.99, × 1 without a tier, the best of × 1 without a tier, × 0.5 Half days, rounded down",
      "Bestellung #9 versandt. 100 Coins: 1 je EUR auf 100,99 €, × 1 ohne Stufe, der beste von × 1 ohne Stufe, × 0,5 Half days, abgerundet",
    ]);
    expect(by("add", double, half)).toEqual([
      "Order #9 shipped. 151 Coins: 1 per EUR on €100.99, × 2 Double days, × 0.5 Half days, added up to 1 + 1 + (−0.5) = 1.5, rounded down",
      "Bestellung #9 versandt. 151 Coins: 1 je EUR auf 100,99 €, × 2 Double days, × 0,5 Half days, zusammengezählt zu 1 + 1 + (−0,5) = 1,5, abgerundet",
    ]);
  });

  it("shows what a gift for joining is made of, and calls what an event brings so each time", () => {
    const program = programOf({
      earning: [
        { id: "hello", trigger: { kind: "joined" }, effect: { kind: "fixed-points", points: 50 }, multiplied: true },
        {
          id: "s",
          trigger: { kind: "event", name: "survey" },
          effect: { kind: "fixed-points", points: 10 },
          limits: [{ per: "day", points: 5 }],
        },
      ],
      campaigns: [{ id: "c", name: "C", rules: ["hello"], effect: { kind: "bonus", points: 1_000 } }],
    });

    expect(fold([], { program, events: [event({ name: "survey" })] }).entries.map(both)).toEqual([
      ["1,050 Coins as a gift for joining: 50, + 1,000 C", "1.050 Coins als Geschenk zum Beitritt: 50, + 1.000 C"],
      [
        "“survey”. 5 Coins: 10 each time, limit: at most 5 per day, of which 5 were left",
        "„survey“. 5 Coins: 10 jedes Mal, Grenze: höchstens 5 am Tag, davon waren 5 übrig",
      ],
    ]);
  });

  it.each([
    ["entered-1780308000", "on entering S", "beim Eintritt in S"],
    ["entered-1780308000-2", "for the 2nd year in S", "für das 2. Jahr in S"],
    ["2026-03", "of S for March 2026", "von S für März 2026"],
    ["2026-Q2", "of S for the 2nd quarter of 2026", "von S für das 2. Quartal 2026"],
    ["2026", "of S for 2026", "von S für 2026"],
  ])("of a benefit for %s says when it is for", (period, english, german) => {
    const of = {
      kind: "benefit" as const,
      benefit: "b",
      tier: { id: "s", name: "S" },
      period,
      version: 1,
      unit: "points",
      points: 5,
    };

    expect(explain(of, 5, { locale: "en", pointsName })).toBe(`5 Coins as a benefit ${english}`);
    expect(explain(of, 5, { locale: "de", pointsName })).toBe(`5 Coins als Vorteil ${german}`);
  });
});
