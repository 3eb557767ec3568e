import { withTransaction } from "../db.server.ts";
import { noteUsed } from "../models/api-key.ts";

/** Notes that a key was used, for the merchant who wonders whether it still is. */
export async function noteApiKeyUse(options: { programId: string; id: string; now: Date }): Promise<void> {
  await withTransaction((tx) => noteUsed(tx, options));
}
