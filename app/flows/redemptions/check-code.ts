import { type Tx, withTransaction } from "../../db.server.ts";
import {
  discountNeeds,
  type DiscountLook,
  type DiscountPlan,
  discountPlan,
  expectedDiscount,
} from "../../loyalty/rewards/discount-plan.ts";
import { deliveryOf } from "../../loyalty/rewards/price.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { type AlertKind, closeAlert, type NewAlert, raiseAlerts } from "../../models/alert.ts";
import { customersOf } from "../../models/published-member.ts";
import { enqueue } from "../../models/outbox.ts";
import { lockRedemption, redemptionByRemoteId, type RedemptionRecord } from "../../models/redemption.ts";
import { saveDrift } from "../../models/redemption-work.ts";
import type { ShopRecord } from "../../models/shop.ts";
import type { AdminClient } from "../../shopify/admin-client.ts";
import { type ReadDiscount, readDiscount } from "../../shopify/rewards/read-discount.ts";

/** What somebody made of a code in Shopify by hand, and where it differs from what it should be. */
export interface Drift {
  kind: "deleted" | "deactivated" | "changed";
  /** Which parts differ: value, items, minimum, customers, combinesWith, startsAt, endsAt, uses, codes. */
  fields: string[];
  at: string;
}

export interface CheckedCode {
  /** not-ours: no redemption's discount. busy: it is not issued, or we are changing it ourselves. */
  outcome: "not-ours" | "busy" | "as-it-should-be" | "deleted" | "deactivated" | "changed";
}

/**
 * Looks at a discount that Shopify told was changed or deleted. Is it one of a redemption's and not as it should be, the merchant is
 * told and a person decides; is it as it should be again, nothing is left of that. What we change ourselves is no news.
 *
 * @param remoteId Shopify's global id of the discount
 */
export async function checkCode(options: {
  admin: AdminClient;
  shop: ShopRecord;
  remoteId: string;
  now: Date;
}): Promise<CheckedCode> {
  const { admin, shop, remoteId, now } = options;
  const { programId, shopId, currency } = shop;
  if (remoteId.includes("/DiscountAutomatic")) {
    // Member discounts are compared by whoever keeps them in step.
    await withTransaction((tx) => enqueue(tx, { name: "sync-perks", programId, shopId }));
    return { outcome: "not-ours" };
  }
  const redemption = await redemptionByRemoteId(programId, remoteId);
  if (redemption?.shopId !== shopId || deliveryOf(redemption.terms) !== "discount") return { outcome: "not-ours" };
  if (!isWatched(redemption, now)) return { outcome: "busy" };
  const found = await readDiscount(admin, { id: remoteId, currency });
  const ownIds = await customersOf({ ...shop, memberId: redemption.memberId });
  return withTransaction(async (tx) => {
    const locked = await lockRedemption(tx, programId, redemption.id);
    if (locked?.remoteId !== remoteId || !isWatched(locked, now)) return { outcome: "busy" };
    const drift = driftOf(locked, { found, ownIds, currency, now });
    await noteDrift(tx, { programId, redemption: locked, drift, now });
    return { outcome: drift?.kind ?? "as-it-should-be" };
  });
}

/** Only of what is issued and left alone by ourselves does anybody else's change matter. */
function isWatched({ state, todo, endsAt }: RedemptionRecord, now: Date): boolean {
  return state === "issued" && todo === null && (endsAt === null || endsAt > now);
}

const COMPARED = ["value", "minimum", "combinesWith", "endsAt", "uses"] as const;

function driftOf(
  redemption: RedemptionRecord,
  of: { found: ReadDiscount | "foreign" | null; ownIds: readonly string[]; currency: string; now: Date },
): Drift | null {
  const { found, ownIds, currency, now } = of;
  const at = now.toISOString();
  if (found === null) return { kind: "deleted", fields: [], at };
  if (found === "foreign") return { kind: "changed", fields: ["value"], at };
  if (found.isOver) return { kind: "deactivated", fields: ["endsAt"], at };
  const fields = differences(redemption, { found, ownIds, currency });
  return fields.length === 0 ? null : { kind: "changed", fields, at };
}

function differences(
  redemption: RedemptionRecord,
  of: { found: ReadDiscount; ownIds: readonly string[]; currency: string },
): string[] {
  const { found, ownIds, currency } = of;
  const { terms, code, amountMinor, reservedAt, endsAt } = redemption;
  const needs = discountNeeds(terms);
  // What the price of a piece, an exchange rate or the products of that day have decided is not known any more: not compared.
  const isPriced = needs.variantId !== null || (redemption.currency !== "" && redemption.currency !== currency);
  const plan = discountPlan(
    {
      ...{ terms, code: code ?? "", amountMinor, currency: redemption.currency },
      at: wholeSeconds(reservedAt),
      endsAt: endsAt === null ? null : wholeSeconds(endsAt),
    },
    {
      ...{ customerIds: [], currency, remaining: [] },
      ...(needs.variantId === null ? {} : { prices: { [needs.variantId]: 1 } }),
    },
  );
  const expected = expectedDiscount(plan);
  const compared = COMPARED.filter((field) => (isPriced ? field !== "value" && field !== "minimum" : true));
  const differing = compared.filter((field) => isDifferent(field, { found: found.look, expected }));
  const starts = Number(found.look.startsAt ?? 0) > wholeSeconds(reservedAt) ? ["startsAt"] : [];
  const items = needs.remaining === null && isNamed(plan) && found.look.items !== expected.items ? ["items"] : [];
  const customers = isForOthers(found, { plan, ownIds }) ? ["customers"] : [];
  const codes = found.codes.length === 1 && found.codes[0] === code?.toUpperCase() ? [] : ["codes"];
  return [...differing, ...items, ...starts, ...customers, ...codes];
}

/** Whether Shopify tells a code's products as they were named: not where the exceptions or a mixture were resolved to products. */
function isNamed(plan: DiscountPlan): boolean {
  if (plan.mutation !== "basic") return false;
  const { products = [], variants = [], collections = [] } = plan.items ?? {};
  return variants.length === 0 && (products.length === 0 || collections.length === 0);
}

function isForOthers(
  { customerIds }: ReadDiscount,
  { plan, ownIds }: { plan: DiscountPlan; ownIds: readonly string[] },
): boolean {
  if (plan.customerIds === null || customerIds === null) return plan.customerIds !== customerIds;
  return customerIds.length === 0 || customerIds.some((id) => !ownIds.includes(id));
}

function isDifferent(
  field: (typeof COMPARED)[number],
  { found, expected }: { found: Partial<DiscountLook>; expected: DiscountLook },
): boolean {
  const is = found[field];
  if (is === undefined) return false;
  // Two shipping discounts never combine: Shopify is not asked for it.
  const should = expected.value === "free-shipping" ? expected[field].replace(/,?shipping$/, "") : expected[field];
  return (field === "combinesWith" ? should : expected[field]) !== is;
}

async function noteDrift(
  tx: Tx,
  of: { programId: string; redemption: RedemptionRecord; drift: Drift | null; now: Date },
): Promise<void> {
  const { programId, redemption, drift, now } = of;
  const { id, memberId, rewardId } = redemption;
  await saveDrift(tx, { programId, id, drift });
  const kind: AlertKind | null = drift === null ? null : drift.kind === "deleted" ? "code-deleted" : "code-changed";
  for (const other of ["code-changed", "code-deleted"] as const) {
    if (other !== kind) await closeAlert(tx, { programId, kind: other, subject: id, at: now });
  }
  if (drift === null || kind === null) return;
  const data = { reward: rewardId, what: drift.kind, fields: drift.fields };
  const alert: NewAlert = { kind, subject: id, memberId, redemptionId: id, data, at: now };
  await raiseAlerts(tx, { programId, alerts: [alert] });
}
