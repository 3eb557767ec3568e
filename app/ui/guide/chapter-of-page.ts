import type { Chapter } from "./chapters.ts";

/** Pages and their chapters, the special ones first. An address that ends with a slash stands for what is below it only. */
const CHAPTER_OF: readonly (readonly [address: string, chapter: Chapter])[] = [
  ["/app/activity", "who-changed-what"],
  ["/app/alerts", "rewards"],
  ["/app/deliveries", "when-something-waits"],
  ["/app/donations", "rewards"],
  ["/app/export", "bringing-members-along-and-taking-them-with-you"],
  ["/app/figures", "figures"],
  ["/app/fit", "set-it-up"],
  ["/app/import", "bringing-members-along-and-taking-them-with-you"],
  ["/app/launch", "let-past-orders-count"],
  ["/app/leave", "leaving"],
  ["/app/members/bulk", "many-members-at-once"],
  ["/app/members/", "answering-a-member"],
  ["/app/members", "many-members-at-once"],
  ["/app/orders", "what-an-order-earns"],
  ["/app/program/campaigns", "campaigns"],
  ["/app/program/document", "start-from-a-model"],
  ["/app/program/earn", "points-and-ways-to-earn"],
  ["/app/program/go-live", "set-it-up"],
  ["/app/program/joining", "joining-and-policies"],
  ["/app/program/models", "start-from-a-model"],
  ["/app/program/points", "points-and-ways-to-earn"],
  ["/app/program/policies", "joining-and-policies"],
  ["/app/program/tiers", "tiers"],
  ["/app/program", "changing-the-program"],
  ["/app/redemptions", "rewards"],
  ["/app/rewards/perks", "tags-segments-and-member-discounts"],
  ["/app/rewards", "rewards"],
  ["/app/settings/requests", "privacy"],
  ["/app/settings/retention", "privacy"],
  ["/app/settings/staff", "roles"],
  ["/app/settings/terms", "terms-and-staff-sheet"],
  ["/app/settings", "settings"],
  ["/app/terms", "terms-and-staff-sheet"],
  ["/app/test", "try-it-first"],
];

/** The chapter of the guide that a page is about; null for pages that need none, such as the guide itself. */
export function chapterOfPage(address: string): Chapter | null {
  if (address === "/app" || address === "/app/") return "set-it-up";
  return CHAPTER_OF.find(([page]) => isAtOrBelow(address, page))?.[1] ?? null;
}

function isAtOrBelow(address: string, page: string): boolean {
  return address === page || address.startsWith(page.endsWith("/") ? page : `${page}/`);
}
