import { enrollMember } from "../../app/flows/enroll-member.ts";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { lapsePoints } from "../../app/flows/lapse-points.ts";
import { mergeMembers } from "../../app/flows/merge-members.ts";
import { recordEvents } from "../../app/flows/record-events.ts";
import { remindExpiry } from "../../app/flows/remind-expiry.ts";
import { reviewTiers } from "../../app/flows/review-tiers.ts";
import { settleOrders } from "../../app/flows/settle-orders.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { withdrawEvents } from "../../app/flows/withdraw-events.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import { DAY, START } from "../loyalty/orders.ts";
import type { TestDatabase } from "../support/database.ts";
import { liveShop, reading } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { CUSTOMERS, isJoiningByOrder, type Life } from "./lives.ts";

/** What comes early is heard on day 60, reminders go out then, points lapse on day 71, and what comes late is heard on day 80. */
const EARLY = new Date((START + 60 * DAY) * 1000);
const LAPSE = new Date((START + 71 * DAY) * 1000);
const MERGE = new Date((START + 75 * DAY) * 1000);
const LATE = new Date((START + 80 * DAY) * 1000);
export const END = new Date((START + 100 * DAY) * 1000);

/** Plays a life through the real flows, in the order in which the shop hears of it; at the end every order is reconciled. */
export async function play(database: TestDatabase, one: Life): Promise<ShopContext> {
  const shop = await liveShop(database, { program: must(one.versions[0]).program });
  for (const { version, effectiveAt, program } of one.versions.slice(1)) {
    await database.query(
      `INSERT INTO program_version (program_id, version, document, effective_at, saved_at, saved_by) VALUES ($1, $2, $3, to_timestamp($4), to_timestamp($4), 'test')`,
      [shop.programId, version, JSON.stringify(program), effectiveAt],
    );
  }
  if (!isJoiningByOrder(one)) {
    for (const customerId of CUSTOMERS)
      await enrollMember({ shop, customerId, by: "storefront", consent: null, now: new Date(START * 1000) });
  }
  await tell(shop, one, "early");
  for (const orders of one.early) await settle(shop, orders, EARLY);
  await night(shop, EARLY);
  await night(shop, LAPSE);
  for (const [index, { customerId, points }] of one.spends.entries())
    await spend(database, shop, { customerId, points, requestId: `spend-${String(index)}` });
  if (one.isMerged) await mergeMembers({ shop, keptCustomerId: "1", deletedCustomerId: "2", now: MERGE });
  for (const orders of one.late) await settle(shop, merged(one, orders), LATE);
  await tell(shop, one, "late");
  await settle(shop, merged(one, one.orders), LATE);
  await night(shop, END);
  return shop;
}

/** After a merge Shopify names the customer that was kept, whatever the order said before. */
export function merged(one: Life, orders: OrderFacts[]): OrderFacts[] {
  if (!one.isMerged) return orders;
  return orders.map((order) => ({ ...order, customerId: order.customerId === null ? null : "1" }));
}

async function settle(shop: ShopContext, orders: OrderFacts[], now: Date): Promise<void> {
  if (orders.length === 0) return;
  await settleOrders({ shop, orders: orders.map((facts) => ({ reading: reading(facts), deliveryId: null })), now });
}

/** Events, some of them told twice; what was withdrawn is heard late. */
async function tell(shop: ShopContext, one: Life, when: "early" | "late"): Promise<void> {
  const now = when === "early" ? EARLY : LATE;
  for (const { customerId, event } of one.events) {
    const { withdrawnAt, ...told } = event;
    const isLate = one.lateEvents.has(event.id);
    if (isLate && when === "early") continue;
    const teller = {
      shop,
      events: [{ ...told, customerId: one.isMerged && when === "late" ? "1" : customerId }],
      source: "api",
      now,
    };
    await recordEvents(teller);
    if (withdrawnAt !== null && when === "late")
      await withdrawEvents({ shop, ids: [event.id], at: new Date(withdrawnAt * 1000), now });
  }
}

async function night(shop: ShopContext, now: Date): Promise<void> {
  const { programId } = shop;
  while ((await reviewTiers({ shop, now })).outcome === "more");
  while ((await remindExpiry({ programId, now })).outcome === "more");
  while ((await lapsePoints({ programId, now })).outcome === "more");
}

async function spend(
  database: TestDatabase,
  shop: ShopContext,
  options: { customerId: string; points: number; requestId: string },
): Promise<void> {
  const { customerId, points, requestId } = options;
  const [member] = await database.query<{ memberId: string }>(
    `SELECT member_id AS "memberId" FROM member_identity WHERE program_id = $1 AND customer_id = $2`,
    [shop.programId, customerId],
  );
  if (!member) return;
  const grant = {
    programId: shop.programId,
    memberId: member.memberId,
    reason: "correction",
    note: "",
    actor: "test",
    requestId,
    now: LAPSE,
  };
  await grantPoints({ ...grant, points: -points });
}
