/** What of a key tells which points belong together: `order:<order>:<rule>:<fact>` is a fact of that order under that rule. */

/**
 * What the fact is about: `order:501`, `event:<id>`; of a key that names nothing of the kind, the key itself. What withdraws a gift
 * is about that gift.
 */
export function subjectOf(key: string): string {
  // Each time that a tier is reached, or gives something, stands for itself.
  if (/^(tier|benefit):/.test(key)) return key.replace(/-withdrawn$/, "");
  const parts = key.split(":");
  return parts.length < 4 ? key : parts.slice(0, -2).join(":");
}

/** The rule of a fact's key; empty where the key has none. */
export function ruleOf(key: string): string {
  const parts = key.split(":");
  return parts.length < 4 ? "" : (parts.at(-2) ?? "");
}

/** What a movement brings along under a key of its own, told apart by the end of that key. */
export const ACCOMPANYING = {
  expiryUndone: "unexpired",
  forgiven: "forgiven",
  forgivenRepaid: "forgiven-repaid",
} as const;

/** Reasons of transfers that no fact asked for: they follow from the state of lots, and are no part of what a fact has given. */
const DERIVED = new Set(["expired", "expiry-undone", "forgiven", "forgiven-repaid"]);

/** Whether a transfer says what a fact (or a person) gave or took, and not what became of points by time or by forgiveness. */
export function isFactReason(reason: string): boolean {
  return !DERIVED.has(reason);
}
