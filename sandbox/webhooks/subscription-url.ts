import type { Subscription } from "../app-config.ts";

/** Where a subscription delivers: a path is meant below the app's address. */
export function subscriptionUrl(world: { origins: { app: string } }, subscription: Subscription): string {
  return new URL(subscription.uri, `${world.origins.app}/`).href;
}
