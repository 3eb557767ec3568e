import { withTransaction } from "../db.server.ts";
import type { Movement } from "../ledger/book.ts";
import { post } from "../ledger/post.ts";
import { openBooks } from "../ledger/open-books.ts";
import { invariant } from "../loyalty/assert.ts";
import { POINTS } from "../loyalty/program.ts";
import type { GrantLimits, LimitRefusal } from "../loyalty/staff.ts";
import { record } from "../models/activity.ts";
import { enqueue } from "../models/outbox.ts";
import { type ProgramState, programState } from "../models/program.ts";
import { shopOfProgram } from "../models/connection.ts";
import { bookPolicies } from "./steps/book-policies.ts";
import { countGiven } from "./steps/count-given.ts";
import { lockMembers } from "./steps/lock-members.ts";
import { settleAnew } from "./steps/settle-anew.ts";

export type Grant =
  | { outcome: "granted" | "already-granted"; balance: number }
  | { outcome: "insufficient-points"; shortBy: number }
  | LimitRefusal
  | { outcome: "unknown-member" | "unknown-unit" };

/**
 * An agent gives a member points, or takes some. What is given vests at once and expires as the unit says.
 *
 * @param unit the program's unit; ordinary points when left out
 * @param points positive gives, negative takes; whole, not zero
 * @param reason a reason code, such as "goodwill"
 * @param note what the agent wrote; it must hold no personal data, for it is kept for ever
 * @param limits of the member of staff who gives; left out: nobody of the staff does
 * @param requestId made by the form: the same id twice is the same grant
 * @returns "insufficient-points" when more would be taken than is available; a limit where it stands in the way
 */
export async function grantPoints(options: {
  programId: string;
  memberId: string;
  unit?: string;
  points: number;
  reason: string;
  note: string;
  actor: string;
  limits?: GrantLimits;
  requestId: string;
  now: Date;
}): Promise<Grant> {
  const { programId, memberId, unit = POINTS, points, reason, note, actor, requestId, now } = options;
  invariant(Number.isSafeInteger(points) && points !== 0, "a grant is a whole number other than zero");
  return withTransaction(async (tx) => {
    const key = `grant:${requestId}`;
    const memberIds = [memberId];
    const accounts = await lockMembers(tx, { programId, memberIds });
    const program = await programState(tx, programId);
    if (!hasUnit(program, unit)) return { outcome: "unknown-unit" };
    const policies = bookPolicies(program);
    const { book: bookOf } = await openBooks(tx, { programId, accounts, keys: [key], policies });
    const book = bookOf(memberId, unit);
    if (!book) return { outcome: "unknown-member" };
    const movement: Movement = {
      key,
      reason: `agent-${reason}`,
      occurredAt: now,
      counterpart: "issued",
      explanation: { kind: "agent", reason, note, actor },
    };
    if (book.isKnown(movement, points)) return { outcome: "already-granted", balance: book.balance };
    const shortBy = points > 0 ? 0 : -points - book.available(now);
    if (shortBy > 0) return { outcome: "insufficient-points", shortBy };
    const shop = await shopOfProgram(tx, programId);
    const { limits } = options;
    const refusal = shop && limits ? await countGiven(tx, { shop, program, actor, limits, unit, points, now }) : null;
    if (refusal) return refusal;
    if (points > 0) book.credit(movement, points, null);
    else book.spend(movement, -points, now);
    await post(tx, { programId, books: [book], now });
    await record(tx, { programId, at: now, actor, action: "points-granted", data: { memberId, unit, points, reason } });
    // The fold knows when the points expire, and a reward that is given by itself may have waited for them.
    if (shop) await settleAnew(tx, { shop, program, memberIds, now });
    await enqueue(tx, { name: "publish-member", programId, memberId });
    return { outcome: "granted", balance: book.balance };
  });
}

function hasUnit(program: ProgramState, unit: string): boolean {
  return unit === POINTS || program.versions.some((version) => version.program.units.some(({ id }) => id === unit));
}
