import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { insertApiKey } from "../models/api-key.ts";

/**
 * Makes a key for the REST interface. Only its hash is kept: whoever made the request shows the key once.
 *
 * @param id made by the caller; the same id twice makes no second key
 * @param key as `keyFrom` (app/models/api-key.ts) made it from random bytes
 */
export async function createApiKey(options: {
  programId: string;
  id: string;
  name: string;
  key: string;
  actor: string;
  now: Date;
}): Promise<void> {
  const { programId, id, name, actor, now } = options;
  await withTransaction(async (tx) => {
    await insertApiKey(tx, options);
    await record(tx, { programId, at: now, actor, action: "api-key-created", data: { id, name } });
  });
}
