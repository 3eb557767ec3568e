import { type Tx, withTransaction } from "../../db.server.ts";
import { StaleRead } from "../../ledger/book.ts";
import { type AccountRow, lockAccounts } from "../../ledger/read.ts";
import { assertNever } from "../../loyalty/assert.ts";
import { type BulkChange, bulkExtensionId, type BulkProblem } from "../../loyalty/bulk-wish.ts";
import { zoneOf } from "../../loyalty/time/zone.ts";
import {
  type BulkRun,
  lockBulkRun,
  moveBulkRun,
  nextLines,
  settleLines,
  type WaitingLine,
} from "../../models/bulk-run.ts";
import { writeFileLines } from "../../models/bulk-file.ts";
import { markExtensionsRevoked } from "../../models/lot-extension.ts";
import { type ProgramState, programState } from "../../models/program.ts";
import { extendMany } from "../steps/extend-many.ts";
import { grantMany, ungrantMany } from "../steps/grant-many.ts";
import { lockMembers } from "../steps/lock-members.ts";
import { publishLater } from "../steps/publish-later.ts";
import { settleMembers } from "../steps/settle-members.ts";
import type { ShopContext } from "../steps/shop-context.ts";
import { grantTierToMany, revokeTierOfMany } from "../steps/tier-many.ts";

/**
 * Goes on with a run where it stands: does what it is about for the next members, all of it or nothing. Killed at any moment, the next
 * call goes on; two at once do nothing twice, because a run is locked while it works.
 *
 * Whoever was erased or became part of another member meanwhile is noted with the reason. A run that takes another one back takes it
 * from whoever has now what that one gave. A run that writes a file changes nobody.
 *
 * @param limitMax how many members at once
 */
export async function continueBulk(options: {
  shop: ShopContext;
  runId: string;
  limitMax: number;
  now: Date;
}): Promise<{ outcome: "more" | "done" }> {
  const { shop, runId, limitMax, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const run = await lockBulkRun(tx, { programId, runId });
    if (run?.state !== "running") return { outcome: "done" };
    const lines = await nextLines(tx, { programId, runId, limitMax });
    if (lines.length === 0) {
      await moveBulkRun(tx, { programId, id: runId, state: "finished", now });
      return { outcome: "done" };
    }
    const concerned = lines.filter(
      (line) => !line.isErased && (run.undoes !== null || line.holderId === line.memberId),
    );
    const memberIds = [...new Set(concerned.map(({ holderId }) => holderId))];
    const settle = (problems: Map<string, BulkProblem>) => {
      const settled = lines.map((line) => ({
        memberId: line.memberId,
        problem: problems.get(line.memberId) ?? fateOf(line, run),
      }));
      return settleLines(tx, { programId, runId, lines: settled });
    };
    const { wish } = run;
    if (wish.kind === "export") {
      await writeFileLines(tx, { programId, runId, memberIds });
      await settle(new Map());
      return { outcome: "more" };
    }
    const accounts = await lockMembers(tx, { programId, memberIds });
    if (accounts.length < memberIds.length) throw new StaleRead("a member was erased or became another one");
    const program = await programState(tx, programId);
    const batch = { shop, program, run, wish, lines: concerned, accounts, now };
    const problems = run.undoes === null ? await work(tx, batch) : await takeBack(tx, { ...batch, undoes: run.undoes });
    await settleMembers(tx, { shop, program, accounts: await lockAccounts(tx, { programId, memberIds }), now });
    await publishLater(tx, { programId, memberIds });
    await settle(problems);
    return { outcome: "more" };
  });
}

function fateOf(line: WaitingLine, run: BulkRun): BulkProblem | null {
  if (line.isErased) return "erased";
  return run.undoes === null && line.holderId !== line.memberId ? "merged" : null;
}

interface Batch {
  shop: ShopContext;
  program: ProgramState;
  run: BulkRun;
  wish: BulkChange;
  lines: readonly WaitingLine[];
  accounts: AccountRow[];
  now: Date;
}

/** @returns for whom nothing was done, and why */
async function work(tx: Tx, { shop, program, run, wish, accounts, now }: Batch): Promise<Map<string, BulkProblem>> {
  const { id: runId, startedBy: actor } = run;
  const { programId } = shop;
  const memberIds = accounts.map(({ memberId }) => memberId);
  const many = { programId, runId, memberIds, actor, now };
  switch (wish.kind) {
    case "grant":
      return grantMany(tx, { program, runId, wish, accounts, actor, now });
    case "tier": {
      const until = wish.until === null ? null : endOfDay(wish.until, shop);
      await grantTierToMany(tx, { ...many, tierId: wish.tierId, from: run.startedAt, until });
      return new Map();
    }
    case "extend":
      return extendMany(tx, { ...many, until: endOfDay(wish.until, shop) });
    default:
      return assertNever(wish);
  }
}

async function takeBack(
  tx: Tx,
  { shop, program, run, wish, undoes, lines, accounts, now }: Batch & { undoes: string },
): Promise<Map<string, BulkProblem>> {
  const { startedBy: actor } = run;
  const { programId } = shop;
  switch (wish.kind) {
    case "grant":
      await ungrantMany(tx, { program, runId: undoes, wish, lines, accounts, actor, now });
      return new Map();
    case "tier":
      await revokeTierOfMany(tx, { programId, runId: undoes, memberIds: lines.map(({ memberId }) => memberId), now });
      return new Map();
    case "extend": {
      const memberIds = accounts.map(({ memberId }) => memberId);
      await markExtensionsRevoked(tx, { programId, id: bulkExtensionId(undoes), memberIds, now });
      return new Map();
    }
    default:
      return assertNever(wish);
  }
}

/** The first moment after a day that is written YYYY-MM-DD. */
function endOfDay(day: string, { timeZone }: ShopContext): Date {
  const zone = zoneOf(timeZone);
  return new Date(zone.endOfDay(zone.parse(day)) * 1000);
}
