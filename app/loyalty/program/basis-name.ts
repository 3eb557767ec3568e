import { assertNever } from "../assert.ts";
import type { Qualification } from "./tier-schema.ts";

/** Names what a qualification counts: "spend", "orders", "points:<unit>", "referrals", "events:<name>". */
export function basisName(qualification: Qualification): string {
  switch (qualification.basis) {
    case "spend":
    case "orders":
    case "referrals":
      return qualification.basis;
    case "points":
      return `points:${qualification.unit}`;
    case "events":
      return `events:${qualification.event}`;
    default:
      return assertNever(qualification);
  }
}
