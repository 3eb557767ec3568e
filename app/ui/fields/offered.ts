import { CONDITION_TRIGGERS, EFFECT_TRIGGERS } from "../../loyalty/program/fitting.ts";
import type { Draft } from "./draft.ts";
import type { Field } from "./shape.ts";

const TRIGGERS = new Map<string, readonly string[] | "all">([
  ...Object.entries(CONDITION_TRIGGERS).map(([kind, triggers]) => [`Condition.${kind}`, triggers] as const),
  ...Object.entries(EFFECT_TRIGGERS).map(([kind, triggers]) => [`Effect.${kind}`, triggers] as const),
]);

/** Whether a kind goes with the trigger of the form's rule: what could never hold or bring anything is not offered. */
export function isOffered(draft: Draft, { words }: Field): boolean {
  const triggers = TRIGGERS.get(words) ?? "all";
  if (triggers === "all") return true;
  const trigger = draft["trigger"];
  // What a campaign changes may be any rule; a benefit of a tier has nothing but the tier.
  return trigger === undefined ? words.startsWith("Condition.") : triggers.includes(trigger);
}
