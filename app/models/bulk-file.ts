import { z } from "zod";
import { pool, type Tx } from "../db.server.ts";
import type { MemberCsvLine } from "../loyalty/member-csv.ts";
import { BLOCKED } from "./member-match.ts";

const BATCH = 2000;

const WRITE = `
UPDATE bulk_line l
   SET before = jsonb_build_object('tierId', m.tier_id, 'balance', a.balance, 'pending', m.pending, 'debt', a.debt,
                                   'isBlocked', ${BLOCKED})
  FROM member m JOIN account a ON a.program_id = m.program_id AND a.member_id = m.id AND a.unit = 'points'
 WHERE l.program_id = $1 AND l.run_id = $2 AND l.member_id = ANY($3::uuid[]) AND l.state = 'waiting'
   AND m.program_id = $1 AND m.id = l.member_id`;

/** Notes what the file of a run tells of members, as they stand. Nothing in it names anybody: numbers of customers are told when it is read. */
export async function writeFileLines(
  tx: Tx,
  options: { programId: string; runId: string; memberIds: readonly string[] },
): Promise<void> {
  await tx.rows("bulk-file-write", WRITE, [options.programId, options.runId, options.memberIds]);
}

const READ = `
SELECT l.member_id::text AS id, l.before AS told, m.joined_at AS "joinedAt",
       ARRAY(SELECT i.customer_id::text FROM member_identity i
              WHERE i.program_id = $1 AND i.member_id = l.member_id AND i.shop_id = $3
              ORDER BY i.customer_id) AS "customerIds"
  FROM bulk_line l JOIN member m ON m.program_id = l.program_id AND m.id = l.member_id
 WHERE l.program_id = $1 AND l.run_id = $2 AND l.member_id > $4 AND l.state = 'done' AND l.before IS NOT NULL
   AND m.erased_at IS NULL
 ORDER BY l.member_id LIMIT $5`;

const toldSchema = z.object({
  tierId: z.string().nullable(),
  balance: z.number(),
  pending: z.number(),
  debt: z.number(),
  isBlocked: z.boolean(),
});

/** What the file of a run tells, in the order of the members' ids, some at a time. Whoever was erased since is left out. */
export async function* fileLines(of: {
  programId: string;
  runId: string;
  shopId: string;
}): AsyncGenerator<MemberCsvLine[]> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const values = [of.programId, of.runId, of.shopId, after, BATCH];
    const { rows } = await pool().query<{ id: string; told: unknown; joinedAt: Date; customerIds: string[] }>({
      ...{ name: "bulk-file-read", text: READ, values },
    });
    if (rows.length > 0) yield rows.map(({ told, ...line }) => ({ ...line, ...toldSchema.parse(told) }));
    const last: { id: string } | undefined = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}
