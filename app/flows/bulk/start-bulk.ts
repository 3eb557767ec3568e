import { type Tx, withTransaction } from "../../db.server.ts";
import { POINTS } from "../../loyalty/program.ts";
import type { BulkWish } from "../../loyalty/bulk-wish.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { type GrantLimits, limitRefusal, type LimitRefusal } from "../../loyalty/staff.ts";
import { zoneOf } from "../../loyalty/time/zone.ts";
import { addGivenOn, lockGivenOn } from "../../models/staff.ts";
import { memberQuery } from "../../loyalty/member-filter.ts";
import { record } from "../../models/activity.ts";
import { forgetBulkRun, insertBulkRun } from "../../models/bulk-run.ts";
import { addSelected, type BulkSelection } from "../../models/bulk-selection.ts";
import { enqueue } from "../../models/outbox.ts";
import { type ProgramState, programState } from "../../models/program.ts";
import { decimalsOfUnit } from "../steps/count-given.ts";
import type { ShopContext } from "../steps/shop-context.ts";

export type BulkStart =
  | { outcome: "started" | "already-started" | "nobody" | "unknown-tier" | "unknown-unit" }
  /** Others match by now than the merchant was told of: nothing was begun. */
  | { outcome: "others"; members: number }
  | LimitRefusal;

/**
 * Begins to do the same for many members. Who they are is settled now: whoever matches the list later is not among them.
 *
 * @param runId made by the browser: the same id twice is one run
 * @param expected how many members the merchant was told of
 */
export async function startBulk(options: {
  shop: ShopContext;
  runId: string;
  wish: BulkWish;
  selection: BulkSelection;
  expected: number;
  limits: GrantLimits;
  actor: string;
  now: Date;
}): Promise<BulkStart> {
  const { shop, runId, wish, selection, expected, actor, now } = options;
  const { programId, shopId, timeZone } = shop;
  return withTransaction(async (tx) => {
    const program = await programState(tx, programId);
    const missing = missingIn(program, wish);
    if (missing) return { outcome: missing };
    const query = selection.kind === "list" ? memberQuery(selection.filter) : null;
    const run = { id: runId, shopId, wish, query, undoes: null, total: expected, startedBy: actor, startedAt: now };
    if (!(await insertBulkRun(tx, { programId, ...run }))) return { outcome: "already-started" };
    const members = await addSelected(tx, { programId, runId, selection, clock: { timeZone, now } });
    if (members === 0 || members !== expected) {
      await forgetBulkRun(tx, { programId, runId });
      return members === 0 ? { outcome: "nobody" } : { outcome: "others", members };
    }
    const refusal = await countGiven(tx, { ...options, program });
    if (refusal) {
      await forgetBulkRun(tx, { programId, runId });
      return refusal;
    }
    const data = { run: runId, members, ...wish };
    await record(tx, { programId, at: now, actor, action: "bulk-started", data });
    await enqueue(tx, { name: "bulk", programId, runId });
    return { outcome: "started" };
  });
}

function missingIn(program: ProgramState, wish: BulkWish): "unknown-tier" | "unknown-unit" | null {
  const newest = program.versions.at(-1)?.program;
  if (wish.kind === "tier") return newest?.tiers.some(({ id }) => id === wish.tierId) ? null : "unknown-tier";
  if (wish.kind !== "grant" || wish.unit === POINTS) return null;
  return newest?.units.some(({ id }) => id === wish.unit) ? null : "unknown-unit";
}

/**
 * Counts what a run gives against what whoever begins it may give: to each member, and to all of them on one day.
 *
 * @returns the limit that stands in the way; null: none does, and it is counted
 */
async function countGiven(
  tx: Tx,
  of: { shop: ShopContext; program: ProgramState; wish: BulkWish; expected: number; limits: GrantLimits } & {
    actor: string;
    now: Date;
  },
): Promise<LimitRefusal | null> {
  const { shop, program, wish, expected, limits, actor, now } = of;
  if (wish.kind !== "grant") return null;
  const { unit, points } = wish;
  const decimals = decimalsOfUnit(program, { unit, currency: shop.currency });
  const each = limitRefusal({ ...limits, pointsPerDayMax: null }, { points, decimals, givenToday: 0 });
  if (each || points < 0) return each;
  const day = { programId: shop.programId, actor, day: zoneOf(shop.timeZone).dateText(wholeSeconds(now)), unit };
  const all = { points: points * expected, decimals, givenToday: await lockGivenOn(tx, day) };
  const refusal = limitRefusal({ ...limits, pointsPerGrantMax: null }, all);
  if (refusal === null) await addGivenOn(tx, day, all.points);
  return refusal;
}
