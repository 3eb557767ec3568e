import type { SandboxContext } from "../context.ts";
import { discountStatus } from "../commerce/discounts.ts";
import type { Discount } from "../state-discounts.ts";
import { bodyTime, gid } from "./body-parts.ts";
import { sendWebhook } from "./send.ts";

/** Sends discounts/create, discounts/update or discounts/delete. */
export function announceDiscount(
  context: SandboxContext,
  of: { topic: "discounts/create" | "discounts/update" | "discounts/delete"; discount: Discount },
): void {
  const { discount } = of;
  sendWebhook(context, {
    topic: of.topic,
    body: {
      admin_graphql_api_id: discountGid(discount),
      title: discount.title,
      status: discountStatus(discount, context.world.clock.nowMs()),
      created_at: bodyTime(context, discount.createdAt),
      updated_at: bodyTime(context, discount.updatedAt),
    },
  });
}

/** The global id of a discount's node: a code discount's, or an automatic one's. */
export function discountGid(discount: Discount): string {
  return gid(discount.method === "code" ? "DiscountCodeNode" : "DiscountAutomaticNode", discount.id);
}
