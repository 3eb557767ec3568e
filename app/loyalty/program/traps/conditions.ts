import { assertNever } from "../../assert.ts";
import { isMultiplied } from "../../earning/compiled.ts";
import type { Condition, Program, Trigger } from "../../program.ts";
import { zoneOf } from "../../time/zone.ts";
import { CONDITION_TRIGGERS } from "../fitting.ts";
import type { Finding } from "../problems.ts";
import type { Path } from "../names.ts";
import type { TrapContext } from "./context.ts";

/** Conditions that cannot hold: not for their trigger, not together, not any more. */
export function conditionTraps(program: Program, context: TrapContext): Finding[] {
  const rules = program.earning.flatMap((rule, index) => {
    const path = ["earning", index, "conditions"];
    return [
      ...unfit(rule.conditions, path, [rule.trigger]),
      ...contradictions(rule.conditions, path),
      ...passed(rule.conditions, path, context),
    ];
  });
  const campaigns = program.campaigns.flatMap((campaign, index) => {
    const path = ["campaigns", index, "conditions"];
    const changed = program.earning.filter((rule) => campaign.rules?.includes(rule.id) ?? isMultiplied(rule));
    const triggers = changed.map(({ trigger }) => trigger);
    return [
      ...(triggers.length === 0 ? [] : unfit(campaign.conditions, path, triggers)),
      ...contradictions(campaign.conditions, path),
    ];
  });
  return [...rules, ...campaigns];
}

function unfit(conditions: Condition[], path: Path, triggers: Trigger[]): Finding[] {
  return conditions.flatMap((condition, index): Finding[] => {
    const at = [...path, index];
    if (condition.kind === "products" && condition.include && isEmpty(condition.include)) {
      return [{ severity: "warning", path: [...at, "include"], code: "matches-nothing", params: {} }];
    }
    if (triggers.some((trigger) => canHold(condition, trigger))) return [];
    const trigger = [...new Set(triggers.map(({ kind }) => kind))].join(", ");
    return [
      { severity: "warning", path: [...at, "kind"], code: "never-holds", params: { kind: condition.kind, trigger } },
    ];
  });
}

function isEmpty(selection: Record<string, string[]>): boolean {
  return Object.values(selection).every((list) => list.length === 0);
}

function canHold(condition: Condition, trigger: Trigger): boolean {
  const triggers = CONDITION_TRIGGERS[condition.kind];
  return triggers === "all" || triggers.includes(trigger.kind);
}

function contradictions(conditions: Condition[], path: Path): Finding[] {
  return conditions.flatMap((condition, index): Finding[] => {
    const other = conditions.findIndex((before, number) => number < index && areDisjoint(before, condition));
    if (other < 0) return [];
    const params = { other: `conditions[${other}]` };
    return [{ severity: "warning", path: [...path, index], code: "contradicting-conditions", params }];
  });
}

function passed(conditions: Condition[], path: Path, { now, timeZone }: TrapContext): Finding[] {
  return conditions.flatMap((condition, index): Finding[] => {
    if (condition.kind !== "window" || condition.to === undefined) return [];
    if (zoneOf(timeZone).parse(condition.to) > now) return [];
    return [{ severity: "warning", path: [...path, index, "to"], code: "window-over", params: {} }];
  });
}

/** Whether no order and no event meets both lists of conditions. */
export function neverTogether(one: Condition[], other: Condition[]): boolean {
  return one.some((condition) => other.some((against) => areDisjoint(condition, against)));
}

function areDisjoint(one: Condition, other: Condition): boolean {
  switch (one.kind) {
    case "amount":
      return other.kind === "amount" && (isBelow(one, other) || isBelow(other, one));
    case "window":
      return other.kind === "window" && (endsBefore(one, other) || endsBefore(other, one));
    case "discounted":
      return other.kind === "discounted" && one.is !== other.is;
    case "company":
      return other.kind === "company" && one.is !== other.is;
    case "channel":
      return other.kind === "channel" && !shareAny(one.in, other.in);
    case "tier":
      return other.kind === "tier" && !shareAny(one.in, other.in);
    case "weekday":
      return other.kind === "weekday" && !shareAny(one.in, other.in);
    case "country":
      return other.kind === "country" && !shareAny(one.in, other.in);
    case "attribute":
      return other.kind === "attribute" && one.name === other.name && one.equals !== other.equals;
    case "order-number":
      return other.kind === "order-number" && areOtherNumbers(one.is, other.is);
    case "products":
      return other.kind === "products" && areOtherProducts(one, other);
    case "customer-tag":
      return (
        other.kind === "customer-tag" &&
        one.is !== other.is &&
        isWithin(one.is ? one.in : other.in, one.is ? other.in : one.in)
      );
    case "code":
    case "since-joining":
    case "all-of":
      return false;
    default:
      return assertNever(one);
  }
}

type Of<Kind extends Condition["kind"]> = Extract<Condition, { kind: Kind }>;

function isBelow(one: Of<"amount">, other: Of<"amount">): boolean {
  return one.toMinor !== undefined && other.fromMinor !== undefined && one.toMinor < other.fromMinor;
}

function endsBefore(one: Of<"window">, other: Of<"window">): boolean {
  const moment = (time: string) => (time.length === 10 ? `${time}T00:00` : time);
  return one.to !== undefined && other.from !== undefined && moment(one.to) <= moment(other.from);
}

function areOtherNumbers(one: Of<"order-number">["is"], other: Of<"order-number">["is"]): boolean {
  if ("exactly" in one && "exactly" in other) return one.exactly !== other.exactly;
  if ("exactly" in one && "every" in other) return one.exactly % other.every !== 0;
  return "every" in one && "exactly" in other && other.exactly % one.every !== 0;
}

/** One takes only what the other leaves out, or both take other ids of one kind alone. */
function areOtherProducts(one: Of<"products">, other: Of<"products">): boolean {
  const isOpposite = (taken: Of<"products">, left: Of<"products">) =>
    taken.include !== undefined &&
    left.exclude !== undefined &&
    JSON.stringify(taken.include) === JSON.stringify(left.exclude);
  if (isOpposite(one, other) || isOpposite(other, one)) return true;
  if (!one.include || !other.include) return false;
  for (const list of ["products", "variants", "vendors"] as const) {
    const isOnly = (selection: NonNullable<Of<"products">["include"]>) =>
      Object.entries(selection).every(([name, ids]) => (name === list) === ids.length > 0);
    if (isOnly(one.include) && isOnly(other.include)) return !shareAny(one.include[list], other.include[list]);
  }
  return false;
}

function shareAny<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.some((item) => other.includes(item));
}

function isWithin(one: readonly string[], other: readonly string[]): boolean {
  return one.every((item) => other.includes(item));
}
