import { withTransaction } from "../db.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { needsOfAny } from "../loyalty/reading-needs.ts";
import {
  type LaunchRun,
  launchById,
  lockLaunch,
  moveLaunch,
  noteFound,
  noteOperation,
  noteRead,
} from "../models/launch.ts";
import { programState } from "../models/program.ts";
import { type AdminClient, RefusedError, UserErrorsError } from "../shopify/admin-client.ts";
import {
  type BulkBatch,
  BulkBusyError,
  bulkOrders,
  BulkResultError,
  bulkOrdersState,
  startBulkOrders,
} from "../shopify/bulk-orders.ts";
import { beginCounting } from "./steps/begin-counting.ts";
import { storePastOrders } from "./steps/store-past-orders.ts";

/** wait: Shopify is still at it, ask again later. moved: another state's work is next. */
export type Importing = { outcome: "wait" | "moved" };

interface ImportOptions {
  admin: AdminClient;
  programId: string;
  runId: string;
  now: Date;
}

/**
 * Lets Shopify gather the past orders by a bulk operation, and stores what it found, batch by batch. Whoever is cut off goes on with the
 * next call where it stopped; a run that was cancelled meanwhile stops at the next batch.
 *
 * @throws when Shopify cannot be reached: nothing is lost, call again
 */
export async function importPastOrders(options: ImportOptions): Promise<Importing> {
  const { admin, now } = options;
  const run = await launchById(options);
  if (run?.state !== "importing" || run.source !== "bulk") return { outcome: "moved" };
  try {
    const operationId = run.operationId ?? (await startReading(options, run));
    const found = await bulkOrdersState(admin, operationId);
    if (found.state === "running") {
      await withTransaction((tx) => noteFound(tx, run, found.orders));
      return { outcome: "wait" };
    }
    if (found.state === "ended") return await fail(options, "bulk-ended");
    await withTransaction((tx) => noteFound(tx, run, found.orders));
    if (found.url !== null && !(await readResult(options, { run, url: found.url }))) return { outcome: "moved" };
  } catch (error) {
    if (error instanceof BulkBusyError) return { outcome: "wait" };
    if (error instanceof RefusedError || error instanceof UserErrorsError) return fail(options, "refused");
    if (error instanceof BulkResultError) return fail(options, "result-gone");
    throw error;
  }
  return withTransaction(async (tx) => {
    const read = await lockLaunch(tx, options);
    const program = await programState(tx, options.programId);
    if (read?.state === "importing") await beginCounting(tx, { run: read, program, now });
    return { outcome: "moved" };
  });
}

async function startReading({ admin }: ImportOptions, run: LaunchRun): Promise<string> {
  const time = { from: wholeSeconds(run.fromAt), until: wholeSeconds(run.untilAt) };
  const operationId = await startBulkOrders(admin, time);
  await withTransaction((tx) => noteOperation(tx, run, operationId));
  return operationId;
}

/** @returns false when the run was cancelled, or somebody else reads it too and is ahead */
async function readResult(options: ImportOptions, { run, url }: { run: LaunchRun; url: string }): Promise<boolean> {
  const { admin, programId } = options;
  const asked = needsOfAny((await programState(null, programId)).versions);
  let line = run.readTo;
  for await (const batch of bulkOrders(admin, { url, asked, fromLine: line })) {
    if (!(await storeBatch(options, { batch, after: line }))) return false;
    line = batch.line;
  }
  return true;
}

async function storeBatch(options: ImportOptions, of: { batch: BulkBatch; after: number }): Promise<boolean> {
  const { now } = options;
  const { batch, after } = of;
  return withTransaction(async (tx) => {
    const run = await lockLaunch(tx, options);
    if (run?.state !== "importing" || run.readTo !== after) return false;
    const { programId, shopId, requestedAt } = run;
    const stored = await storePastOrders(tx, { programId, shopId, orders: batch.orders, askedAt: requestedAt, now });
    await noteRead(tx, {
      ...{ run, readTo: batch.line, stored, skipped: batch.skipped.length },
      seen: batch.orders.length + batch.skipped.length,
    });
    return true;
  });
}

async function fail(options: ImportOptions, error: string): Promise<Importing> {
  await withTransaction(async (tx) => {
    const run = await lockLaunch(tx, options);
    if (run?.state === "importing") await moveLaunch(tx, { run, state: "failed", error, now: options.now });
  });
  return { outcome: "moved" };
}
