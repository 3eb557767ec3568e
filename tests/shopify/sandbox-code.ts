import type { SandboxContext } from "../../sandbox/context.ts";
import { parseMinor } from "../../sandbox/money.ts";

/** A code in the sandbox's shop that takes an amount off the whole order and goes with others. */
export function makeCode(context: SandboxContext, of: { code: string; amount: string }): void {
  const id = context.world.newId();
  const at = context.world.clock.text();
  context.shop.discounts.set(id, {
    id,
    type: "basic",
    method: "code",
    purchases: { oneTime: true, subscription: false },
    recurringCycleLimit: 1,
    codes: [{ id: context.world.newId(), code: of.code }],
    title: of.code,
    startsAt: at,
    endsAt: null,
    usageLimit: null,
    appliesOncePerCustomer: false,
    context: { kind: "all" },
    value: {
      kind: "amount",
      amountMinor: parseMinor(of.amount, context.shop.settings.currency) ?? 0,
      appliesOnEachItem: "no",
    },
    items: { kind: "all" },
    minimum: { kind: "none" },
    combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
    tags: [],
    createdAt: at,
    updatedAt: at,
    uses: [],
  });
}
