import type { Program } from "../../app/loyalty/program.ts";
import type { TestDatabase } from "./database.ts";
import { must } from "./must.ts";

/** A program that has been live since its first version; returns its id. */
export async function insertLiveProgram(
  database: TestDatabase,
  { program, liveFrom }: { program: Program; liveFrom: Date },
): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO program (status, live_from) VALUES ('live', $1) RETURNING id::text`,
    [liveFrom],
  );
  const { id } = must(row);
  await database.query(
    `INSERT INTO program_version (program_id, version, document, effective_at, saved_at, saved_by)
     VALUES ($1, 1, $2, $3, $3, 'test')`,
    [id, JSON.stringify(program), liveFrom],
  );
  return id;
}
