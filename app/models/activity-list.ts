import { pool } from "../db.server.ts";

/** One line of the activity log, as it was recorded. */
export interface ActivityRow {
  id: string;
  at: Date;
  actor: string;
  action: string;
  data: Record<string, unknown>;
}

const PAGE = `
SELECT id::text, at, actor, action, data FROM activity
 WHERE program_id = $1 AND ($2::text[] IS NULL OR action = ANY($2)) AND ($3::text IS NULL OR actor = $3)
   AND ($4::timestamptz IS NULL OR at >= $4) AND ($5::timestamptz IS NULL OR at < $5) AND ($6::bigint IS NULL OR id < $6)
 ORDER BY activity.id DESC LIMIT $7`;

/**
 * The activity log of a program, newest first.
 *
 * @param filter what is null does not narrow it down; `from` is included, `to` is not
 * @param before only what was recorded before this entry; null for the newest
 */
export async function activityPage(options: {
  programId: string;
  filter: { actions: readonly string[] | null; actor: string | null; from: Date | null; to: Date | null };
  before: string | null;
  limit: number;
}): Promise<ActivityRow[]> {
  const { programId, filter, before, limit } = options;
  const values = [programId, filter.actions, filter.actor, filter.from, filter.to, before, limit];
  return (await pool().query<ActivityRow>({ name: "activity-page", text: PAGE, values })).rows;
}
