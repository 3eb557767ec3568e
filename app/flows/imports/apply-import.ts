import { type Tx, withTransaction } from "../../db.server.ts";
import { creditMany, heldOf } from "../../ledger/credit-many.ts";
import { invariant } from "../../loyalty/assert.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { importKey } from "../../loyalty/import/import-key.ts";
import { type PlannedMove, plannedMoves } from "../../loyalty/import/credits.ts";
import { POINTS } from "../../loyalty/program.ts";
import { joinedByLaunch } from "../../loyalty/launch/dry-run.ts";
import { isTransferable } from "../../loyalty/rewards/price.ts";
import {
  type AppliedRow,
  type DueRow,
  grantTiers,
  joinByImport,
  markApplied,
  noteBirthdays,
  readyRows,
  resultOf,
  reviewSoon,
} from "../../models/import-apply.ts";
import { forgetCells } from "../../models/import-row.ts";
import { type ImportRun, lockImport, moveImport, noteImported, saveImportResult } from "../../models/import-run.ts";
import { type Identity, identitiesOf, lockJoining } from "../../models/member.ts";
import { enqueue } from "../../models/outbox.ts";
import { type ProgramState, programState } from "../../models/program.ts";
import { followImport } from "../steps/follow-import.ts";
import { lockFound } from "../steps/lock-members.ts";
import { moveImported } from "../steps/move-imported.ts";
import { noteGivers } from "../steps/note-uses.ts";
import type { ShopContext } from "../steps/shop-context.ts";

const BATCH = 1000;

interface Applying {
  shop: ShopContext;
  run: ImportRun;
  program: ProgramState;
  now: Date;
}

/**
 * Applies the next rows of an import, one bounded batch a call: customers become members, members get points, tiers, birthdays. A batch
 * that is repeated does nothing twice: each row moves points under a key of its own. What follows from it by the program's rules
 * (tiers, dates of points) is found by the reviews that are asked for at the end.
 */
export async function applyImport(options: {
  shop: ShopContext;
  runId: string;
  now: Date;
}): Promise<{ outcome: "more" | "done" }> {
  const { shop, runId, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const run = await lockImport(tx, { programId, runId });
    if (run?.state !== "applying") return { outcome: "done" };
    const of: Applying = { shop, run, program: await programState(tx, programId), now };
    const rows = await readyRows(tx, run, BATCH);
    const last = rows.at(-1);
    if (!last) {
      await finish(tx, of);
      return { outcome: "done" };
    }
    const { memberOf, joined } = await membersOf(tx, of, rows);
    const isNew = new Set(joined.map(({ memberId }) => memberId));
    const known = [...new Set(memberOf.values())].filter((memberId) => !isNew.has(memberId));
    const moves = await givePoints(tx, of, { rows, memberOf, known });
    await giveTheRest(tx, of, { rows, memberOf });
    await reviewSoon(tx, { programId, memberIds: known, now });
    await markApplied(tx, run, appliedRows(rows, { memberOf, moves, isNew }));
    await noteImported(tx, { run, cursor: last.customerId, rows: rows.length });
    return { outcome: "more" };
  });
}

async function finish(tx: Tx, { run, program, now }: Applying): Promise<void> {
  await forgetCells(tx, run);
  await saveImportResult(tx, run, await resultOf(tx, run));
  await moveImport(tx, { run, state: "applied", now });
  await followImport(tx, program.programId);
}

type MemberOf = ReadonlyMap<string, string>;

/** Who of the customers is which member, those included who become one by this; accounts that were there are locked. */
async function membersOf(
  tx: Tx,
  of: Applying,
  rows: readonly DueRow[],
): Promise<{ memberOf: MemberOf; joined: Identity[] }> {
  const { shop, run } = of;
  const { programId } = shop;
  const { shopId } = run;
  const customerIds = [...new Set(rows.map(({ customerId }) => customerId))];
  const isStranger = new Set(customerIds);
  const found = await identitiesOf(tx, { programId, shopId, customerIds });
  for (const { customerId } of found) isStranger.delete(customerId);
  const strangers = [...isStranger];
  const joined = strangers.length === 0 ? [] : await join(tx, of, { strangers, rows });
  // Somebody else may have let one of them join since they were looked up.
  const missed = strangers.length - joined.length;
  const isNew = new Set(joined.map(({ customerId }) => customerId));
  const late = missed === 0 ? [] : await identitiesOf(tx, { programId, shopId, customerIds: strangers });
  const known = [...found, ...late.filter(({ customerId }) => !isNew.has(customerId))];
  const all = [...known, ...joined];
  invariant(all.length === customerIds.length, "whoever is no member has become one");
  // Nobody else knows the new ones yet.
  const toLock = [...new Set(known.map(({ memberId }) => memberId))];
  if (toLock.length > 0) await lockFound(tx, { programId, memberIds: toLock });
  return { memberOf: new Map(all.map(({ customerId, memberId }) => [customerId, memberId])), joined };
}

async function join(
  tx: Tx,
  { shop, run, program, now }: Applying,
  of: { strangers: string[]; rows: readonly DueRow[] },
): Promise<Identity[]> {
  const { programId } = shop;
  const { shopId } = run;
  const { strangers, rows } = of;
  // Whoever settles an order of theirs in this moment either is waited for, or waits and sees the member.
  await lockJoining(tx, { programId, shopId, customerIds: strangers, mode: "exclusive" });
  const dates = new Map<string, Date>();
  const withPoints = new Set<string>();
  for (const { customerId, joinedAt, points } of rows) {
    if (points !== null && points > 0 && run.mapping?.unit === POINTS) withPoints.add(customerId);
    const before = dates.get(customerId);
    if (joinedAt && (!before || joinedAt < before)) dates.set(customerId, joinedAt);
  }
  const latest = latestJoining(program, now);
  const members = strangers.map((customerId) => {
    const said = dates.get(customerId) ?? now;
    const account = withPoints.has(customerId) ? ("comes-with-points" as const) : ("made" as const);
    return { customerId, joinedAt: said < latest ? said : latest, account };
  });
  const joined = await joinByImport(tx, { programId, shopId, members, now });
  const arePassedOn = program.versions.some((version) => version.program.rewards.some(isTransferable));
  if (arePassedOn) await noteGivers(tx, { shop: { programId, shopId }, joined, now });
  const { givingRunId: runId } = program;
  if (runId !== null) await enqueue(tx, { name: "launch", programId, runId });
  return joined;
}

/** Whoever joins by an import was a member elsewhere: before the program went live here, so that no joining gift is due. */
function latestJoining({ liveFrom }: ProgramState, now: Date): Date {
  return liveFrom === null ? now : new Date(Math.min(joinedByLaunch(liveFrom), wholeSeconds(now)) * 1000);
}

async function givePoints(
  tx: Tx,
  { run, program, now }: Applying,
  of: { rows: readonly DueRow[]; memberOf: MemberOf; known: string[] },
): Promise<PlannedMove[]> {
  const { programId } = program;
  const { unit = POINTS, mode = "add" } = run.mapping ?? {};
  const rows = of.rows.flatMap(({ row, customerId, points }) => {
    const memberId = of.memberOf.get(customerId);
    return points === null || memberId === undefined ? [] : [{ row, memberId, points }];
  });
  // Who is new has nothing.
  const held = await heldOf(tx, { programId, unit, memberIds: of.known });
  const balances = new Map([...held].map(([memberId, { balance }]) => [memberId, balance]));
  const moves = plannedMoves(rows, { mode, balances });
  const expiry = new Map(of.rows.map(({ row, expiresAt }) => [row, expiresAt]));
  const credits = moves.map((move) => {
    const expiresAt = move.points > 0 ? (expiry.get(move.row) ?? null) : null;
    return { ...move, key: importKey({ runId: run.id, row: move.row, isDated: expiresAt !== null }), expiresAt };
  });
  // What is owed is repaid first, and what is taken comes from lots: both need the members' books.
  const needBooks = new Set(
    credits
      .filter(({ memberId, points }) => points < 0 || (held.get(memberId)?.debt ?? 0) > 0)
      .map(({ memberId }) => memberId),
  );
  await creditMany(tx, {
    ...{ programId, unit, reason: "imported", now },
    explanation: { kind: "imported", run: run.id, change: "given" },
    credits: credits.filter(({ memberId }) => !needBooks.has(memberId)),
  });
  const others = credits.filter(({ memberId }) => needBooks.has(memberId));
  await moveImported(tx, { program, runId: run.id, unit, moves: others, now });
  return moves;
}

async function giveTheRest(
  tx: Tx,
  { run, program, now }: Applying,
  of: { rows: readonly DueRow[]; memberOf: MemberOf },
): Promise<void> {
  const { programId } = program;
  const rows = of.rows.flatMap((row) => {
    const memberId = of.memberOf.get(row.customerId);
    return memberId === undefined ? [] : [{ ...row, memberId }];
  });
  await grantTiers(tx, {
    ...{ programId, actor: run.requestedBy, now },
    grants: rows.flatMap(({ row, memberId, tierId, tierUntil }) =>
      tierId === null
        ? []
        : [{ id: importKey({ runId: run.id, row, isDated: false }), memberId, tierId, until: tierUntil }],
    ),
  });
  const birthdays = rows.flatMap(({ memberId, birthdayMonth: month, birthdayDay: day }) =>
    month === null || day === null ? [] : [{ memberId, month, day }],
  );
  await noteBirthdays(tx, { programId, birthdays, knownAt: run.appliedAt ?? now });
}

function appliedRows(
  rows: readonly DueRow[],
  of: { memberOf: MemberOf; moves: readonly PlannedMove[]; isNew: ReadonlySet<string> },
): AppliedRow[] {
  const moved = new Map(of.moves.map(({ row, points }) => [row, points]));
  return rows.flatMap(({ row, customerId }) => {
    const memberId = of.memberOf.get(customerId);
    if (memberId === undefined) return [];
    return [{ row, memberId, credited: moved.get(row) ?? 0, hasJoined: of.isNew.has(memberId) }];
  });
}
