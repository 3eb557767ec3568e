import { z } from "zod";
import { prisma } from "../db.server.ts";
import type { ShopNotice } from "./shop.ts";

/** A shop as the admin's screens need it. */
export interface AdminShop {
  programId: string;
  shopId: string;
  domain: string;
  name: string;
  /** ISO 4217; empty until Shopify's facts about the shop were read. */
  currency: string;
  timeZone: string;
  plan: string;
  scopes: string[];
  connection: "ok" | "reconnect";
  installedAt: Date | null;
  /** Whether the past orders for previews are there. */
  hasHistory: boolean;
  isGuideDismissed: boolean;
  /** What the merchant must know of the installation. */
  notice: ShopNotice | null;
}

const noticeSchema = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("erasure-skipped"), at: z.string() }),
    z.object({ kind: z.literal("missing-scopes"), scopes: z.array(z.string()) }),
    z.object({ kind: z.literal("currency-changed"), from: z.string(), to: z.string() }),
  ])
  .nullable()
  .catch(null);

/** The shop of a domain; null for one that was never installed. */
export async function adminShop(domain: string): Promise<AdminShop | null> {
  const row = await prisma().shop.findUnique({ where: { domain } });
  if (!row) return null;
  return {
    programId: String(row.programId),
    shopId: String(row.id),
    domain: row.domain,
    name: row.name,
    currency: row.currency,
    timeZone: row.timeZone,
    plan: row.plan,
    scopes: row.scopes,
    connection: row.connection === "reconnect" ? "reconnect" : "ok",
    installedAt: row.installedAt,
    hasHistory: row.historyFetchedAt !== null,
    isGuideDismissed: row.guideDismissedAt !== null,
    notice: noticeSchema.parse(row.notice),
  };
}
