import { assertNever } from "../../assert.ts";
import type { Benefit, Expiry, Program, Vesting } from "../../program.ts";
import { civilDate, clampedDayNumber, dayNumber } from "../../time/civil.ts";
import type { Duration } from "../primitives.ts";
import type { Finding } from "../problems.ts";
import type { Path } from "../names.ts";
import { unitGiven } from "./awards.ts";

interface Days {
  least: number;
  most: number;
}

/** Points that expire before they vest: all of them, or those of some days. */
export function unvested({ vesting, expiry }: { vesting: Vesting; expiry: Expiry }, path: Path): Finding[] {
  if (vesting.kind === "on-date" && expiry.kind === "calendar") return byCalendar({ on: vesting.on, expiry }, path);
  const waits = daysToVest(vesting);
  const lasts = daysToExpiry(expiry);
  if (waits === null || lasts === null) return [];
  const isExact = vesting.kind === "after" && expiry.kind !== "calendar";
  return compared({ waits, lasts }, path).filter(({ severity }) => severity === "error" || !isExact);
}

/** What tiers give and take back again before it can be spent. */
export function unvestedBenefits(program: Program): Finding[] {
  return program.tiers.flatMap((tier, index) =>
    tier.benefits.flatMap((benefit, number): Finding[] => {
      const unit = program.units.find(({ id }) => id === unitGiven(benefit.effect));
      const waits = unit ? daysToVest(unit.vesting) : null;
      const lasts = daysToLapse(benefit);
      if (waits === null || lasts === null) return [];
      return compared({ waits, lasts }, ["tiers", index, "benefits", number, "lapses"]);
    }),
  );
}

function compared({ waits, lasts }: { waits: Days; lasts: Days }, path: Path): Finding[] {
  if (waits.least >= lasts.most) {
    const params = { waits: waits.least, lasts: lasts.most };
    return [{ severity: "error", path, code: "expires-before-vesting", params }];
  }
  if (waits.most < lasts.least) return [];
  const params = { waits: waits.most, lasts: lasts.least };
  return [{ severity: "warning", path, code: "may-expire-before-vesting", params }];
}

/** The same calendar drives both: every day of two years, one of them a leap year, shows what becomes of its points. */
function byCalendar(
  { on, expiry }: { on: { month: number; day: number }; expiry: Extract<Expiry, { kind: "calendar" }> },
  path: Path,
): Finding[] {
  const days = Array.from({ length: 731 }, (_, index) => dayNumber(2003, 1, 1) + index);
  const late = days.flatMap((day) => {
    const { year, month } = civilDate(day);
    const years = [year, year + 1].map((each) => clampedDayNumber(each, on.month, on.day));
    const vests = years.find((each) => each > day) ?? day;
    const ends =
      expiry.period === "year"
        ? dayNumber(year + 1 + expiry.later, 1, 1)
        : dayNumber(year, month - ((month - 1) % 3) + 3 * (1 + expiry.later), 1);
    return vests < ends ? [] : [{ waits: vests - day, lasts: ends - day }];
  });
  if (late.length === days.length) {
    const params = { day: `${String(on.month).padStart(2, "0")}-${String(on.day).padStart(2, "0")}` };
    return [{ severity: "error", path, code: "expires-before-date", params }];
  }
  const worst = late.toSorted((one, other) => one.lasts - one.waits - (other.lasts - other.waits))[0];
  return worst ? [{ severity: "warning", path, code: "may-expire-before-vesting", params: worst }] : [];
}

function daysToLapse({ when, lapses }: Benefit): Days | null {
  if (lapses === "never") return null;
  if (lapses !== "period-end") return daysOf(lapses);
  switch (when) {
    case "entry":
    case "tier-year":
      return { least: 365, most: 366 };
    case "month":
      return { least: 0, most: 31 };
    case "quarter":
      return { least: 0, most: 92 };
    case "year":
    case "birthday":
      return { least: 0, most: 366 };
    default:
      return assertNever(when);
  }
}

function daysToVest(vesting: Vesting): Days | null {
  switch (vesting.kind) {
    case "at-once":
      return null;
    case "after":
      return daysOf(vesting.after);
    case "on-date":
      return { least: 0, most: 366 };
    default:
      return assertNever(vesting);
  }
}

/** For how many days points are good that nothing keeps alive; null: for ever. */
export function daysToExpiry(expiry: Expiry): Days | null {
  switch (expiry.kind) {
    case "never":
      return null;
    case "fixed":
    case "rolling":
      return daysOf(expiry.after);
    case "calendar": {
      const [least, most] = expiry.period === "year" ? [365, 366] : [90, 92];
      return { least: expiry.later * least, most: (expiry.later + 1) * most };
    }
    default:
      return assertNever(expiry);
  }
}

/** How many days a term of the calendar has, depending on when it begins. */
function daysOf(duration: Duration): Days {
  if ("days" in duration) return { least: duration.days, most: duration.days };
  const months = "months" in duration ? duration.months : duration.years * 12;
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const least = dayNumber(2001 + years, 2 + rest, 1) - dayNumber(2001, 2, 1);
  const most = dayNumber(2004 + years, 7 + rest, 1) - dayNumber(2004, 7, 1);
  return { least: Math.min(least, most), most: Math.max(least, most) + 1 };
}
