/** What the list can be narrowed to, by state. */
export const DELIVERY_FILTERS = ["all", "open", "waiting", "failed", "settled"] as const;
export type DeliveryFilter = (typeof DELIVERY_FILTERS)[number];

/** What narrows the list down; empty: nothing does. */
export interface DeliverySearch {
  state: DeliveryFilter;
  topic: string;
  order: string;
}
