import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { TierClock } from "../../../app/loyalty/tiers/tier-clock.ts";
import { local, programOf } from "./tiers.ts";
import { type NaiveFact, type NaiveGrant, type NaiveMember, naiveMoments, naiveTierAt } from "./naive-tiers.ts";

const RUNS = Number(process.env.PROPERTY_RUNS ?? 150);
const START = local("2025-01-01");
const DAY = 86_400;
const HORIZON = START + 2600 * DAY;

describe("the clock of tiers", () => {
  it("holds at every moment the tier that the words of the page give, computed from nothing", () => {
    const classes = { kept: 0, "refund ends a term": 0, "several versions": 0, "comes back": 0 };
    fc.assert(
      fc.property(member(), (one) => {
        const clock = played(one);
        const heldAt = (at: number) => clock.history.findLast((moment) => moment.at <= at)?.tierId ?? null;
        const moments = [...naiveMoments(one, HORIZON), ...clock.history.map(({ at }) => at), ...grid(one)];
        const asked = new Set(moments.flatMap((at) => [at - 1, at]).filter((at) => at <= HORIZON));

        for (const at of asked) expect([at, heldAt(at)]).toEqual([at, naiveTierAt(one, at)]);

        if (one.versions.length > 1) classes["several versions"] += 1;
        if (clock.history.some(({ tierId, spendMinor }) => tierId !== null && spendMinor === 0)) classes.kept += 1;
        const falls = one.facts.filter((fact, index) =>
          one.facts.slice(0, index).some((b) => b.source === fact.source),
        );
        if (clock.history.some(({ at }) => falls.some((fact) => fact.at === at))) classes["refund ends a term"] += 1;
        const ids = clock.history.map(({ tierId }) => tierId);
        if (new Set(ids).size < ids.length) classes["comes back"] += 1;
      }),
      { numRuns: RUNS, seed: Number(process.env.PROPERTY_SEED ?? 20261122) },
    );
    for (const [name, count] of Object.entries(classes)) expect([name, count > RUNS / 50]).toEqual([name, true]);
  });

  it("foretells what then happens, if nothing else does", () => {
    fc.assert(
      fc.property(member(), (one) => {
        const last = Math.max(START, ...one.facts.map(({ at }) => at), ...one.grants.map(grantedBy));
        const clock = played(one, last);
        const [tier, foretold, until] = [clock.tier, clock.projection(5), clock.tierUntil];
        const known = clock.history.length;
        let steps = 0;
        for (let next = clock.reviewAt; next !== null && steps < 500; next = clock.reviewAt) {
          expect(next).toBeGreaterThan(last);
          clock.advance(next);
          steps += 1;
        }

        const happened = clock.history.slice(known);
        expect(happened.slice(0, 5)).toEqual(foretold);
        if (until !== null) expect(happened.find(({ at }) => at === until)?.tierId).not.toBe(tier?.id);
        else if (tier !== null) expect(clock.tier).not.toBeNull();
      }),
      { numRuns: RUNS, seed: Number(process.env.PROPERTY_SEED ?? 20261122) },
    );
  });
});

/** When the last that is told of a grant happened. */
function grantedBy({ from, revokedAt }: NaiveGrant): number {
  return Math.max(from, revokedAt ?? from);
}

function grid({ grants }: NaiveMember): number[] {
  const weekly = Array.from({ length: 60 }, (_, index) => START + index * 43 * DAY + 12_345);
  return [...weekly, ...grants.flatMap(({ from, until, revokedAt }) => [from, until ?? from, revokedAt ?? from])];
}

/** Tells the clock everything in business time. */
function played(one: NaiveMember, to = HORIZON): TierClock {
  const clock = new TierClock(one);
  const steps = [
    ...one.facts.map((fact) => ({ at: fact.at, take: () => clock.count(fact) })),
    ...one.grants.map((grant) => ({ at: grant.from, take: () => clock.grant(grant) })),
    ...one.grants.flatMap(({ id, revokedAt }) =>
      revokedAt === null ? [] : [{ at: revokedAt, take: () => clock.revokeGrant(id, revokedAt) }],
    ),
  ].sort((a, b) => a.at - b.at);
  for (const { at, take } of steps) {
    clock.advance(at);
    take();
  }
  clock.advance(to);
  return clock;
}

function member(): fc.Arbitrary<NaiveMember> {
  return fc.record({
    facts: fc.array(source(), { maxLength: 7 }).map((sources) => sources.flatMap(factsOf).sort((a, b) => a.at - b.at)),
    grants: fc
      .array(grant(), { maxLength: 2 })
      .map((grants) => grants.map((each, index) => ({ ...each, id: String(index) }))),
    versions: fc
      .array(fc.record({ days: fc.nat(900), program: program() }), { minLength: 1, maxLength: 3 })
      .map((drafts) => {
        const sorted = drafts.toSorted((a, b) => a.days - b.days);
        return sorted.map(({ days, program: document }, index) => ({
          version: index + 1,
          effectiveAt: index === 0 ? START : START + days * DAY + index,
          program: document,
        }));
      }),
    joinedAt: fc.nat(500).map((days) => START + days * DAY + 43_200),
    timeZone: fc.constantFrom("Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata"),
  });
}

interface Draft {
  basis: string;
  placed: number;
  changes: { days: number; value: number }[];
}

/** Something that counts, and counts less or more later; values on few steps, so that thresholds are met exactly. */
function source(): fc.Arbitrary<Draft> {
  return fc.record({
    basis: fc.constantFrom("spend", "spend", "spend", "points:points"),
    placed: fc.nat(900),
    changes: fc.array(fc.record({ days: fc.nat(400), value: fc.constantFrom(0, 100_00, 200_00, 500_00, 1000_00) }), {
      minLength: 1,
      maxLength: 3,
    }),
  });
}

function factsOf({ basis, placed, changes }: Draft, index: number): NaiveFact[] {
  const datedAt = START + placed * DAY;
  return changes
    .map(({ days, value }) => ({ source: String(index), basis, datedAt, at: datedAt + days * DAY, value }))
    .sort((a, b) => a.at - b.at);
}

function grant() {
  return fc
    .record({
      tierId: fc.constantFrom("silver", "gold", "platinum", "gone"),
      days: fc.nat(900),
      until: fc.option(fc.integer({ min: 1, max: 400 })),
      revoked: fc.option(fc.nat(400)),
    })
    .map(({ tierId, days, until, revoked }) => {
      const from = START + days * DAY;
      return {
        tierId,
        from,
        until: until === null ? null : from + until * DAY,
        revokedAt: revoked === null ? null : from + revoked * DAY,
      };
    });
}

function program() {
  const policy: fc.Arbitrary<NonNullable<ProgramInput["tierPolicy"]>> = fc.record({
    window: fc.constantFrom(
      { kind: "lifetime" as const },
      { kind: "rolling" as const, months: 12 },
      { kind: "rolling" as const, months: 3 },
      { kind: "calendar-year" as const },
      { kind: "membership-year" as const },
    ),
    retention: fc.constantFrom(
      { kind: "window" as const },
      { kind: "rest-of-year-and-next" as const },
      { kind: "for" as const, duration: { months: 6 } },
      { kind: "for" as const, duration: { days: 100 } },
      { kind: "for-life" as const },
    ),
    grace: fc.constantFrom(undefined, undefined, { days: 30 }, { months: 2 }),
    downgrade: fc.constantFrom("to-earned" as const, "one-level" as const),
  });
  const spendFrom = (threshold: number) => ({ basis: "spend" as const, threshold });
  const tiers = fc.constantFrom<NonNullable<ProgramInput["tiers"]>>(
    [
      { id: "silver", name: "Silver", qualifications: [spendFrom(200_00)] },
      { id: "gold", name: "Gold", qualifications: [spendFrom(500_00), { basis: "points", threshold: 200_00 }] },
      { id: "platinum", name: "Platinum", qualifications: [spendFrom(1000_00)] },
    ],
    [
      { id: "base", name: "Base", qualifications: [spendFrom(0)] },
      { id: "silver", name: "Silver", qualifications: [{ ...spendFrom(200_00), comparison: "more-than" }] },
      { id: "gold", name: "Gold", qualifications: [spendFrom(700_00)], forLife: [spendFrom(1500_00)] },
    ],
    [
      { id: "gold", name: "Gold", qualifications: [spendFrom(300_00)] },
      { id: "platinum", name: "Platinum", qualifications: [] },
    ],
  );
  return fc.record({ policy, tiers }).map((draft) => programOf(draft.policy, draft.tiers));
}
