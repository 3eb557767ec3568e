import type { Pool } from "pg";

export function forEachDoesNotWait(pool: Pool, names: string[]): void {
  names.forEach(async (name) => {
    await pool.query("DELETE FROM program WHERE status = $1", [name]);
  });
}

export async function asksThePromiseInsteadOfTheAnswer(isLive: () => Promise<boolean>): Promise<string> {
  return isLive() ? "live" : "off";
}
