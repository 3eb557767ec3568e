import { withTransaction } from "../db.server.ts";
import type { CsvTable } from "../loyalty/csv-reader.ts";
import { lockLaunch, noteRead } from "../models/launch.ts";
import type { AdminClient } from "../shopify/admin-client.ts";
import { customersByEmail } from "../shopify/customers-by-email.ts";
import { FILE_CAVEAT, ordersOfFile } from "../shopify/order-file.ts";
import type { OrderFile } from "../shopify/order-file-row.ts";
import { storePastOrders } from "./steps/store-past-orders.ts";

export type ImportedPart =
  | {
      outcome: "stored";
      orders: number;
      /** Orders whose e-mail address no customer of the shop has: they are nobody's. */
      unknown: number;
      problems: OrderFile["problems"];
    }
  | { outcome: "not-understood" | "not-importing" };

/**
 * Stores the orders of one part of a file. Customers are looked up in Shopify by their e-mail addresses, of which nothing is stored.
 * What Shopify's own API has told of an order stays.
 *
 * @param options.part the number of the part in its file, from 1: a part that was stored before counts once
 * @throws when Shopify cannot be reached: nothing of the part was stored, send it again
 */
export async function importOrderFile(options: {
  admin: AdminClient;
  shop: { programId: string; shopId: string; currency: string };
  runId: string;
  part: number;
  table: CsvTable;
  now: Date;
}): Promise<ImportedPart> {
  const { admin, shop, runId, part, table, now } = options;
  const { programId, shopId } = shop;
  const file = ordersOfFile(table, shop);
  if (!file) return { outcome: "not-understood" };
  const emails = file.orders.flatMap(({ email }) => email ?? []);
  const customers = await customersByEmail(admin, emails);
  const orders = file.orders.map(({ facts, email }) =>
    email === null ? facts : { ...facts, customerId: customers.get(email.toLowerCase()) ?? null },
  );
  const { problems } = file;
  return withTransaction(async (tx) => {
    const run = await lockLaunch(tx, { programId, runId });
    if (run?.state !== "importing" || run.source !== "csv" || run.shopId !== shopId)
      return { outcome: "not-importing" };
    const past = orders.filter(({ customerId }) => customerId !== null);
    const stored = await storePastOrders(tx, {
      programId,
      shopId,
      orders: past,
      askedAt: now,
      caveat: FILE_CAVEAT,
      now,
    });
    const isNew = part > run.readTo;
    await noteRead(tx, {
      ...{ run, readTo: part, stored },
      seen: isNew ? orders.length + problems.length : 0,
      skipped: isNew ? orders.length - past.length + problems.length : 0,
    });
    return { outcome: "stored", orders: orders.length, unknown: orders.length - past.length, problems };
  });
}
