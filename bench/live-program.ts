import type pg from "pg";
import { simpleProgram } from "../app/loyalty/program.ts";

/** Stores a simple program that has been live since a moment; returns its id. */
export async function insertLiveProgram(client: pg.Client, liveFrom: Date): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO program (status, live_from) VALUES ('live', $1) RETURNING id::text`,
    [liveFrom],
  );
  const programId = rows[0]?.id ?? "";
  await client.query(
    `INSERT INTO program_version (program_id, version, document, effective_at, saved_at, saved_by)
     VALUES ($1, 1, $2, $3, now(), 'bench')`,
    [programId, JSON.stringify(simpleProgram(100)), liveFrom],
  );
  return programId;
}
