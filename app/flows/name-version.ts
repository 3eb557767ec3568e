import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { programVersion } from "../models/program.ts";
import { setVersionName } from "../models/program-version-list.ts";

/**
 * Gives a version a name, or takes it away; the version itself never changes.
 *
 * @param options.name empty: none
 */
export async function nameVersion(options: {
  programId: string;
  version: number;
  name: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "named" | "no-version" }> {
  const { programId, version, name, actor, now } = options;
  const known = await programVersion(programId, version);
  if (known?.version !== version) return { outcome: "no-version" };
  return withTransaction(async (tx) => {
    await setVersionName(tx, { programId, version, name });
    await record(tx, { programId, at: now, actor, action: "version-named", data: { version, name } });
    return { outcome: "named" };
  });
}
