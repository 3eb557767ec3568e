import { nowText, type SandboxContext } from "../context.ts";
import { discountStatus } from "../commerce/discounts.ts";
import { isObject } from "../json.ts";
import type { BasicDiscount, Discount } from "../state-discounts.ts";
import { bodyTime, gid } from "../webhooks/body-parts.ts";
import { sendWebhook } from "../webhooks/send.ts";
import { readDiscountInput } from "./discount-input.ts";
import { codeDiscountNode } from "./discount-node.ts";
import { plainId, type Arguments, type FieldFunction } from "./node.ts";

const UNKNOWN = { field: ["id"], message: "Code discount does not exist.", code: "INVALID", extraInfo: null };

/** The mutations of discount codes. */
export const discountMutations: Record<string, FieldFunction> = {
  discountCodeBasicCreate: (args, { context }) => {
    const input = isObject(args["basicCodeDiscount"]) ? args["basicCodeDiscount"] : {};
    const { change, userErrors } = readDiscountInput(context, { input, standing: null });
    if (userErrors.length > 0) return { codeDiscountNode: null, userErrors: withExtra(userErrors) };
    const at = nowText(context);
    const { code = "", ...given } = change;
    const discount: BasicDiscount = {
      type: "basic",
      method: "code",
      id: context.world.newId(),
      codes: [{ id: context.world.newId(), code }],
      title: "",
      startsAt: at,
      endsAt: null,
      usageLimit: null,
      appliesOncePerCustomer: false,
      context: { kind: "all" },
      value: { kind: "percentage", partsPerMillion: 0 },
      items: { kind: "all" },
      minimum: { kind: "none" },
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
      tags: [],
      purchases: { oneTime: true, subscription: false },
      recurringCycleLimit: 1,
      ...given,
      createdAt: at,
      updatedAt: at,
      uses: [],
    };
    context.shop.discounts.set(discount.id, discount);
    return changed(context, { discount, topic: "discounts/create" });
  },

  discountCodeBasicUpdate: (args, { context }) => {
    const standing = discountOf(context, args);
    if (standing?.type !== "basic") return { codeDiscountNode: null, userErrors: [UNKNOWN] };
    const input = isObject(args["basicCodeDiscount"]) ? args["basicCodeDiscount"] : {};
    const { change, userErrors } = readDiscountInput(context, { input, standing });
    if (userErrors.length > 0) return { codeDiscountNode: null, userErrors: withExtra(userErrors) };
    const { code, ...given } = change;
    const [first] = standing.codes;
    if (first && code !== undefined) first.code = code;
    Object.assign(standing, given, { updatedAt: nowText(context) });
    return changed(context, { discount: standing, topic: "discounts/update" });
  },

  discountCodeDeactivate: (args, { context }) => {
    const discount = discountOf(context, args);
    if (!discount) return { codeDiscountNode: null, userErrors: [UNKNOWN] };
    const nowMs = context.world.clock.nowMs();
    if (discountStatus(discount, nowMs) === "EXPIRED") return answer(context, discount);
    const at = nowText(context);
    discount.endsAt = at;
    if (Date.parse(discount.startsAt) > nowMs) discount.startsAt = at;
    discount.updatedAt = at;
    return changed(context, { discount, topic: "discounts/update" });
  },

  discountCodeActivate: (args, { context }) => {
    const discount = discountOf(context, args);
    if (!discount) return { codeDiscountNode: null, userErrors: [UNKNOWN] };
    const nowMs = context.world.clock.nowMs();
    const status = discountStatus(discount, nowMs);
    if (status === "ACTIVE") return answer(context, discount);
    const at = nowText(context);
    if (status === "SCHEDULED") discount.startsAt = at;
    else discount.endsAt = null;
    discount.updatedAt = at;
    return changed(context, { discount, topic: "discounts/update" });
  },

  discountCodeDelete: (args, { context }) => {
    const discount = discountOf(context, args);
    if (!discount) return { deletedCodeDiscountId: null, userErrors: [UNKNOWN] };
    context.shop.discounts.delete(discount.id);
    context.world.changed();
    announce(context, { discount, topic: "discounts/delete" });
    return { deletedCodeDiscountId: gid("DiscountCodeNode", discount.id), userErrors: [] };
  },
};

function discountOf(context: SandboxContext, args: Arguments): Discount | null {
  const id = plainId(args["id"], "DiscountCodeNode");
  return id === null ? null : (context.shop.discounts.get(id) ?? null);
}

function withExtra(userErrors: readonly object[]): object[] {
  return userErrors.map((error) => ({ ...error, extraInfo: null }));
}

function answer(context: SandboxContext, discount: Discount): object {
  return { codeDiscountNode: codeDiscountNode(context, discount), userErrors: [] };
}

function changed(context: SandboxContext, of: { discount: Discount; topic: string }): object {
  context.world.changed();
  announce(context, of);
  return answer(context, of.discount);
}

function announce(context: SandboxContext, of: { discount: Discount; topic: string }): void {
  const { discount } = of;
  sendWebhook(context, {
    topic: of.topic,
    body: {
      admin_graphql_api_id: gid("DiscountCodeNode", discount.id),
      title: discount.title,
      status: discountStatus(discount, context.world.clock.nowMs()),
      created_at: bodyTime(context, discount.createdAt),
      updated_at: bodyTime(context, discount.updatedAt),
    },
  });
}
