import { nowText, SandboxRefusal, type SandboxContext } from "../context.ts";
import type { Discount } from "../state-discounts.ts";
import { announceDiscount } from "../webhooks/announce-discount.ts";
import { discountStatus } from "./discounts.ts";

/** How many automatic discounts may be active at once, the apps' included. */
export const AUTOMATIC_MAX = 25;

/** Adds a discount and tells the app. */
export function addDiscount(context: SandboxContext, discount: Discount): void {
  context.shop.discounts.set(discount.id, discount);
  context.world.changed();
  announceDiscount(context, { topic: "discounts/create", discount });
}

/** Notes that a discount was changed just now and tells the app. */
export function discountChanged(context: SandboxContext, discount: Discount): void {
  discount.updatedAt = nowText(context);
  context.world.changed();
  announceDiscount(context, { topic: "discounts/update", discount });
}

/** Ends a discount now; one that has ended already stays as it is. */
export function deactivateDiscount(context: SandboxContext, discount: Discount): void {
  const nowMs = context.world.clock.nowMs();
  if (discountStatus(discount, nowMs) === "EXPIRED") return;
  const at = nowText(context);
  discount.endsAt = at;
  if (Date.parse(discount.startsAt) > nowMs) discount.startsAt = at;
  discountChanged(context, discount);
}

/** Makes a discount count now; an active one stays as it is. */
export function activateDiscount(context: SandboxContext, discount: Discount): void {
  const status = discountStatus(discount, context.world.clock.nowMs());
  if (status === "ACTIVE") return;
  if (status === "SCHEDULED") discount.startsAt = nowText(context);
  else discount.endsAt = null;
  discountChanged(context, discount);
}

/** Deletes a discount; orders keep what it took off. */
export function deleteDiscount(context: SandboxContext, discount: Discount): void {
  context.shop.discounts.delete(discount.id);
  context.world.changed();
  announceDiscount(context, { topic: "discounts/delete", discount });
}

/** The automatic discounts that are active now. */
export function activeAutomatics(context: SandboxContext): Discount[] {
  const nowMs = context.world.clock.nowMs();
  return [...context.shop.discounts.values()].filter(
    (one) => one.method === "automatic" && discountStatus(one, nowMs) === "ACTIVE",
  );
}

/**
 * A discount by its id.
 *
 * @throws SandboxRefusal when there is none
 */
export function discountOf(context: SandboxContext, id: string): Discount {
  const discount = context.shop.discounts.get(id);
  if (!discount) throw new SandboxRefusal(`There is no discount ${id}`, 404);
  return discount;
}
