import { withTransaction } from "../../db.server.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import type { Mapping } from "../../loyalty/import/mapping.ts";
import { readRow, type ReadRow, type RowContext } from "../../loyalty/import/read-row.ts";
import type { ProgramVersion } from "../../loyalty/program.ts";
import { zoneOf } from "../../loyalty/time/zone.ts";
import {
  type CheckedRow,
  countChecked,
  nextRawRows,
  type RawRow,
  refuseCrowded,
  saveCheckedRows,
} from "../../models/import-row.ts";
import { lockImport, moveImport, noteImported, saveImportReport } from "../../models/import-run.ts";
import { identitiesOf } from "../../models/member.ts";
import { programState } from "../../models/program.ts";
import type { AdminClient } from "../../shopify/admin-client.ts";
import { customersByEmail } from "../../shopify/customers-by-email.ts";
import { customersThere } from "../../shopify/customers-there.ts";
import { unitDecimals } from "../../loyalty/import/unit-decimals.ts";
import type { ShopContext } from "../steps/shop-context.ts";

const BATCH_MAX = 250;
/** All rows of a customer are applied at once. */
const ROWS_PER_CUSTOMER_MAX = 100;

/**
 * Reads the next rows of an import without any effect, one bounded batch a call: what they say, and who of the shop's customers they
 * are about. Customers are looked up in Shopify by id or e-mail address, of which nothing new is stored.
 *
 * @throws {ShopifyError} when Shopify cannot be asked: the batch is read again
 */
export async function checkImport(options: {
  admin: AdminClient;
  shop: ShopContext;
  runId: string;
  now: Date;
}): Promise<{ outcome: "more" | "done" }> {
  const { admin, shop, runId, now } = options;
  const { programId, shopId } = shop;
  const seen = await withTransaction(async (tx) => {
    const run = await lockImport(tx, { programId, runId });
    const mapping = run?.mapping ?? null;
    if (run?.state !== "checking" || mapping === null) return null;
    const newest = (await programState(tx, programId)).versions.at(-1);
    if (!newest) return null;
    const rows = await nextRawRows(tx, run, BATCH_MAX);
    const context = contextOf(mapping, { shop, newest, now });
    const read = rows.map((raw) => readRaw(raw, context));
    const customerIds = read.flatMap(({ read: one }) => (one && "customerId" in one.who ? [one.who.customerId] : []));
    const members = await identitiesOf(tx, { programId, shopId, customerIds });
    return { run, newest, read, known: new Set(members.map(({ customerId }) => customerId)) };
  });
  if (!seen) return { outcome: "done" };
  const checked = await lookUp(admin, seen);
  return withTransaction(async (tx) => {
    const run = await lockImport(tx, { programId, runId });
    // Somebody else has read them meanwhile, or the merchant has changed the columns.
    if (run?.state !== "checking" || run.cursor !== seen.run.cursor) return { outcome: "more" };
    const last = checked.at(-1);
    if (last) {
      await saveCheckedRows(tx, run, checked);
      await noteImported(tx, { run, cursor: String(last.row), rows: checked.length });
      return { outcome: "more" };
    }
    await refuseCrowded(tx, run, ROWS_PER_CUSTOMER_MAX);
    const counts = await countChecked(tx, run);
    await moveImport(tx, { run, state: "ready", total: counts.ready, now });
    await saveImportReport(tx, run, { ...counts, version: seen.newest.version });
    return { outcome: "done" };
  });
}

type RowRead = { row: number } & ({ read: ReadRow } | { read: null; checked: CheckedRow });

function readRaw({ row, cells }: RawRow, context: RowContext): RowRead {
  const read = readRow(cells, context);
  if ("problem" in read) return { row, read: null, checked: { row, state: "problem", problem: read.problem } };
  return { row, read };
}

function contextOf(mapping: Mapping, of: { shop: ShopContext; newest: ProgramVersion; now: Date }): RowContext {
  const { program } = of.newest;
  return {
    mapping,
    tiers: program.tiers,
    decimals: unitDecimals(program, { unit: mapping.unit, currency: of.shop.currency }),
    zone: zoneOf(of.shop.timeZone),
    now: wholeSeconds(of.now),
  };
}

/** Who of the shop's customers the rows are about; who is a member need not be looked up. */
async function lookUp(
  admin: AdminClient,
  seen: { read: readonly RowRead[]; known: ReadonlySet<string> },
): Promise<CheckedRow[]> {
  const reads = seen.read.flatMap(({ read }) => (read ? [read.who] : []));
  const ids = reads.flatMap((who) => ("customerId" in who && !seen.known.has(who.customerId) ? [who.customerId] : []));
  const emails = reads.flatMap((who) => ("email" in who ? [who.email] : []));
  const there = await customersThere(admin, ids);
  const byEmail = await customersByEmail(admin, emails);
  return seen.read.map((one): CheckedRow => {
    if (one.read === null) return one.checked;
    const { row, read } = one;
    const { who } = read;
    const customerId = "email" in who ? byEmail.get(who.email) : who.customerId;
    const isThere = customerId !== undefined && ("email" in who || seen.known.has(customerId) || there.has(customerId));
    return isThere ? { row, state: "ready", customerId, read } : { row, state: "unknown" };
  });
}
