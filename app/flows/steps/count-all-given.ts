import type { Tx } from "../../db.server.ts";
import { type GrantLimits, isLimited, type LimitRefusal } from "../../loyalty/staff.ts";
import type { ProgramState } from "../../models/program.ts";
import { countGiven } from "./count-given.ts";

/** Ends a transaction whose points a limit does not allow: what was done in it is undone. */
class LimitReached extends Error {
  readonly refusal: LimitRefusal;

  constructor(refusal: LimitRefusal) {
    super(`${refusal.outcome}: ${String(refusal.left)} left`);
    this.refusal = refusal;
  }
}

/**
 * Counts what somebody of the staff gives by a deed that is no grant, in each unit. Of whoever has no limits nothing is counted.
 *
 * @param options.given in the units' smallest steps; what is taken does not count
 * @throws what `unlessLimited` makes an answer of, when a limit stands in the way
 */
export async function countAllGiven(
  tx: Tx,
  options: {
    shop: { currency: string; timeZone: string };
    program: ProgramState;
    actor: string;
    limits: GrantLimits;
    given: readonly { unit: string; points: number }[];
    now: Date;
  },
): Promise<void> {
  const { given, ...by } = options;
  if (!isLimited(by.limits)) return;
  for (const { unit, points } of given) {
    const refusal = points > 0 ? await countGiven(tx, { ...by, unit, points }) : null;
    if (refusal) throw new LimitReached(refusal);
  }
}

/** What a transaction answers, or the limit that ended it: then nothing of it was done. */
export async function unlessLimited<Answer>(transaction: Promise<Answer>): Promise<Answer | LimitRefusal> {
  try {
    return await transaction;
  } catch (error) {
    if (error instanceof LimitReached) return error.refusal;
    throw error;
  }
}
