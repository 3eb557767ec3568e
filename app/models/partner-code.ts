import { pool, type Tx } from "../db.server.ts";
import { raiseAlerts } from "./alert.ts";

/** Of which reward of which program codes are asked. */
interface CodesOf {
  programId: string;
  rewardId: string;
}

const DRAW = `
WITH drawn AS (
  UPDATE partner_code SET redemption_id = $3
   WHERE program_id = $1 AND id = (
           SELECT id FROM partner_code WHERE program_id = $1 AND reward_id = $2 AND redemption_id IS NULL
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, code, uploaded_at
)
SELECT d.code,
       (SELECT count(*) FROM (
          SELECT 1 FROM partner_code c
           WHERE c.program_id = $1 AND c.reward_id = $2 AND c.redemption_id IS NULL AND c.id <> d.id
           LIMIT $4::bigint + 1) AS counted)::int AS left,
       coalesce((SELECT c.uploaded_at FROM partner_code c
                  WHERE c.program_id = $1 AND c.reward_id = $2 AND c.redemption_id IS NULL AND c.id <> d.id
                  ORDER BY c.id DESC LIMIT 1), d.uploaded_at) AS "uploadedAt"
  FROM drawn d`;

/**
 * Takes the next uploaded code for a redemption, in the order of the upload: a code is given once, also to two at the same time.
 * When few are left the merchant is told, once for each upload.
 *
 * @param reward whose codes they are, and with how many left the merchant is told
 * @returns null when none is left: the redemption cannot be made
 */
export async function drawCode(
  tx: Tx,
  options: { programId: string; reward: { id: string; lowStock: number }; redemptionId: string; at: Date },
): Promise<string | null> {
  const { programId, reward, redemptionId, at } = options;
  const values = [programId, reward.id, redemptionId, reward.lowStock];
  const [drawn] = await tx.rows<{ code: string; left: number; uploadedAt: Date }>("partner-code-draw", DRAW, values);
  if (!drawn) return null;
  if (drawn.left <= reward.lowStock) {
    // With the next upload it is another subject, so that the next time is told again, also after somebody dismissed this one.
    const subject = `${reward.id}:${drawn.uploadedAt.getTime()}`;
    const data = { reward: reward.id, left: drawn.left };
    const alert = { kind: "low-stock" as const, subject, memberId: null, redemptionId: null, data, at };
    await raiseAlerts(tx, { programId, alerts: [alert] });
  }
  return drawn.code;
}

const LEFT = `
SELECT count(*)::int AS left FROM (
  SELECT 1 FROM partner_code WHERE program_id = $1 AND reward_id = $2 AND redemption_id IS NULL LIMIT $3::bigint) AS counted`;

/** How many codes can still be given; counting ends at `countMax`. */
export async function codesLeft(tx: Tx | null, options: CodesOf & { countMax: number }): Promise<number> {
  const values = [options.programId, options.rewardId, options.countMax];
  const rows = tx
    ? await tx.rows<{ left: number }>("partner-code-left", LEFT, values)
    : (await pool().query<{ left: number }>({ name: "partner-code-left", text: LEFT, values })).rows;
  return rows[0]?.left ?? 0;
}

const FIGURES = `
SELECT count(*) FILTER (WHERE redemption_id IS NULL)::int AS left, count(redemption_id)::int AS given,
       max(uploaded_at) AS "uploadedAt"
  FROM partner_code WHERE program_id = $1 AND reward_id = $2`;

/** What the page of a reward's codes says of them. */
export interface CodeFigures {
  left: number;
  given: number;
  /** When codes came last; null before the first. */
  uploadedAt: Date | null;
}

/** Counts all codes of a reward. */
export async function codeFigures({ programId, rewardId }: CodesOf): Promise<CodeFigures> {
  const query = { name: "partner-code-figures", text: FIGURES, values: [programId, rewardId] };
  const { rows } = await pool().query<CodeFigures>(query);
  return rows[0] ?? { left: 0, given: 0, uploadedAt: null };
}

const INSERT = `
INSERT INTO partner_code (program_id, reward_id, code, uploaded_at)
SELECT $1, $2, n.code, $4 FROM unnest($3::text[]) WITH ORDINALITY AS n(code, place) ORDER BY n.place
ON CONFLICT DO NOTHING
RETURNING code`;

/**
 * Stores uploaded codes in the order given, all in one statement.
 *
 * @param codes each different from the others
 * @returns those that are new; the others were there before
 */
export async function insertCodes(
  tx: Tx,
  options: CodesOf & { codes: readonly string[]; at: Date },
): Promise<Set<string>> {
  const values = [options.programId, options.rewardId, options.codes, options.at];
  const rows = await tx.rows<{ code: string }>("partner-code-insert", INSERT, values);
  return new Set(rows.map(({ code }) => code));
}
