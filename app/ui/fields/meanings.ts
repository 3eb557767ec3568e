/** What the names of the document's fields mean: what a schema of texts and numbers does not say by itself. */

export type ListName = "units" | "earning" | "tiers" | "rewards";

/** The document's own lists, by the words of the field that holds them. */
export const LISTS_OF_PROGRAM: Readonly<Record<string, ListName>> = {
  ".units": "units",
  ".earning": "earning",
  ".tiers": "tiers",
  ".rewards": "rewards",
};

/** Which list of the document a field names something of, by its name, or by its words where the name alone does not tell. */
export const LISTS: Readonly<Record<string, ListName>> = {
  unit: "units",
  rules: "earning",
  tier: "tiers",
  tiers: "tiers",
  reward: "rewards",
  "Condition.tier.in": "tiers",
};

/** Fields that name an event, which somebody may have told of already. */
export const EVENTS: readonly string[] = ["Trigger.event.name", "Qualification.events.event"];

/** Lists of Shopify's ids, which are chosen in Shopify's own dialog. */
export const GOODS: Readonly<Record<string, "product" | "variant" | "collection">> = {
  products: "product",
  variants: "variant",
  collections: "collection",
};

/** What a new part begins with where the document has nothing to go by. */
export const STARTS: Readonly<Record<string, unknown>> = {
  "Limit.per": "month",
  "Cap.per": "month",
  "Benefit.effect": { kind: "fixed-points" },
};
