import type { Tx } from "../../db.server.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { decimalsOf } from "../../loyalty/money.ts";
import { type GrantLimits, limitRefusal, type LimitRefusal } from "../../loyalty/staff.ts";
import { zoneOf } from "../../loyalty/time/zone.ts";
import type { ProgramState } from "../../models/program.ts";
import { addGivenOn, lockGivenOn } from "../../models/staff.ts";

/**
 * Counts points that somebody of the staff is about to give (negative: take), unless their limits stand in the way. The member's
 * account is locked before: whoever gives at the same time waits here for what is left of the day.
 *
 * @param options.points in the unit's smallest steps
 * @returns the limit that stands in the way; null: they are counted, and may be given
 */
export async function countGiven(
  tx: Tx,
  options: {
    shop: { currency: string; timeZone: string };
    program: ProgramState;
    actor: string;
    limits: GrantLimits;
    unit: string;
    points: number;
    now: Date;
  },
): Promise<LimitRefusal | null> {
  const { shop, program, actor, limits, unit, points, now } = options;
  const { programId } = program;
  const day = { programId, actor, unit, day: dayOf(shop, now) };
  const givenToday = points > 0 ? await lockGivenOn(tx, day) : 0;
  const decimals = decimalsOfUnit(program, { unit, currency: shop.currency });
  const refusal = limitRefusal(limits, { points, decimals, givenToday });
  if (refusal === null && points > 0) await addGivenOn(tx, day, points);
  return refusal;
}

/** Takes points that were given at a moment out of the count of their day: they were undone. */
export async function uncountGiven(
  tx: Tx,
  given: { programId: string; shop: { timeZone: string }; actor: string; unit: string; points: number; at: Date },
): Promise<void> {
  const { programId, shop, actor, unit, points, at } = given;
  await addGivenOn(tx, { programId, actor, unit, day: dayOf(shop, at) }, -points);
}

function dayOf({ timeZone }: { timeZone: string }, at: Date): string {
  return zoneOf(timeZone).dateText(wholeSeconds(at));
}

/** With how many decimals people see a unit; cashback has its currency's. */
export function decimalsOfUnit(program: ProgramState, of: { unit: string; currency: string }): number {
  const unit = program.versions.at(-1)?.program.units.find(({ id }) => id === of.unit);
  return unit?.kind === "cashback" ? decimalsOf(of.currency) : (unit?.decimals ?? 0);
}
