import type { Tx } from "../../db.server.ts";
import type { Movement } from "../../ledger/book.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { post } from "../../ledger/post.ts";
import type { AccountRow } from "../../ledger/read.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { pastKey } from "../../loyalty/launch/past-key.ts";
import { vestsAt } from "../../loyalty/time/vesting.ts";
import { type LaunchLine, markGiven } from "../../models/launch-line.ts";
import type { LaunchRun } from "../../models/launch.ts";
import type { Identity } from "../../models/member.ts";
import type { ProgramState } from "../../models/program.ts";
import { bookPolicies } from "./book-policies.ts";

/**
 * Gives members what their past orders would have earned, as the run has shown it: for each unit one transfer a member, whose lot
 * vests and expires by the unit's terms, counted from now. A member who was given theirs before is given nothing again.
 *
 * The accounts' balances are not what they were afterwards: lock them again before anything else is posted. Expiry is set by the
 * settling that must follow.
 *
 * @param given.lines lines of customers who are among `identities`
 */
export async function givePastPoints(
  tx: Tx,
  given: {
    shop: { timeZone: string };
    program: ProgramState;
    run: LaunchRun;
    lines: readonly LaunchLine[];
    identities: readonly Identity[];
    accounts: AccountRow[];
    now: Date;
  },
): Promise<void> {
  const { program, run, accounts, now } = given;
  const { programId } = program;
  const memberOf = new Map(given.identities.map(({ customerId, memberId }) => [customerId, memberId]));
  const due = given.lines.flatMap((line) => {
    const memberId = memberOf.get(line.customerId);
    return memberId === undefined ? [] : [{ ...line, memberId }];
  });
  const sums = sumsOf(due, run);
  const keys = sums.map(({ key }) => key);
  const { book, all, posted } = await openBooks(tx, { programId, accounts, keys, policies: bookPolicies(program) });
  const isPosted = new Set(posted.map(({ key }) => key));
  for (const { key, memberId, unit, points } of sums) {
    if (isPosted.has(key)) continue;
    const movement: Movement = {
      ...{ key, reason: "past-orders", occurredAt: now, counterpart: "issued" },
      explanation: { kind: "past-orders", run: run.id, points },
    };
    book(memberId, unit)?.credit(movement, points, lotDates(given, unit));
  }
  await post(tx, { programId, books: all(), now });
  await markGiven(tx, { run, to: due, now });
}

interface PastSum {
  key: string;
  memberId: string;
  unit: string;
  points: number;
}

function sumsOf(due: readonly (LaunchLine & { memberId: string })[], run: LaunchRun): PastSum[] {
  const sums = new Map<string, PastSum>();
  for (const { memberId, points } of due) {
    for (const [unit, more] of Object.entries(points)) {
      const key = pastKey({ runId: run.id, memberId, unit });
      sums.set(key, { key, memberId, unit, points: (sums.get(key)?.points ?? 0) + more });
    }
  }
  return [...sums.values()];
}

function lotDates(
  { shop, program, now }: { shop: { timeZone: string }; program: ProgramState; now: Date },
  unit: string,
) {
  const vesting = program.versions.at(-1)?.program.units.find(({ id }) => id === unit)?.vesting;
  const earnedAt = wholeSeconds(now);
  return { vestsAt: vesting ? vestsAt(vesting, { earnedAt, timeZone: shop.timeZone }) : earnedAt, expiresAt: null };
}
