import { emptyDraft, type RewardDraft, type RewardKind } from "./reward-draft.ts";

/** What a merchant can choose to begin with: a kind, or a kind with something of it chosen already. */
export type RewardCardId = RewardKind | "transferable" | "next-order" | "personalised";

export const CARD_GROUPS = [
  {
    group: "discounts",
    cards: [
      "fixed-amount", "percentage", "free-shipping", "free-product", "slider", "transferable", "next-order",
    ],
  },
  { group: "money", cards: ["gift-card", "store-credit"] },
  { group: "experiences", cards: ["experience", "personalised", "early-access", "partner-code", "reference"] },
  { group: "giving", cards: ["donation"] },
] as const satisfies { group: string; cards: readonly RewardCardId[] }[]; // prettier-ignore

/** The kinds that most shops begin with. */
export const COMMON_CARDS = ["fixed-amount", "free-shipping", "free-product"] as const satisfies RewardCardId[];

const CARDS: readonly RewardCardId[] = CARD_GROUPS.flatMap(({ cards }) => [...cards]);

/** The form that a card begins with; null for an address that names none. */
export function startOf(card: string): RewardDraft | null {
  const known = CARDS.find((id) => id === card);
  if (known === undefined) return null;
  if (known === "transferable") return { ...emptyDraft("fixed-amount"), transferable: "transferable" };
  if (known === "personalised") return { ...emptyDraft("experience"), asks: "text" };
  if (known !== "next-order") return emptyDraft(known);
  const givings = { birthday: false, nextOrder: true, tiers: [] };
  return { ...emptyDraft("percentage"), sale: "none", givings, validFor: "30" };
}
