import type { Tx } from "../db.server.ts";

/** One line of the activity log: who did what. `data` holds no personal data of members. */
export interface ActivityEntry {
  programId: string;
  at: Date;
  actor: string;
  action: string;
  data: Record<string, unknown>;
}

const INSERT = `INSERT INTO activity (program_id, at, actor, action, data) VALUES ($1, $2, $3, $4, $5::jsonb)`;

/** Writes a line into the activity log, for good. */
export async function record(tx: Tx, entry: ActivityEntry): Promise<void> {
  const { programId, at, actor, action, data } = entry;
  await tx.rows("activity-insert", INSERT, [programId, at, actor, action, JSON.stringify(data)]);
}
