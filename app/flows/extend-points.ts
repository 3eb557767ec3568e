import { withTransaction } from "../db.server.ts";
import type { GrantLimits, LimitRefusal } from "../loyalty/staff.ts";
import { record } from "../models/activity.ts";
import { heldLot, insertExtensions, isExtensionKnown } from "../models/lot-extension.ts";
import { programState } from "../models/program.ts";
import { countGiven } from "./steps/count-given.ts";
import { lockMembers } from "./steps/lock-members.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

export type PointsExtension =
  { outcome: "extended" | "already-extended" | "unknown-member" | "unknown-lot" | "not-later" } | LimitRefusal;

/**
 * Keeps the points of one lot until a later moment; what had lapsed of it comes back, which counts as giving. It stands whatever facts
 * come later: they may only keep the points for longer.
 *
 * @param options.until must lie ahead, and after the moment at which the points expire (or expired)
 * @param options.requestId made by the form: the same id twice is the same extension
 * @returns "unknown-lot" also of a lot that never expires, or is empty
 */
export async function extendPoints(options: {
  shop: ShopContext;
  memberId: string;
  unit: string;
  lotKey: string;
  until: Date;
  reason: string;
  note: string;
  actor: string;
  limits: GrantLimits;
  requestId: string;
  now: Date;
}): Promise<PointsExtension> {
  const { shop, memberId, unit, lotKey, until, reason, note, actor, limits, now } = options;
  const { programId } = shop;
  const id = `agent:${options.requestId}`;
  return withTransaction(async (tx) => {
    const accounts = await lockMembers(tx, { programId, memberIds: [memberId] });
    if (accounts.length === 0) return { outcome: "unknown-member" };
    if (await isExtensionKnown(tx, { programId, id })) return { outcome: "already-extended" };
    const lot = await heldLot(tx, { programId, memberId, unit, lotKey });
    if (!lot?.expiresAt || lot.remaining + lot.expired === 0) return { outcome: "unknown-lot" };
    if (until <= now || until <= lot.expiresAt) return { outcome: "not-later" };
    const program = await programState(tx, programId);
    if (lot.expired > 0) {
      const refusal = await countGiven(tx, { shop, program, actor, limits, unit, points: lot.expired, now });
      if (refusal) return refusal;
    }
    const { expiresAt } = lot;
    const lots = [{ memberId, unit, lotKey, expiresAt }];
    await insertExtensions(tx, { programId, id, lots, until, actor, now });
    const action = lot.expired > 0 ? "points-reinstated" : "points-extended";
    const points = lot.expired > 0 ? lot.expired : lot.remaining;
    const dates = { from: expiresAt.toISOString(), to: until.toISOString() };
    const data = { memberId, id, unit, points, ...dates, reason, note };
    await record(tx, { programId, at: now, actor, action, data });
    await settleMembers(tx, { shop, program, accounts, now });
    return { outcome: "extended" };
  });
}
