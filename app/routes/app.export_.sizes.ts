import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { type ExportKind, ROW_BYTES } from "../loyalty/export-kinds.ts";
import { countExports } from "../models/export-rows.ts";

export type ExportSizes = Record<ExportKind, { rows: number; bytes: number }>;

export const headers: HeadersFunction = (args) => boundary.headers(args);

/** How many rows each file has, and about how large it is. */
export async function loader({ request }: LoaderFunctionArgs): Promise<ExportSizes> {
  const { shop } = await adminPage(request, "settings");
  const { programId, shopId } = shop;
  const counts = await countExports({ programId, shopId });
  const rowsOf = (kind: ExportKind) => counts.find((one) => one.kind === kind)?.rows ?? 0;
  const sizeOf = (kind: ExportKind) => ({ rows: rowsOf(kind), bytes: rowsOf(kind) * ROW_BYTES[kind] });
  return {
    members: sizeOf("members"),
    balances: sizeOf("balances"),
    lots: sizeOf("lots"),
    transfers: sizeOf("transfers"),
    tiers: sizeOf("tiers"),
    redemptions: sizeOf("redemptions"),
    orders: sizeOf("orders"),
    events: sizeOf("events"),
    referrals: sizeOf("referrals"),
    versions: sizeOf("versions"),
    activity: sizeOf("activity"),
  };
}
