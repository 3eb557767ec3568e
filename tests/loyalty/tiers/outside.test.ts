import { describe, expect, it } from "vitest";
import type { ProgramVersion } from "../../../app/loyalty/program.ts";
import { grantEnd } from "../../../app/loyalty/tiers/terms.ts";
import { zoneOf } from "../../../app/loyalty/time/zone.ts";
import { must } from "../../support/must.ts";
import { BERLIN, clockOf, LADDER, left, local, programOf, spend, told, written } from "./tiers.ts";

const ROLLING = { window: { kind: "rolling" as const, months: 12 } };

describe("a tier that is granted", () => {
  it("is held from its beginning to its end, above what is earned and never below", () => {
    const clock = clockOf(ROLLING);
    clock.advance(local("2025-02-01"));

    clock.grant({ id: "card", tierId: "gold", from: local("2025-03-01"), until: local("2025-09-01") });
    spend(clock, "1", "2025-04-01", 200);
    spend(clock, "2", "2025-05-01", 800);
    left(clock, "2", "2025-05-01", "2025-06-01", 0);

    expect(clock.tier?.id).toBe("gold");
    expect(written(clock.tierUntil ?? 0)).toBe("2025-09-01T00:00");
    clock.advance(local("2027-01-01"));
    expect(told(clock)).toEqual([
      ["2025-03-01T00:00", "gold"],
      ["2025-05-01T00:00", "platinum"],
      ["2025-06-01T00:00", "gold"],
      ["2025-09-01T00:00", "silver"],
      ["2026-04-01T00:00", null],
    ]);
  });

  it("ends when it is revoked, and a grant for life does not end by itself", () => {
    const clock = clockOf(ROLLING);

    clock.grant({ id: "vip", tierId: "platinum", from: local("2025-03-01"), until: null });
    clock.advance(local("2045-01-01"));
    expect({ tier: clock.tier?.id, reviewAt: clock.reviewAt }).toEqual({ tier: "platinum", reviewAt: null });
    clock.revokeGrant("vip", local("2045-02-01"));

    expect(clock.tier).toBeNull();
  });

  it("of a tier that is not in the program gives nothing", () => {
    const clock = clockOf(ROLLING);

    clock.grant({ id: "card", tierId: "ruby", from: local("2025-03-01"), until: null });
    clock.advance(local("2025-04-01"));

    expect(clock.history).toEqual([]);
  });

  it.each([
    [{ days: 90 }, "2025-08-29T10:00"],
    [{ years: 1 }, "2026-05-31T10:00"],
    ["rest-of-year" as const, "2026-01-01T00:00"],
    ["rest-of-year-and-next" as const, "2027-01-01T00:00"],
  ])("lasting %j from 31 May 2025, 10:00, ends %s", (lasts, until) => {
    const calendar = { zone: zoneOf(BERLIN), joinedAt: local("2025-01-15T12:00") };
    const { tierPolicy: policy } = programOf(ROLLING);

    expect(written(must(grantEnd(lasts, { at: local("2025-05-31T10:00"), policy, calendar })))).toBe(until);
    expect(grantEnd("for-life", { at: 0, policy, calendar })).toBeNull();
  });
});

describe("versions of the program", () => {
  const [silver, gold] = LADDER;
  const from = (effectiveAt: string, version: number, program: ProgramVersion["program"]): ProgramVersion => ({
    version,
    effectiveAt: local(effectiveAt),
    program,
  });

  it("change tiers in the second in which they take effect", () => {
    const higher = { ...must(silver), qualifications: [{ basis: "spend" as const, threshold: 300_00 }] };
    const versions = [
      from("2025-01-01", 1, programOf(ROLLING)),
      from("2025-06-01", 2, programOf(ROLLING, [higher, must(gold)])),
      from("2025-08-01", 3, programOf({ window: { kind: "rolling", months: 3 } })),
    ];
    const clock = clockOf(ROLLING, { versions });

    spend(clock, "1", "2025-03-01", 250);
    spend(clock, "2", "2025-07-01", 60);
    clock.advance(local("2026-01-01"));

    // 250 < 300 in June; 250 + 60 = 310 in July; from August three months count: 60.
    expect(told(clock)).toEqual([
      ["2025-03-01T00:00", "silver"],
      ["2025-06-01T00:00", null],
      ["2025-07-01T00:00", "silver"],
      ["2025-08-01T00:00", null],
    ]);
  });

  const KEPT = { window: { kind: "calendar-year" as const }, retention: { kind: "rest-of-year-and-next" as const } };

  it("a tier that is gone is held no more, and kept again once it is back", () => {
    const versions = [
      from("2025-01-01", 1, programOf(KEPT)),
      from("2026-02-01", 2, programOf(KEPT, [must(silver)])),
      from("2026-09-01", 3, programOf(KEPT)),
    ];
    const clock = clockOf(KEPT, { versions });

    spend(clock, "1", "2025-03-01", 500);
    clock.advance(local("2026-02-01"));

    expect(written(clock.tierUntil ?? 0)).toBe("2027-01-01T00:00");
    clock.advance(local("2027-06-01"));
    expect(told(clock)).toEqual([
      ["2025-03-01T00:00", "gold"],
      ["2026-02-01T00:00", "silver"],
      ["2026-09-01T00:00", "gold"],
      ["2027-01-01T00:00", null],
    ]);
  });

  it("a term holds by the qualifications of now, and lasts as the version said by which it began", () => {
    const expensive = { ...must(gold), qualifications: [{ basis: "spend" as const, threshold: 900_00 }] };
    const versions = [
      from("2025-01-01", 1, programOf(KEPT)),
      from("2026-06-01", 2, programOf(ROLLING, [must(silver), expensive])),
    ];
    const clock = clockOf(KEPT, { versions });

    spend(clock, "1", "2025-03-01", 500);
    clock.advance(local("2028-01-01"));

    // 500 are no Gold from June 2026 on, and Silver to the end of 2026, as the calendar year said.
    expect(told(clock)).toEqual([
      ["2025-03-01T00:00", "gold"],
      ["2026-06-01T00:00", "silver"],
      ["2027-01-01T00:00", null],
    ]);
  });
});

describe("one second", () => {
  it("makes one change, whatever happens in it", () => {
    const clock = clockOf(ROLLING);

    spend(clock, "1", "2025-03-01", 200);
    spend(clock, "2", "2025-03-01", 300);
    left(clock, "2", "2025-03-01", "2025-03-01", 100);
    spend(clock, "3", "2025-04-01", 500);
    left(clock, "3", "2025-04-01", "2025-04-01", 0);
    // In the second in which order 1 leaves, another takes its place.
    spend(clock, "4", "2026-03-01", 300);

    expect(clock.history).toEqual([{ at: local("2025-03-01"), tierId: "silver", spendMinor: 300_00 }]);
    expect(clock.reached({ after: 0, to: local("2027-01-01") })).toEqual([
      { at: local("2025-03-01"), tierId: "silver" },
    ]);
  });

  it("tells changes upwards, not those down", () => {
    const clock = clockOf(ROLLING);

    spend(clock, "1", "2025-03-01", 200);
    spend(clock, "2", "2025-04-01", 300);
    left(clock, "2", "2025-04-01", "2025-05-01", 0);
    spend(clock, "3", "2025-06-01", 900);

    const told = clock.reached({ after: local("2025-03-01"), to: local("2025-12-31") });
    expect(told.map(({ at, tierId }) => [written(at), tierId])).toEqual([
      ["2025-04-01T00:00", "gold"],
      ["2025-06-01T00:00", "platinum"],
    ]);
    expect([clock.tierIdBefore(local("2025-06-01")), clock.tierIdBefore(local("2025-03-01"))]).toEqual([
      "silver",
      null,
    ]);
  });
});

describe("a tier that suspends expiry", () => {
  it("does so while it is held", () => {
    const tiers = LADDER.map((tier) => ({ ...tier, suspendsExpiry: tier.id !== "silver" }));
    const clock = clockOf(ROLLING, { tiers });

    spend(clock, "1", "2025-03-01", 500);
    spend(clock, "2", "2025-04-01", 500);
    left(clock, "2", "2025-04-01", "2025-05-01", 0);
    left(clock, "1", "2025-03-01", "2025-06-01", 300);
    spend(clock, "3", "2025-07-01", 700);

    // Gold, Platinum and Gold again are one suspension; Silver in June is none.
    expect(clock.suspensions()).toEqual([
      { from: local("2025-03-01"), to: local("2025-06-01") },
      { from: local("2025-07-01"), to: null },
    ]);
  });
});

describe("looking ahead", () => {
  it("tells the next moment at which time changes anything, and changes nothing itself", () => {
    const clock = clockOf(ROLLING);
    spend(clock, "1", "2025-03-01", 150);
    spend(clock, "2", "2025-04-01", 150);

    expect(written(clock.reviewAt ?? 0)).toBe("2026-03-01T00:00");
    expect(clock.projection()).toEqual([{ at: local("2026-03-01"), tierId: null, spendMinor: 150_00 }]);
    expect(clock.projection(0)).toEqual([]);
    expect({ tier: clock.tier?.id, spend: clock.spendMinor, moments: clock.history.length }).toEqual({
      tier: "silver",
      spend: 300_00,
      moments: 1,
    });
  });

  it("finds step by step what a clock finds that goes there", () => {
    const clock = clockOf(ROLLING);
    spend(clock, "1", "2025-03-01", 150);
    spend(clock, "2", "2025-04-01", 250);

    const [first, second] = clock.ahead(5);

    // 400 are Silver; from 1 March 2026 on 250 still are; from 1 April on nothing counts.
    expect(first).toMatchObject({ at: local("2026-03-01"), tierId: "silver", isChange: false, spendMinor: 250_00 });
    expect(first).toMatchObject({ tierUntil: local("2026-04-01"), reviewAt: local("2026-04-01") });
    expect(second).toMatchObject({
      at: local("2026-04-01"),
      tierId: null,
      isChange: true,
      progress: {},
      reviewAt: null,
    });
  });
});
