import { assertNever } from "../../loyalty/assert.ts";
import { formatMinor } from "../../loyalty/money.ts";
import type { Entitled } from "../../loyalty/program/reward-terms.ts";
import type { BasicPlan, BxgyPlan, DiscountPlan, FreeShippingPlan } from "../../loyalty/rewards/discount-plan.ts";
import type {
  DiscountCodeBasicInput,
  DiscountCodeBxgyInput,
  DiscountCodeFreeShippingInput,
  DiscountItemsInput,
} from "../types/admin.types.d.ts";
import { type AdminClient, refuseUserErrors } from "../admin-client.ts";
import { gid } from "../ids.ts";
import { countryCode } from "./codes.ts";

const CREATE_BASIC = `#graphql
  mutation CreateDiscountCode($discount: DiscountCodeBasicInput!) {
    discountCodeBasicCreate(basicCodeDiscount: $discount) {
      codeDiscountNode {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }`;

const CREATE_FREE_SHIPPING = `#graphql
  mutation CreateFreeShippingCode($discount: DiscountCodeFreeShippingInput!) {
    discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {
      codeDiscountNode {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }`;

const CREATE_BXGY = `#graphql
  mutation CreateBxgyCode($discount: DiscountCodeBxgyInput!) {
    discountCodeBxgyCreate(bxgyCodeDiscount: $discount) {
      codeDiscountNode {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }`;

/**
 * Creates a discount whose only code works once.
 *
 * Repeating it after an unknown outcome is refused (the code is taken): look with `findDiscount`.
 *
 * @returns Shopify's id of the discount
 * @throws {UserErrorsError} when Shopify refuses: nothing was created
 */
export async function createDiscount(admin: AdminClient, plan: DiscountPlan): Promise<string> {
  const { name, answer } = await create(admin, plan);
  refuseUserErrors(name, answer?.userErrors ?? []);
  const id = answer?.codeDiscountNode?.id;
  if (!id) throw new Error(`${name} answered neither a discount nor an error`);
  return id;
}

async function create(admin: AdminClient, plan: DiscountPlan) {
  switch (plan.mutation) {
    case "basic": {
      const data = await admin.query(CREATE_BASIC, { discount: basicInput(plan) });
      return { name: "discountCodeBasicCreate", answer: data.discountCodeBasicCreate };
    }
    case "free-shipping": {
      const data = await admin.query(CREATE_FREE_SHIPPING, { discount: freeShippingInput(plan) });
      return { name: "discountCodeFreeShippingCreate", answer: data.discountCodeFreeShippingCreate };
    }
    case "bxgy": {
      const data = await admin.query(CREATE_BXGY, { discount: bxgyInput(plan) });
      return { name: "discountCodeBxgyCreate", answer: data.discountCodeBxgyCreate };
    }
    default:
      return assertNever(plan);
  }
}

/** What every kind has. */
function common(plan: DiscountPlan) {
  const { code, customerIds, combinesWith } = plan;
  const { order: orderDiscounts, product: productDiscounts, shipping } = combinesWith;
  return {
    title: code,
    code,
    startsAt: isoOf(plan.startsAt),
    endsAt: plan.endsAt === null ? null : isoOf(plan.endsAt),
    usageLimit: 1,
    appliesOncePerCustomer: customerIds !== null,
    context:
      customerIds === null
        ? { all: "ALL" as const }
        : { customers: { add: customerIds.map((id) => gid("Customer", id)) } },
    // Two shipping discounts never combine: Shopify refuses a shipping discount that says it would.
    combinesWith: {
      orderDiscounts,
      productDiscounts,
      ...(plan.mutation === "free-shipping" ? {} : { shippingDiscounts: shipping }),
    },
  };
}

function basicInput(plan: BasicPlan): DiscountCodeBasicInput {
  const { value, currency } = plan;
  const amount = value.kind === "amount" ? formatMinor(value.amountMinor, currency) : null;
  return {
    ...common(plan),
    ...minimum(plan),
    ...(plan.purchases === "one-time" ? {} : { recurringCycleLimit: 1 }),
    customerGets: {
      items: plan.items === null ? { all: true } : itemsInput(plan.items),
      value:
        value.kind === "amount"
          ? { discountAmount: { amount, appliesOnEachItem: false } }
          : { percentage: value.percent / 100 },
      ...purchases(plan),
    },
  };
}

function freeShippingInput(plan: FreeShippingPlan): DiscountCodeFreeShippingInput {
  const { shippingMaxMinor, countries, currency } = plan;
  return {
    ...common(plan),
    ...minimum(plan),
    ...(plan.purchases === "one-time" ? {} : { recurringCycleLimit: 1 }),
    ...purchases(plan),
    destination: countries.length === 0 ? { all: true } : { countries: { add: countries.map(countryCode) } },
    ...(shippingMaxMinor === null ? {} : { maximumShippingPrice: formatMinor(shippingMaxMinor, currency) }),
  };
}

function bxgyInput(plan: BxgyPlan): DiscountCodeBxgyInput {
  const { buys, gets } = plan;
  return {
    ...common(plan),
    usesPerOrderLimit: 1,
    customerBuys: { items: itemsInput(buys.items), value: { quantity: String(buys.quantity) } },
    customerGets: {
      items: itemsInput(gets.items),
      value: { discountOnQuantity: { quantity: String(gets.quantity), effect: { percentage: 1 } } },
    },
  };
}

function itemsInput({ products, variants, collections }: Entitled): DiscountItemsInput {
  // Shopify takes collections or products, never both: what has both was resolved to products before.
  if (collections.length > 0) return { collections: { add: collections.map((id) => gid("Collection", id)) } };
  return {
    products: {
      productsToAdd: products.map((id) => gid("Product", id)),
      productVariantsToAdd: variants.map((id) => gid("ProductVariant", id)),
    },
  };
}

function minimum({ minimumMinor, currency }: BasicPlan | FreeShippingPlan) {
  if (minimumMinor === null) return {};
  return {
    minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: formatMinor(minimumMinor, currency) } },
  };
}

/** Left out, a discount is good for purchases that are made once. */
function purchases({ purchases: which }: BasicPlan | FreeShippingPlan) {
  if (which === "one-time") return {};
  return { appliesOnOneTimePurchase: which === "both", appliesOnSubscription: true };
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
