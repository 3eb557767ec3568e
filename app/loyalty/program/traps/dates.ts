import { assertNever } from "../../assert.ts";
import type { Expiry, Program, Vesting } from "../../program.ts";
import { dayNumber } from "../../time/civil.ts";
import { zoneOf } from "../../time/zone.ts";
import type { Duration } from "../primitives.ts";
import type { Finding } from "../problems.ts";
import type { Path } from "../references.ts";
import { isMultiplied, unitGiven } from "./awards.ts";
import type { TrapContext } from "./context.ts";

/** Terms that get in each other's way: vesting and expiry, reminders, campaigns that are over. */
export function dateTraps(program: Program, context: TrapContext): Finding[] {
  const units = program.units.flatMap((unit, index) => [
    ...unvested(unit, ["units", index, "expiry"]),
    ...lateReminder(program, unit.expiry),
  ]);
  const rules = program.earning.flatMap((rule, index) => {
    const unit = program.units.find(({ id }) => id === unitGiven(rule.effect));
    if (!unit || (!rule.vesting && !rule.expiry)) return [];
    const { vesting = unit.vesting, expiry = unit.expiry } = rule;
    const path = ["earning", index, rule.expiry ? "expiry" : "vesting"];
    return [...unvested({ vesting, expiry }, path), ...(rule.expiry ? lateReminder(program, rule.expiry) : [])];
  });
  // One reminder term, one finding.
  const reminders = [...units, ...rules].filter(({ code }) => code === "reminder-longer-than-term");
  const others = [...units, ...rules].filter(({ code }) => code !== "reminder-longer-than-term");
  return [...others, ...reminders.slice(0, 1), ...campaignTraps(program, context)];
}

interface Days {
  least: number;
  most: number;
}

function unvested({ vesting, expiry }: { vesting: Vesting; expiry: Expiry }, path: Path): Finding[] {
  const waits = daysToVest(vesting);
  const lasts = daysToExpiry(expiry);
  if (waits === null || lasts === null) return [];
  if (isSameYearEnd(vesting, expiry) || waits.least >= lasts.most) {
    const params = { waits: waits.least, lasts: lasts.most };
    return [{ severity: "error", path, code: "expires-before-vesting", params }];
  }
  // The same calendar drives both: what vests on a day of the year after outlives a year's end that is one later.
  if (vesting.kind === "on-date" && expiry.kind === "calendar" && expiry.period === "year" && expiry.later > 0)
    return [];
  if (waits.most < lasts.least) return [];
  if (vesting.kind === "after" && expiry.kind !== "calendar") return [];
  const params = { waits: waits.most, lasts: lasts.least };
  return [{ severity: "warning", path, code: "may-expire-before-vesting", params }];
}

/** What vests on 1 January has expired with the year before. */
function isSameYearEnd(vesting: Vesting, expiry: Expiry): boolean {
  if (vesting.kind !== "on-date" || expiry.kind !== "calendar" || expiry.later > 0) return false;
  const { month, day } = vesting.on;
  return expiry.period === "year" && month === 1 && day === 1;
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

function daysToExpiry(expiry: Expiry): Days | null {
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

function lateReminder(program: Program, expiry: Expiry): Finding[] {
  const lasts = daysToExpiry(expiry);
  const { reminderDays } = program.policies;
  if (lasts === null || expiry.kind === "calendar" || lasts.most > reminderDays) return [];
  const path = ["policies", "reminderDays"];
  return [{ severity: "warning", path, code: "reminder-longer-than-term", params: { lasts: lasts.most } }];
}

function campaignTraps(program: Program, { now, timeZone }: TrapContext): Finding[] {
  return program.campaigns.flatMap((campaign, index): Finding[] => {
    const found: Finding[] = [];
    const warn = (path: Path, code: string) => {
      found.push({ severity: "warning", path: ["campaigns", index, ...path], code, params: {} });
    };
    if (campaign.to !== undefined && zoneOf(timeZone).parse(campaign.to) <= now) warn(["to"], "campaign-over");
    const { effect, rules } = campaign;
    const changed = program.earning.filter((rule) => rules?.includes(rule.id) ?? isMultiplied(rule));
    const isSomething = changed.some(
      ({ trigger, effect: given }) => (trigger.kind === "order" || trigger.kind === "event") && "unit" in given,
    );
    if (!isSomething) warn(rules ? ["rules"] : [], "campaign-without-rule");
    if (effect.kind === "multiplier" && effect.multiplier.numerator === effect.multiplier.denominator) {
      warn(["effect", "multiplier"], "campaign-without-effect");
    }
    return found;
  });
}
