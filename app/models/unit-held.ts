import { pool } from "../db.server.ts";
import { isNotWiped } from "./wiping.ts";

const HELD = `
SELECT EXISTS (SELECT 1 FROM account WHERE program_id = $1 AND unit = $2 AND ${isNotWiped("account.member_id")}) AS held`;

/** Whether any member has or ever had something of a unit; a test that is over left nothing. */
export async function isUnitHeld(of: { programId: string; unit: string }): Promise<boolean> {
  const values = [of.programId, of.unit];
  const { rows } = await pool().query<{ held: boolean }>({ name: "unit-held", text: HELD, values });
  return rows[0]?.held === true;
}
