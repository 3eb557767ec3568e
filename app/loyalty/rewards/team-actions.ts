import type { Reward } from "../program.ts";
import { assertNever } from "../assert.ts";
import type { Ending } from "./ending.ts";
import { deliveryOf } from "./price.ts";

/**
 * What somebody of the team can do with a redemption. done: it was delivered by hand. refuse: it will not be, and the points go back.
 * pay-out: a donation reached its cause. cancel: it stops working and the points go back. retry: what is to be done outside is tried
 * again. stopped: somebody has made sure in Shopify that nothing of it works any more, so it can end. renew: a code that somebody changed or deleted is stopped, and the member gets another.
 */
export const TEAM_ACTIONS = ["done", "refuse", "pay-out", "cancel", "retry", "stopped", "renew"] as const;
export type TeamAction = (typeof TEAM_ACTIONS)[number];

/** What decides which actions there are. */
export interface ActionFacts {
  terms: Reward;
  state: "reserved" | "issued" | "used" | "lapsed" | "cancelled";
  todo: "issue" | "end" | null;
  ending: Ending | null;
  stuckAt: Date | null;
  drift: unknown;
}

/** The actions that can be taken, the likeliest first. While something is under way outside, or once it is over, there are none. */
export function teamActions(redemption: ActionFacts): TeamAction[] {
  const { state, todo, ending, stuckAt } = redemption;
  if (stuckAt !== null && todo !== null) {
    if (todo === "issue" || ending === null) return ["retry", "cancel"];
    return ending.state === "cancelled" ? ["retry", "stopped"] : ["retry", "stopped", "cancel"];
  }
  switch (state) {
    case "reserved":
      return todo === "end" ? [] : ["cancel"];
    case "issued":
      return todo === null ? actionsOnIssued(redemption) : [];
    case "used":
    case "lapsed":
    case "cancelled":
      return [];
    default:
      return assertNever(state);
  }
}

function actionsOnIssued({ terms, drift }: ActionFacts): TeamAction[] {
  const delivery = deliveryOf(terms);
  switch (delivery) {
    case "hand":
      return ["done", "refuse"];
    case "donation":
      return ["pay-out", "cancel"];
    case "discount":
      return drift === null ? ["cancel"] : ["cancel", "renew"];
    case "gift-card":
    case "store-credit":
    case "tag":
    case "partner-code":
    case "elsewhere":
      return ["cancel"];
    default:
      return assertNever(delivery);
  }
}
