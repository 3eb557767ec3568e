import { type Tx, withTransaction } from "../../db.server.ts";
import type { Movement } from "../../ledger/book.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { post } from "../../ledger/post.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { rewardSchema } from "../../loyalty/program/reward-schema.ts";
import type { Program } from "../../loyalty/program.ts";
import { lastPayout, type Payout } from "../../loyalty/rewards/payout.ts";
import { scopesNeeded } from "../../loyalty/rewards/scopes-needed.ts";
import { endsAt } from "../../loyalty/rewards/validity.ts";
import { closeAlert, raiseAlerts } from "../../models/alert.ts";
import { membersToPay } from "../../models/cashback.ts";
import { type ProgramState, programState } from "../../models/program.ts";
import { shopById } from "../../models/shop.ts";
import { bookPolicies } from "../steps/book-policies.ts";
import { insertTakings, type Taking } from "../steps/insert-taking.ts";
import { lockMembers } from "../steps/lock-members.ts";
import { publishLater } from "../steps/publish-later.ts";
import { idOf } from "../steps/realize-awards.ts";
import type { ShopContext } from "../steps/shop-context.ts";

const MEMBERS_MAX = 200;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Where a payout of many batches goes on: the unit, and the member after whom. */
export interface PayoutPlace {
  unit: string;
  after: string;
}

/**
 * Turns cashback that is due into store credit: what a member can spend of the unit leaves the account, and becomes a redemption that
 * the shop's worker credits.
 *
 * While the shop has not granted what store credit needs, nothing is spent, and the merchant is told.
 *
 * One bounded batch a call. Once for each member, unit and month (or year), however late or often it is called.
 *
 * @param options.from where the call before has ended; left out: at the beginning
 * @returns where to go on; null when everybody was paid
 */
export async function payOutCashback(options: {
  shop: ShopContext;
  from?: PayoutPlace | null;
  now: Date;
}): Promise<{ next: PayoutPlace | null; paid: number }> {
  const { shop, from = null, now } = options;
  const granted = (await shopById(shop))?.scopes ?? [];
  return withTransaction(async (tx) => {
    const program = await programState(tx, shop.programId);
    const units = dueUnits(program, { timeZone: shop.timeZone, now: wholeSeconds(now) });
    const unit = from === null ? units[0] : units.find(({ id }) => id === from.unit);
    if (!unit) return { next: null, paid: 0 };
    const after = from?.after ?? NOBODY;
    const keyPrefix = `payout:${unit.id}:${unit.period}:`;
    const { programId, shopId } = shop;
    const asked = { minimumMinor: unit.payout.minimumMinor, keyPrefix, after, limit: MEMBERS_MAX };
    const memberIds = await membersToPay(tx, { programId, shopId, unit: unit.id, ...asked });
    const missing = scopesNeeded({ rewards: [], units }).filter((scope) => !granted.includes(scope));
    await tellWaiting(tx, { shop, unit, missing, isOwed: memberIds.length > 0, now });
    const isAllowed = missing.length === 0;
    const paid = isAllowed ? await payOut(tx, { shop, program, unit, keyPrefix, memberIds, now }) : 0;
    const last = memberIds.at(-1);
    const following = units[units.indexOf(unit) + 1];
    if (isAllowed && memberIds.length === MEMBERS_MAX && last !== undefined)
      return { next: { unit: unit.id, after: last }, paid };
    return { next: following ? { unit: following.id, after: NOBODY } : null, paid };
  });
}

interface DueUnit {
  id: string;
  payout: Payout;
  period: string;
}

/** Without access to store credit nothing is spent: the merchant is told, and what is due is paid once the access is there. */
async function tellWaiting(
  tx: Tx,
  of: { shop: ShopContext; unit: DueUnit; missing: readonly string[]; isOwed: boolean; now: Date },
): Promise<void> {
  const { shop, unit, missing, isOwed, now } = of;
  const { programId, shopId } = shop;
  const matter = { kind: "payout-waits" as const, subject: `${shopId}:${unit.id}`, at: now };
  if (missing.length === 0) return closeAlert(tx, { programId, ...matter });
  if (!isOwed) return;
  const data = { unit: unit.id, period: unit.period, scopes: missing };
  await raiseAlerts(tx, { programId, alerts: [{ ...matter, memberId: null, redemptionId: null, data }] });
}

/** Units whose payout was due while the program was live and said so. */
function dueUnits(program: ProgramState, of: { timeZone: string; now: number }): DueUnit[] {
  const { status, versions, liveFrom } = program;
  if (status !== "live" || liveFrom === null) return [];
  const units = (versions.at(-1)?.program.units ?? []) satisfies Program["units"];
  return units.flatMap(({ id, kind, payout }) => {
    if (kind !== "cashback" || !payout) return [];
    const { at, period } = lastPayout(payout, of);
    const then = versions.findLast(({ effectiveAt }) => effectiveAt <= at);
    const wasSaid = then?.program.units.some((unit) => unit.id === id && unit.payout !== undefined) ?? false;
    return liveFrom <= at && wasSaid ? [{ id, payout, period }] : [];
  });
}

async function payOut(
  tx: Tx,
  options: {
    shop: ShopContext;
    program: ProgramState;
    unit: DueUnit;
    keyPrefix: string;
    memberIds: string[];
    now: Date;
  },
): Promise<number> {
  const { shop, program, unit, keyPrefix, memberIds, now } = options;
  const { programId, shopId, currency } = shop;
  if (memberIds.length === 0) return 0;
  const accounts = await lockMembers(tx, { programId, memberIds });
  const keys = memberIds.map((memberId) => `${keyPrefix}${memberId}`);
  const books = await openBooks(tx, { programId, accounts, keys, policies: bookPolicies(program) });
  const takings = accounts.flatMap(({ memberId }): Taking[] => {
    const key = `${keyPrefix}${memberId}`;
    const book = books.book(memberId, unit.id);
    const amountMinor = book?.available(now) ?? 0;
    // Paid by another run while this one waited for the lock.
    if (!book || amountMinor < unit.payout.minimumMinor || books.posted.some((transfer) => transfer.key === key))
      return [];
    const { period } = unit;
    const movement: Movement = {
      ...{ key, reason: "cashback-payout", occurredAt: now, counterpart: "redeemed" },
      explanation: { kind: "cashback-payout", unit: unit.id, period, amountMinor, currency },
    };
    book.spend(movement, amountMinor, now);
    return [takingOf({ shop, unit, key, memberId, amountMinor, now })];
  });
  await post(tx, { programId, books: books.all(), now });
  await insertTakings(tx, { programId, shopId, takings, now });
  await publishLater(tx, { programId, memberIds: takings.map(({ memberId }) => memberId) });
  return takings.length;
}

function takingOf(of: {
  shop: ShopContext;
  unit: DueUnit;
  key: string;
  memberId: string;
  amountMinor: number;
  now: Date;
}): Taking {
  const { shop, unit, key, memberId, amountMinor, now } = of;
  const { valid } = unit.payout;
  // Credit that nobody used in its time is gone: cashback that came back would be paid out again and again.
  const terms = { kind: "store-credit", id: unit.id, amountMinor, lapseReturnsPercent: 0, ...(valid ? { valid } : {}) };
  const reward = rewardSchema.parse(terms);
  return {
    id: idOf([shop.programId, key]),
    ...{ memberId, reward, points: amountMinor, unit: unit.id, spentKey: key, awardKey: key, amountMinor },
    ...{ currency: shop.currency, code: null, wish: null, cause: "paid-out", actor: "system" },
    endsAt: endsAt(reward, { at: wholeSeconds(now), timeZone: shop.timeZone }),
  };
}
