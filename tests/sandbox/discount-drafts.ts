import type { SandboxContext } from "../../sandbox/context.ts";
import type { BasicDiscount, BxgyDiscount, DiscountBase, FreeShippingDiscount } from "../../sandbox/state-discounts.ts";
import type { Playground } from "./playground.ts";

export const EVERYTHING = { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true };
export const NOTHING = { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false };

/** Puts discounts straight into a shop; each gets a code of its own unless it is automatic. */
export function discountDrafts(play: Playground): {
  basic: (change?: Partial<BasicDiscount>) => BasicDiscount;
  buyGet: (change?: Partial<BxgyDiscount>) => BxgyDiscount;
  freeShipping: (change?: Partial<FreeShippingDiscount>) => FreeShippingDiscount;
  clear: () => void;
} {
  const context = (): SandboxContext => play.sandbox.context;
  const base = (): DiscountBase => {
    const id = context().world.newId();
    return {
      id,
      method: "code",
      title: `Discount ${id}`,
      codes: [{ id: context().world.newId(), code: `CODE${id}` }],
      startsAt: "2020-01-01T00:00:00Z",
      endsAt: null,
      usageLimit: null,
      appliesOncePerCustomer: false,
      context: { kind: "all" },
      purchases: { oneTime: true, subscription: false },
      recurringCycleLimit: 1,
      combinesWith: { ...EVERYTHING },
      tags: [],
      createdAt: "2020-01-01T00:00:00Z",
      updatedAt: "2020-01-01T00:00:00Z",
      uses: [],
    };
  };
  return {
    basic: (change = {}) => {
      const value = { kind: "percentage", partsPerMillion: 100_000 } as const;
      const rest = { type: "basic", value, items: { kind: "all" }, minimum: { kind: "none" } } as const;
      const discount: BasicDiscount = { ...base(), ...rest, ...change };
      context().shop.discounts.set(discount.id, discount);
      return discount;
    },
    buyGet: (change = {}) => {
      const discount: BxgyDiscount = {
        ...base(),
        type: "bxgy",
        buys: { items: { kind: "all" }, minimum: { kind: "quantity", quantity: 2 } },
        gets: { items: { kind: "all" }, quantity: 1, effect: { kind: "percentage", partsPerMillion: 1_000_000 } },
        usesPerOrderLimit: null,
        ...change,
      };
      context().shop.discounts.set(discount.id, discount);
      return discount;
    },
    freeShipping: (change = {}) => {
      const discount: FreeShippingDiscount = {
        ...base(),
        type: "free-shipping",
        minimum: { kind: "none" },
        maximumShippingMinor: null,
        destination: { kind: "all" },
        ...change,
      };
      context().shop.discounts.set(discount.id, discount);
      return discount;
    },
    clear: () => context().shop.discounts.clear(),
  };
}
