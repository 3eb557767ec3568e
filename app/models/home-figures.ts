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

/** So many members are counted one by one; of more, the last look is taken, and what has come since. */
const COUNTED_MAX = 1000;

const ARE_PRESENT = "program_id = $1 AND erased_at IS NULL AND merged_into IS NULL";

// Ids grow with the time of recording: walking back from the newest transfer to the first one before a moment reads no more than what
// came since, however many there are. What is bounded on both sides is expected to be little, and is read by the index.
const FIGURES = `
WITH look AS MATERIALIZED (
  SELECT * FROM (
    SELECT at, (SELECT coalesce(sum(value::float8), 0) FROM jsonb_each_text(tiers)) AS members,
           (SELECT coalesce(sum(value::float8), 0) FROM jsonb_each_text(coalesce(liability -> 'points', '{}'))) AS points
      FROM program_standing WHERE program_id = $1) AS standing
   WHERE members > ${String(COUNTED_MAX)}
), recent AS MATERIALIZED (
  SELECT from_account, to_account, points, recorded_at FROM transfer
   WHERE program_id = $1 AND unit = 'points' AND ${isNotWiped("transfer.member_id")}
     AND id > coalesce((SELECT id FROM transfer WHERE program_id = $1 AND recorded_at < least($2::timestamptz, (SELECT at FROM look))
                         ORDER BY id DESC LIMIT 1), 0) AND id < ${String(2n ** 63n - 1n)}
)
SELECT CASE WHEN EXISTS (SELECT FROM look)
         THEN (SELECT members FROM look)
              + (SELECT count(*) FROM member WHERE ${ARE_PRESENT} AND joined_at >= (SELECT at FROM look) AND joined_at < 'infinity')
              - (SELECT count(*) FROM member WHERE program_id = $1 AND erased_at >= (SELECT at FROM look) AND joined_at < (SELECT at FROM look))
         ELSE (SELECT count(*) FROM member WHERE ${ARE_PRESENT})
       END::float8 AS members,
       (SELECT coalesce(sum(points), 0) FROM recent WHERE recorded_at >= $2 AND from_account = 'issued')::float8 AS earned,
       (SELECT coalesce(sum(points), 0) FROM recent WHERE recorded_at >= $2 AND to_account = 'redeemed')::float8 AS redeemed,
       CASE WHEN EXISTS (SELECT FROM look)
         THEN (SELECT points FROM look)
              + (SELECT coalesce(sum(CASE WHEN to_account = 'member' THEN points WHEN from_account = 'member' THEN -points END), 0)
                   FROM recent WHERE recorded_at >= (SELECT at FROM look))
         ELSE (SELECT coalesce(sum(balance), 0) FROM account WHERE program_id = $1 AND unit = 'points' AND balance > 0)
       END::float8 AS outstanding,
       (SELECT count(*) FROM delivery WHERE shop_domain = $3 AND state = 'waiting')::float8 AS "waitingDeliveries",
       (SELECT count(*) FROM delivery WHERE shop_domain = $3 AND state IN ('refused', 'failed')
           AND received_at >= now() - interval '30 days')::float8 AS "failedDeliveries"`;

/**
 * The figures of the first page. Of a large program, two members who became one since the last look still count as two, and what is
 * owed counts for nothing.
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
