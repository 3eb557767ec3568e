import { pool, prisma } from "../db.server.ts";
import { z } from "zod";
import { isNotWiped } from "./wiping.ts";

/** What the first page says of a program. */
export interface HomeFigures {
  members: number;
  earned: number;
  redeemed: number;
  outstanding: number;
  waitingDeliveries: number;
  /** Deliveries of the last 30 days that were refused or given up. */
  failedDeliveries: number;
}

// Ids grow with the time of recording: walking back from the newest transfer to the first one before `since` reads no more than
// today's, however many there are.
const FIGURES = `
WITH today AS (
  SELECT from_account, to_account, points FROM transfer
   WHERE program_id = $1 AND ${isNotWiped("transfer.member_id")}
     AND id > coalesce((SELECT id FROM transfer WHERE program_id = $1 AND recorded_at < $2 ORDER BY id DESC LIMIT 1), 0)
)
SELECT (SELECT count(*) FROM member WHERE program_id = $1 AND erased_at IS NULL AND merged_into IS NULL)::float8 AS members,
       (SELECT coalesce(sum(points), 0) FROM today WHERE from_account = 'issued')::float8 AS earned,
       (SELECT coalesce(sum(points), 0) FROM today WHERE to_account = 'redeemed')::float8 AS redeemed,
       (SELECT coalesce(sum(balance), 0)
          FROM account WHERE program_id = $1 AND unit = 'points' AND balance > 0)::float8 AS outstanding,
       (SELECT count(*) FROM delivery WHERE shop_domain = $3 AND state = 'waiting')::float8 AS "waitingDeliveries",
       (SELECT count(*) FROM delivery WHERE shop_domain = $3 AND state IN ('refused', 'failed')
           AND received_at >= now() - interval '30 days')::float8 AS "failedDeliveries"`;

/**
 * The figures of the first page.
 *
 * @param since midnight in the shop's time zone: from when points count as today's
 */
export async function homeFigures(options: {
  programId: string;
  shopDomain: string;
  since: Date;
}): Promise<HomeFigures> {
  const { programId, shopDomain, since } = options;
  const { rows } = await pool().query<HomeFigures>({
    name: "home-figures",
    text: FIGURES,
    values: [programId, since, shopDomain],
  });
  const [figures] = rows;
  if (!figures) throw new Error("the figures were not read");
  return figures;
}

/** What the last nightly proof found; null before the first. */
export interface ProofResult {
  at: string;
  disagreements: number;
}

const proofSchema = z.object({ at: z.string(), disagreements: z.number() }).nullable().catch(null);

/** The last proof of a program. */
export async function lastProof(programId: string): Promise<ProofResult | null> {
  const row = await prisma().program.findUnique({ where: { id: BigInt(programId) }, select: { proof: true } });
  return proofSchema.parse(row?.proof ?? null);
}

/** Those of the actions that somebody noted in the activity log of a program. */
export async function notedActions(programId: string, actions: readonly string[]): Promise<Set<string>> {
  const found = await prisma().activity.findMany({
    where: { programId: BigInt(programId), action: { in: [...actions] } },
    select: { action: true },
    distinct: ["action"],
  });
  return new Set(found.map(({ action }) => action));
}
