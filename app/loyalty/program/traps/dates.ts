import { isMultiplied } from "../../earning/compiled.ts";
import type { Expiry, Program } from "../../program.ts";
import { zoneOf } from "../../time/zone.ts";
import type { Finding } from "../problems.ts";
import type { Path } from "../names.ts";
import { unitGiven } from "./awards.ts";
import type { TrapContext } from "./context.ts";
import { daysToExpiry, unvested, unvestedBenefits } from "./vesting.ts";

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
  const benefits = unvestedBenefits(program);
  // One reminder term, one finding.
  const reminders = [...units, ...rules].filter(({ code }) => code === "reminder-longer-than-term");
  const others = [...units, ...rules].filter(({ code }) => code !== "reminder-longer-than-term");
  return [...others, ...benefits, ...reminders.slice(0, 1), ...campaignTraps(program, context)];
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
    if (!changed.some(({ effect: given }) => "unit" in given)) warn(rules ? ["rules"] : [], "campaign-without-rule");
    if (effect.kind === "multiplier" && effect.multiplier.numerator === effect.multiplier.denominator) {
      warn(["effect", "multiplier"], "campaign-without-effect");
    }
    return found;
  });
}
