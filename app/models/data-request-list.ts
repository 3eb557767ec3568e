import { prisma, type Tx } from "../db.server.ts";

/** A customer's request for what is stored of them, without the report itself. */
export interface DataRequestRow {
  id: string;
  customerId: string | null;
  askedAt: Date;
  fetchedAt: Date | null;
}

/** A shop's newest data requests. */
export async function dataRequests(shop: {
  programId: string;
  shopId: string;
  limit: number;
}): Promise<DataRequestRow[]> {
  const rows = await prisma().dataRequest.findMany({
    where: { programId: BigInt(shop.programId), shopId: BigInt(shop.shopId) },
    orderBy: { id: "desc" },
    take: shop.limit,
    select: { id: true, customerId: true, askedAt: true, fetchedAt: true },
  });
  return rows.map(({ id, customerId, ...row }) => ({
    ...row,
    id: String(id),
    customerId: customerId === null ? null : String(customerId),
  }));
}

const TAKE = `
UPDATE data_request SET fetched_at = coalesce(fetched_at, $4)
 WHERE program_id = $1 AND shop_id = $2 AND id = $3 RETURNING report::text`;

/** The report as JSON text, noting when it was first taken; null when the shop has no such request. */
export async function takeReport(
  tx: Tx,
  request: { programId: string; shopId: string; id: string; now: Date },
): Promise<string | null> {
  const { programId, shopId, id, now } = request;
  const [row] = await tx.rows<{ report: string }>("data-request-take", TAKE, [programId, shopId, id, now]);
  return row?.report ?? null;
}
