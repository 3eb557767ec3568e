import { pool, type Tx } from "../db.server.ts";

/** One saved version, without its document. */
export interface VersionRow {
  version: number;
  /** Empty: it has none. */
  name: string;
  /** From when on it was in force. */
  effectiveAt: Date;
  savedAt: Date;
  savedBy: string;
}

const LIST = `
SELECT v.version, coalesce(n.name, '') AS name, v.effective_at AS "effectiveAt", v.saved_at AS "savedAt", v.saved_by AS "savedBy"
  FROM program_version v
  LEFT JOIN version_name n ON n.program_id = v.program_id AND n.version = v.version
 WHERE v.program_id = $1 AND v.version < $2 ORDER BY v.version DESC LIMIT $3`;

/**
 * The versions of a program, newest first.
 *
 * @param options.before only versions of a lower number; left out: from the newest
 */
export async function versionList(options: {
  programId: string;
  before?: number;
  limit: number;
}): Promise<VersionRow[]> {
  const { programId, before = 2 ** 31 - 1, limit } = options;
  const values = [programId, before, limit];
  return (await pool().query<VersionRow>({ name: "version-list", text: LIST, values })).rows;
}

const SET_NAME = `
INSERT INTO version_name (program_id, version, name) VALUES ($1, $2, $3)
ON CONFLICT (program_id, version) DO UPDATE SET name = excluded.name`;

/** Gives a version a name; empty: none. */
export async function setVersionName(
  tx: Tx,
  options: { programId: string; version: number; name: string },
): Promise<void> {
  await tx.rows("version-name", SET_NAME, [options.programId, options.version, options.name]);
}
