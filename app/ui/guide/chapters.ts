/** The chapters of the merchant guide by their addresses, which stay what they are: links lead to them. In the order of the guide. */
export const CHAPTERS = [
  "set-it-up",
  "try-it-first",
  "start-from-a-model",
  "points-and-ways-to-earn",
  "let-past-orders-count",
  "what-an-order-earns",
  "tiers",
  "campaigns",
  "joining-and-policies",
  "tags-segments-and-member-discounts",
  "what-is-not-an-order",
  "when-points-expire",
  "when-orders-change",
  "changing-the-program",
  "rewards",
  "answering-a-member",
  "roles",
  "on-shopifys-own-pages",
  "many-members-at-once",
  "bringing-members-along-and-taking-them-with-you",
  "terms-and-staff-sheet",
  "figures",
  "settings",
  "who-changed-what",
  "when-something-waits",
  "privacy",
  "leaving",
] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** Where the guide stands in the admin. */
export const GUIDE = "/app/guide";

/** Where a chapter stands in the admin. */
export function addressOf(chapter: Chapter): string {
  return `${GUIDE}/${chapter}`;
}
