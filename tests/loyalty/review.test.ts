import { describe, expect, it } from "vitest";
import type { Program, ProgramInput } from "../../app/loyalty/program.ts";
import { reviewsAhead } from "../../app/loyalty/review.ts";
import type { TierReview } from "../../app/loyalty/tiers/tier-review.ts";
import { PER_UNIT, programOf } from "./orders.ts";

type Rule = NonNullable<ProgramInput["earning"]>[number];

const found = { tierId: null, isChange: false, tierUntil: null, spendMinor: 0, progress: {}, reviewAt: null };
const ahead: TierReview[] = [
  { ...found, at: 500 },
  { ...found, at: 900 },
];
const known = (...programs: Program[]) =>
  reviewsAhead(
    { reviewAt: 500, ahead: () => ahead },
    programs.map((program, index) => ({ version: index + 1, effectiveAt: index, program })),
  );
const rule = (trigger: Rule["trigger"], changes: Partial<Rule> = {}): Rule => ({
  id: "r",
  trigger,
  effect: { kind: "fixed-points", points: 1 },
  ...changes,
});
const points = { id: "points", name: { one: "Coin", many: "Coins" } };
const gold = { id: "gold", name: "Gold", qualifications: [] };

describe("what reviews will find is known beforehand", () => {
  it.each<[string, Partial<ProgramInput>, boolean]>([
    ["where time moves nothing but tiers", { earning: [PER_UNIT], tiers: [gold] }, true],
    ["with gifts for joining", { earning: [rule({ kind: "joined" })] }, true],
    ["with events", { earning: [rule({ kind: "event", name: "visit" })] }, true],
    ["with referrals", { earning: [rule({ kind: "referral", side: "friend" })] }, true],
    ["with a rule whose points can be spent at once", { earning: [{ ...PER_UNIT, vesting: { kind: "at-once" } }] }, true],
    ["not with a rule whose points vest", { earning: [{ ...PER_UNIT, vesting: { kind: "after", after: { days: 1 } } }] }, false],
    ["not with a unit whose points vest", { units: [{ ...points, vesting: { kind: "after", after: { days: 1 } } }] }, false],
    ["not with shipments that count later", { earning: [{ ...PER_UNIT, trigger: { kind: "order", delayDays: 1 } }] }, false],
    ["not with birthdays", { earning: [rule({ kind: "birthday" })] }, false],
    ["not with anniversaries", { earning: [rule({ kind: "anniversary" })] }, false],
    ["not with days of the calendar", { earning: [rule({ kind: "schedule", on: { every: "month" } })] }, false],
    ["not with gifts for a tier", { earning: [rule({ kind: "tier-reached" })] }, false],
    ["not with a tier that stops expiry", { tiers: [{ ...gold, suspendsExpiry: true }] }, false],
    ["not with benefits", { tiers: [{ ...gold, benefits: [{ id: "b", when: "month", effect: { kind: "fixed-points", points: 1 } }] }] }, false],
  ])("%s", (_what, parts, isKnown) => {
    expect(known(programOf(parts))).toEqual(isKnown ? ahead : []);
    expect(known(programOf({}), programOf(parts))).toEqual(isKnown ? ahead : []);
  }); // prettier-ignore

  it("if there is any, and it is the one that was asked for", () => {
    const versions = [{ version: 1, effectiveAt: 0, program: programOf({}) }];

    expect(reviewsAhead({ reviewAt: null, ahead: () => ahead }, versions)).toEqual([]);
    expect(reviewsAhead({ reviewAt: 501, ahead: () => ahead }, versions)).toEqual([]);
    expect(reviewsAhead({ reviewAt: 500, ahead: () => [] }, versions)).toEqual([]);
  });
});
