import { type Tx, withTransaction } from "../../db.server.ts";
import { lockMembers } from "../steps/lock-members.ts";
import { orderEffects, refundsOf, waitingWish } from "../../loyalty/refund-preview.ts";
import type { GrantLimits, LimitRefusal } from "../../loyalty/staff.ts";
import { record } from "../../models/activity.ts";
import { membersWithFacts } from "../../models/member-facts.ts";
import { programState } from "../../models/program.ts";
import { insertRefundWish, ownedOrder, withdrawRefundWish } from "../../models/refund-wish.ts";
import { countAllGiven, unlessLimited } from "../steps/count-all-given.ts";
import { foldStored } from "../steps/fold-stored.ts";
import { settleMembers } from "../steps/settle-members.ts";
import type { ShopContext } from "../steps/shop-context.ts";

interface AboutOrder {
  shop: ShopContext;
  orderId: string;
  /** Of the wish, made by the form: the same id twice is the same wish. */
  wishId: string;
  actor: string;
  now: Date;
}

export type Forgiveness =
  | {
      outcome: "forgiven" | "already-forgiven" | "unknown-order" | "unknown-refund" | "no-member";
    }
  | LimitRefusal;

/**
 * Somebody of the shop wishes that a refund of an order takes none of its points back. It is honoured when that refund is settled,
 * now or later: by a transfer of its own for each that it forgives.
 *
 * @param refundId the refund that was made already; null: the next one
 * @param options.limits of the member of staff: what is forgiven counts as given
 * @returns "unknown-refund" also for one that took nothing back; "already-forgiven" when the wish is known, when the refund is forgiven, or when one for the next refund still waits
 */
export async function forgiveRefund(options: Forgiving): Promise<Forgiveness> {
  return unlessLimited(withTransaction((tx) => forgive(tx, options)));
}

type Forgiving = AboutOrder & { refundId: string | null; limits: GrantLimits };

async function forgive(tx: Tx, options: Forgiving): Promise<Forgiveness> {
  const { shop, orderId, wishId, refundId, limits, actor, now } = options;
  const { programId, shopId } = shop;
  const order = await ownedOrder(tx, { programId, shopId, orderId });
  if (!order) return { outcome: "unknown-order" };
  if (order.memberId === null) return { outcome: "no-member" };
  const knownRefunds = order.facts.refunds.map(({ id }) => id);
  const memberIds = [order.memberId];
  const accounts = await lockMembers(tx, { programId, memberIds });
  const [member] = await membersWithFacts(tx, { programId, memberIds });
  if (!member || accounts.length === 0) return { outcome: "no-member" };
  const program = await programState(tx, programId);
  const { fold } = foldStored({ shop, program, member, now });
  const made = refundsOf(fold, orderId).find((refund) => refund.refundId === refundId);
  if (refundId !== null && !made) return { outcome: "unknown-refund" };
  const known = made ? made.wishId : waitingWish({ fold, wishes: member.refundWishes, orderId });
  if (known !== null) return { outcome: "already-forgiven" };
  // How much the next refund takes back nobody knows yet: at most what the order has given.
  const given = made
    ? made.taken
    : orderEffects({ before: fold, after: fold, orderId }).map(({ unit, earned }) => ({ unit, points: earned }));
  const wish = { programId, shopId, orderId, id: wishId, refundId, knownRefunds, actor, now };
  if (!(await insertRefundWish(tx, wish))) return { outcome: "already-forgiven" };
  await countAllGiven(tx, { shop, program, actor, limits, given, now });
  const data = { orderId, memberId: order.memberId, wishId, refundId };
  await record(tx, { programId, at: now, actor, action: "refund-forgiven", data });
  await settleMembers(tx, { shop, program, accounts, now });
  return { outcome: "forgiven" };
}

/**
 * Takes a wish back: what it forgave is taken back after all, and a refund that has not come yet is like any other.
 *
 * @returns "unknown-wish" also when it was taken back before
 */
export async function withdrawForgiveness(
  options: AboutOrder,
): Promise<{ outcome: "withdrawn" | "unknown-order" | "unknown-wish" }> {
  const { shop, orderId, wishId, actor, now } = options;
  const { programId, shopId } = shop;
  return withTransaction(async (tx) => {
    const order = await ownedOrder(tx, { programId, shopId, orderId });
    if (!order) return { outcome: "unknown-order" };
    const memberIds = order.memberId === null ? [] : [order.memberId];
    const accounts = await lockMembers(tx, { programId, memberIds });
    if (!(await withdrawRefundWish(tx, { programId, shopId, orderId, id: wishId, now }))) {
      return { outcome: "unknown-wish" };
    }
    const data = { orderId, memberId: order.memberId, wishId };
    await record(tx, { programId, at: now, actor, action: "refund-forgiveness-withdrawn", data });
    await settleMembers(tx, { shop, program: await programState(tx, programId), accounts, now });
    return { outcome: "withdrawn" };
  });
}
