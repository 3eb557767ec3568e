import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { markRevoked } from "../models/api-key.ts";

/** Makes a key useless at once, for good. */
export async function revokeApiKey(options: {
  programId: string;
  id: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "revoked" | "unknown-key" }> {
  const { programId, id, actor, now } = options;
  return withTransaction(async (tx) => {
    if (!(await markRevoked(tx, { programId, id, now }))) return { outcome: "unknown-key" };
    await record(tx, { programId, at: now, actor, action: "api-key-revoked", data: { id } });
    return { outcome: "revoked" };
  });
}
