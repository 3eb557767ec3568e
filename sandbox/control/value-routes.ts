import { z } from "zod";
import { SandboxRefusal, type SandboxContext } from "../context.ts";
import { activateDiscount, deactivateDiscount, deleteDiscount, discountChanged, discountOf } from "../commerce/change-discount.ts"; // prettier-ignore
import { secondsText } from "../clock.ts";
import { findCustomer } from "../commerce/find.ts";
import { discountClass, discountStatus } from "../commerce/discounts.ts";
import { createGiftCard, deactivateGiftCard, isExpired, moveGiftCard } from "../commerce/gift-cards.ts";
import { parseSegmentQuery, segmentMembers } from "../commerce/segment-query.ts";
import { creditAccountsOf, creditStoreCredit, debitStoreCredit, openCreditAccount } from "../commerce/store-credit.ts";
import { formatMinor, parseMinor } from "../money.ts";
import type { Discount, GiftCard, Segment, StoreCreditAccount } from "../state-discounts.ts";
import type { ControlRoute } from "./route.ts";
import { amountSchema, idSchema } from "./schemas.ts";

const momentSchema = z.iso.datetime({ offset: true }).transform((text) => secondsText(Date.parse(text)));
const shareSchema = z.string().regex(/^\d+(\.\d{1,4})?$/, 'a percentage is a decimal string such as "12.5"');

/** What a person can change by hand in the admin, so that tampering can be tried. */
const discountSchema = z.strictObject({
  title: z.string().min(1).optional(),
  endsAt: momentSchema.nullish(),
  startsAt: momentSchema.optional(),
  usageLimit: z.int().min(1).nullish(),
  /** The value of a basic discount, in the shop's currency or in percent. */
  amount: amountSchema.optional(),
  percent: shareSchema.optional(),
  combinesWith: z
    .strictObject({ orderDiscounts: z.boolean(), productDiscounts: z.boolean(), shippingDiscounts: z.boolean() })
    .partial()
    .optional(),
});

const giftCardSchema = z.strictObject({
  code: z.string().optional(),
  amount: amountSchema,
  customerId: idSchema.optional(),
  note: z.string().optional(),
  expiresOn: z.iso.date().optional(),
});

const creditSchema = z.strictObject({ amount: amountSchema, expiresAt: momentSchema.optional() });
const segmentSchema = z.strictObject({ name: z.string().min(1), query: z.string() });

/** What has a value at the checkout: discounts, gift cards, store credit; and the segments that discounts are for. */
export const valueRoutes: readonly ControlRoute[] = [
  {
    method: "GET",
    path: "/discounts",
    run: (context) => [...context.shop.discounts.values()].map((discount) => discountView(context, discount)),
  },
  {
    method: "POST",
    path: "/discounts/:id",
    run: (context, { parameters, body }) => {
      const discount = discountOf(context, parameters["id"] ?? "");
      changeByHand(context, { discount, change: discountSchema.parse(body) });
      return discountView(context, discount);
    },
  },
  ...(["activate", "deactivate", "delete"] as const).map((verb): ControlRoute => ({
    method: "POST",
    path: `/discounts/:id/${verb}`,
    run: (context, { parameters }) => {
      const discount = discountOf(context, parameters["id"] ?? "");
      ({ activate: activateDiscount, deactivate: deactivateDiscount, delete: deleteDiscount })[verb](context, discount);
      return discountView(context, discount);
    },
  })),
  {
    method: "GET",
    path: "/gift-cards",
    run: (context) => [...context.shop.giftCards.values()].map((card) => giftCardView(context, card)),
  },
  {
    method: "POST",
    path: "/gift-cards",
    run: (context, { body }) => {
      const { amount, ...rest } = giftCardSchema.parse(body);
      return giftCardView(context, createGiftCard(context, { ...rest, initialMinor: minorOf(context, amount) }));
    },
  },
  {
    method: "POST",
    path: "/gift-cards/:id/deactivate",
    run: (context, { parameters }) => {
      const card = giftCardOf(context, parameters["id"] ?? "");
      deactivateGiftCard(context, card);
      return giftCardView(context, card);
    },
  },
  {
    method: "POST",
    path: "/gift-cards/:id/debit",
    run: (context, { parameters, body }) => {
      const card = giftCardOf(context, parameters["id"] ?? "");
      const amountMinor = minorOf(context, z.strictObject({ amount: amountSchema }).parse(body).amount);
      if (amountMinor > card.balanceMinor) throw new SandboxRefusal("The gift card has less than that");
      moveGiftCard(context, { card, amountMinor: -amountMinor });
      return giftCardView(context, card);
    },
  },
  {
    method: "GET",
    path: "/customers/:id/store-credit",
    run: (context, { parameters }) => creditAccountsOf(context, customerOf(context, parameters["id"])).map(creditView),
  },
  {
    method: "POST",
    path: "/customers/:id/store-credit",
    run: (context, { parameters, body }) => {
      const { amount, expiresAt = null } = creditSchema.parse(body);
      const account = accountOf(context, parameters["id"]);
      creditStoreCredit(context, { account, amountMinor: minorOf(context, amount), expiresAt });
      return creditView(account);
    },
  },
  {
    method: "POST",
    path: "/customers/:id/store-credit/debit",
    run: (context, { parameters, body }) => {
      const { amount } = z.strictObject({ amount: amountSchema }).parse(body);
      const account = accountOf(context, parameters["id"]);
      debitStoreCredit(context, { account, amountMinor: minorOf(context, amount) });
      return creditView(account);
    },
  },
  {
    method: "GET",
    path: "/segments",
    run: (context) => [...context.shop.segments.values()].map((segment) => segmentView(context, segment)),
  },
  {
    method: "POST",
    path: "/segments",
    run: (context, { body }) => {
      const { name, query } = segmentSchema.parse(body);
      const { problems } = query.trim() === "" ? { problems: [] } : parseSegmentQuery(query);
      if (problems.length > 0) throw new SandboxRefusal(problems.join(" "));
      const at = context.world.clock.text();
      const segment: Segment = { id: context.world.newId(), name, query, createdAt: at, updatedAt: at };
      context.shop.segments.set(segment.id, segment);
      context.world.changed();
      return segmentView(context, segment);
    },
  },
  {
    method: "POST",
    path: "/segments/:id/delete",
    run: (context, { parameters }) => {
      if (!context.shop.segments.delete(parameters["id"] ?? ""))
        throw new SandboxRefusal("There is no such segment", 404);
      context.world.changed();
      return { deleted: parameters["id"] };
    },
  },
];

function changeByHand(
  context: SandboxContext,
  of: { discount: Discount; change: z.output<typeof discountSchema> },
): void {
  const { discount, change } = of;
  if (change.title !== undefined) discount.title = change.title;
  if (change.startsAt !== undefined) discount.startsAt = change.startsAt;
  if (change.endsAt !== undefined) discount.endsAt = change.endsAt;
  if (change.usageLimit !== undefined) discount.usageLimit = change.usageLimit;
  for (const key of ["orderDiscounts", "productDiscounts", "shippingDiscounts"] as const) {
    discount.combinesWith[key] = change.combinesWith?.[key] ?? discount.combinesWith[key];
  }
  const { amount, percent } = change;
  if (amount !== undefined || percent !== undefined) {
    if (discount.type !== "basic") throw new SandboxRefusal("Only a basic discount has an amount or a percentage");
    if (amount !== undefined) {
      discount.value = { kind: "amount", amountMinor: minorOf(context, amount), appliesOnEachItem: "no" };
    }
    if (percent !== undefined) discount.value = { kind: "percentage", partsPerMillion: partsOf(percent) };
  }
  discountChanged(context, discount);
}

/** "12.5" percent as 125000 parts per million. */
function partsOf(percent: string): number {
  const [whole = "0", fraction = ""] = percent.split(".");
  return Number(whole + fraction.padEnd(4, "0"));
}

function discountView(context: SandboxContext, discount: Discount): object {
  return {
    ...discount,
    code: discount.codes[0]?.code ?? null,
    class: discountClass(discount),
    status: discountStatus(discount, context.world.clock.nowMs()),
    used: discount.uses.length,
  };
}

function giftCardView(context: SandboxContext, card: GiftCard): object {
  return {
    ...card,
    balance: formatMinor(card.balanceMinor, card.currency),
    status: card.deactivatedAt !== null ? "deactivated" : isExpired(context, card) ? "expired" : "active",
  };
}

function creditView(account: StoreCreditAccount): object {
  return { ...account, balance: formatMinor(account.balanceMinor, account.currency) };
}

function segmentView(context: SandboxContext, segment: Segment): object {
  return { ...segment, customerIds: segmentMembers(context, segment.query).map((one) => one.id) };
}

function giftCardOf(context: SandboxContext, id: string): GiftCard {
  const card = context.shop.giftCards.get(id);
  if (!card) throw new SandboxRefusal(`There is no gift card ${id}`, 404);
  return card;
}

function accountOf(context: SandboxContext, customerId: string | undefined): StoreCreditAccount {
  const { currency } = context.shop.settings;
  return openCreditAccount(context, { customerId: customerOf(context, customerId), currency });
}

function customerOf(context: SandboxContext, id: string | undefined): string {
  const customer = findCustomer(context, { id: id ?? "" });
  if (!customer) throw new SandboxRefusal(`There is no customer ${id ?? ""}`, 404);
  return customer.id;
}

function minorOf(context: SandboxContext, text: string): number {
  const minor = parseMinor(text, context.shop.settings.currency);
  if (minor === null || minor < 1) throw new SandboxRefusal(`"${text}" is no amount to move`);
  return minor;
}
