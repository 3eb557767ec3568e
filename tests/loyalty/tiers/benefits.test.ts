import { describe, expect, it } from "vitest";
import type { ProgramInput, ProgramVersion } from "../../../app/loyalty/program.ts";
import {
  type BenefitDue,
  benefitLapsesAt,
  benefitsAt,
  type BenefitsOf,
  nextBenefitAt,
} from "../../../app/loyalty/tiers/benefits.ts";
import { must } from "../../support/must.ts";
import { BERLIN, local, programOf, versionsOf, written } from "./tiers.ts";

type When = "entry" | "month" | "quarter" | "year" | "tier-year" | "birthday";

function tiersWith(whens: When[]): NonNullable<ProgramInput["tiers"]> {
  return [
    { id: "silver", name: "Silver", qualifications: [] },
    {
      id: "gold",
      name: "Gold",
      qualifications: [],
      benefits: whens.map((when) => ({
        id: when,
        when,
        effect: { kind: "fixed-points" as const, points: 10 },
        lapses: "period-end" as const,
      })),
    },
  ];
}

/** Of a member born on 29 February, who joined on 15 January 2025. */
function of(whens: When[], history: [string, string | null][], versions?: ProgramVersion[]) {
  return {
    history: history.map(([at, tierId]) => ({ at: local(at), tierId, spendMinor: 0 })),
    versions: versions ?? versionsOf(programOf({}, tiersWith(whens))),
    timeZone: BERLIN,
    member: { joinedAt: local("2025-01-15"), birthday: { month: 2, day: 29, knownAt: local("2025-01-15") } },
  };
}

/** The benefits that are due in (from, to], by time. */
function benefitsDue(member: BenefitsOf, { from, to }: { from: number; to: number }): BenefitDue[] {
  const due: BenefitDue[] = [];
  for (let at = nextBenefitAt(member, from); at !== null && at <= to; at = nextBenefitAt(member, at))
    due.push(...benefitsAt(member, at));
  return due;
}

const told = (due: BenefitDue[]) =>
  due.map((each) => [written(each.at), each.period, written(must(benefitLapsesAt(each, BERLIN)))]);

describe("benefits of a tier", () => {
  it("month: on entering and at each month's first moment, once a month even if the tier is left and entered again", () => {
    const member = of(
      ["month"],
      [
        ["2025-03-10T12:00", "gold"],
        ["2025-03-12T12:00", "silver"],
        ["2025-03-20T12:00", "gold"],
        ["2025-05-01T00:00", "silver"],
      ],
    );

    expect(told(benefitsDue(member, { from: local("2025-01-01"), to: local("2025-12-31") }))).toEqual([
      ["2025-03-10T12:00", "2025-03", "2025-04-01T00:00"],
      ["2025-04-01T00:00", "2025-04", "2025-05-01T00:00"],
    ]);
    expect(nextBenefitAt(member, local("2025-06-01"))).toBeNull();
  });

  it("quarter and year", () => {
    const member = of(["quarter", "year"], [["2025-11-10T12:00", "gold"]]);

    expect(told(benefitsDue(member, { from: local("2025-01-01"), to: local("2026-04-01") }))).toEqual([
      ["2025-11-10T12:00", "2025-Q4", "2026-01-01T00:00"],
      ["2025-11-10T12:00", "2025", "2026-01-01T00:00"],
      ["2026-01-01T00:00", "2026-Q1", "2026-04-01T00:00"],
      ["2026-01-01T00:00", "2026", "2027-01-01T00:00"],
      ["2026-04-01T00:00", "2026-Q2", "2026-07-01T00:00"],
    ]);
  });

  it("entry: at each entering; tier-year: on entering and each year after, without a break", () => {
    const entered = local("2025-03-10T12:00");
    const again = local("2027-06-01T00:00");
    const member = of(
      ["entry", "tier-year"],
      [
        ["2025-03-10T12:00", "gold"],
        ["2027-03-10T12:00", "silver"],
        ["2027-06-01T00:00", "gold"],
      ],
    );

    // On 10 March 2027, 12:00, Gold has just ended: no third year.
    expect(told(benefitsDue(member, { from: local("2025-01-01"), to: local("2028-01-01") }))).toEqual([
      ["2025-03-10T12:00", `entered-${entered}`, "2026-03-10T12:00"],
      ["2025-03-10T12:00", `entered-${entered}-1`, "2026-03-10T12:00"],
      ["2026-03-10T12:00", `entered-${entered}-2`, "2027-03-10T12:00"],
      ["2027-06-01T00:00", `entered-${again}`, "2028-06-01T00:00"],
      ["2027-06-01T00:00", `entered-${again}-1`, "2028-06-01T00:00"],
    ]);
    expect(written(must(nextBenefitAt(member, local("2028-01-01"))))).toBe("2028-06-01T00:00");
  });

  it("birthday: at the first moment of the day, good until the year's end; 29 February is kept on 28 February", () => {
    const member = of(["birthday"], [["2025-03-10T12:00", "gold"]]);

    expect(told(benefitsDue(member, { from: local("2025-01-01"), to: local("2028-12-31") }))).toEqual([
      ["2026-02-28T00:00", "2026", "2027-01-01T00:00"],
      ["2027-02-28T00:00", "2027", "2028-01-01T00:00"],
      ["2028-02-29T00:00", "2028", "2029-01-01T00:00"],
    ]);
  });

  it("are those of the version in force then", () => {
    const versions = [
      { version: 1, effectiveAt: local("2025-01-01"), program: programOf({}, tiersWith([])) },
      { version: 2, effectiveAt: local("2025-06-15"), program: programOf({}, tiersWith(["month"])) },
      { version: 3, effectiveAt: local("2025-08-15"), program: programOf({}, tiersWith([])) },
    ];
    const member = of([], [["2025-03-10T12:00", "gold"]], versions);

    expect(told(benefitsDue(member, { from: local("2025-01-01"), to: local("2026-01-01") })).map(([at]) => at)).toEqual(
      ["2025-07-01T00:00", "2025-08-01T00:00"],
    );
    expect(nextBenefitAt(member, local("2025-08-01"))).toBeNull();
    expect(written(must(nextBenefitAt(member, local("2025-03-10T12:00"))))).toBe("2025-07-01T00:00");
  });
});
