import type { Field, GroupShape } from "./shape.ts";

/**
 * What most shops need of a group, in the order in which people think of it; the rest folds away. A group that is not named here
 * shows everything.
 */
const MAIN: Readonly<Record<string, readonly string[]>> = {
  EarningRule: ["trigger", "effect", "conditions", "limits", "name"],
  "Trigger.order": ["when"],
  "Effect.reward": ["reward"],
  Limit: ["points", "times", "per"],
  ProductSelection: ["products", "collections", "tags"],
  "Expiry.rolling": ["after"],
  Unit: ["name", "icon", "expiry"],
  Tier: ["name", "qualifications", "multiplier", "perks", "benefits"],
  Benefit: ["when", "effect", "lapses"],
  TierPolicy: ["window", "retention"],
  Campaign: ["name", "from", "to", "effect", "rules", "conditions"],
  Cap: ["points", "per", "rules"],
  Joining: ["mode"],
  Policies: ["basis", "guests", "shortfall"],
};

/** Parts that have screens of their own. */
const ELSEWHERE: readonly string[] = ["Tier.discounts", "Unit.payout"];

/** The fields of a group that are seen at once, and those that fold away. */
export function arranged({ name, fields }: GroupShape): { main: Field[]; more: Field[] } {
  const shown = fields.filter(isAskedFor);
  const first = MAIN[name];
  if (first === undefined) return { main: shown, more: [] };
  const main = first.flatMap((each) => shown.find((field) => field.name === each) ?? []);
  const isMust = (field: Field) => !field.isOptional && field.start === undefined && !isList(field);
  const rest = shown.filter((field) => !main.includes(field));
  return { main: [...main, ...rest.filter(isMust)], more: rest.filter((field) => !isMust(field)) };
}

/** Whether people are asked for it at all: ids make themselves, and a discriminator is chosen above its fields. */
export function isAskedFor(field: Field): boolean {
  return isTold(field) && !ELSEWHERE.includes(field.words);
}

/** Whether it says something to people, on whichever screen. */
export function isTold({ shape }: Field): boolean {
  return shape.kind !== "identity" && shape.kind !== "literal";
}

function isList({ shape }: Field): boolean {
  return shape.kind === "rows" || shape.kind === "choices" || shape.kind === "lines" || shape.kind === "goods";
}
