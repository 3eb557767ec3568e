import { describe, expect, it } from "vitest";
import { tierUses } from "../../../app/loyalty/program/tier-uses.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { PER_UNIT, programOf } from "../orders.ts";

const gold = { id: "gold", name: "Gold", qualifications: [] };
const inGold = { kind: "tier" as const, in: ["gold", null] };
const givesGold = { kind: "tier" as const, tier: "gold", lasts: "for-life" as const };

describe("what names a tier", () => {
  it.each<[string, Partial<ProgramInput>, string[]]>([
    ["nothing", {}, []],
    ["a rule for its members", { earning: [{ ...PER_UNIT, conditions: [inGold] }] }, ["earning orders"]],
    ["a rule that gives it", { earning: [{ ...PER_UNIT, effect: givesGold }] }, ["earning orders"]],
    [
      "a rule for reaching it",
      {
        earning: [
          {
            ...PER_UNIT,
            trigger: { kind: "tier-reached", tiers: ["gold"] },
            effect: { kind: "fixed-points", points: 5 },
          },
        ],
      },
      ["earning orders"],
    ],
    [
      "a campaign for its members",
      { campaigns: [{ id: "c", name: "C", conditions: [inGold], effect: { kind: "bonus", points: 1 } }] },
      ["campaigns c"],
    ],
    [
      "a benefit of another tier",
      { tiers: [{ ...gold, id: "top", benefits: [{ id: "b", when: "entry", effect: givesGold }] }, gold] },
      ["tiers top"],
    ],
    ["no benefit of its own", { tiers: [{ ...gold, benefits: [{ id: "b", when: "entry", effect: givesGold }] }] }, []],
    [
      "a reward for its members",
      { rewards: [{ id: "r", kind: "fixed-amount", points: 1, amountMinor: 1, tiers: ["gold"] }] },
      ["rewards r"],
    ],
  ])("is %s", (_what, parts, expected) => {
    const program = programOf({ tiers: [{ ...gold, id: "other" }, gold], ...parts });

    expect(tierUses(program, "gold").map(({ list, id }) => `${list} ${id}`)).toEqual(expected);
    expect(tierUses(program, "other")).toEqual([]);
  });
});
