import { pool } from "../db.server.ts";

/** So many events are looked at: of a program with more, a rare name may be missing, and can be typed all the same. */
const LOOKED_AT_MAX = 50_000;

const NAMES = `
SELECT DISTINCT name FROM (SELECT name FROM member_event WHERE program_id = $1 LIMIT $2) AS told ORDER BY name`;

/** What events are called that a program was told of, as the systems call them that told it. */
export async function receivedEventNames(programId: string): Promise<string[]> {
  const query = { name: "event-names", text: NAMES, values: [programId, LOOKED_AT_MAX] };
  return (await pool().query<{ name: string }>(query)).rows.map(({ name }) => name);
}
