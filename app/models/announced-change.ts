import { pool, type Tx } from "../db.server.ts";
import { type Program, programSchema } from "../loyalty/program.ts";

/** A change of the program that holds only from a moment that was told beforehand. */
export interface AnnouncedChange {
  id: string;
  /** The version that `program` was made from. */
  baseVersion: number;
  program: Program;
  name: string;
  dueAt: Date;
  announcedAt: Date;
  announcedBy: string;
}

type Row = Omit<AnnouncedChange, "program"> & { document: unknown };

const COLUMNS = `id::text, base_version AS "baseVersion", document, name, due_at AS "dueAt", announced_at AS "announcedAt",
       announced_by AS "announcedBy"`;

const WAITING = `
SELECT ${COLUMNS} FROM announced_change WHERE program_id = $1 AND state = 'waiting' ORDER BY due_at, announced_change.id`;

/**
 * The changes of a program that are announced and not yet in force, in the order in which they are due.
 *
 * @param tx the transaction to read in; null reads outside of any
 */
export async function waitingChanges(tx: Tx | null, programId: string): Promise<AnnouncedChange[]> {
  const rows = tx
    ? await tx.rows<Row>("announced-waiting", WAITING, [programId])
    : (await pool().query<Row>({ name: "announced-waiting", text: WAITING, values: [programId] })).rows;
  return rows.map(({ document, ...row }) => ({ ...row, program: programSchema.parse(document) }));
}

const INSERT = `
INSERT INTO announced_change (program_id, base_version, document, name, due_at, announced_at, announced_by)
VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7) RETURNING id::text`;

/** Keeps a change until it is due; the program must be locked. */
export async function insertAnnounced(
  tx: Tx,
  change: Omit<AnnouncedChange, "id"> & { programId: string },
): Promise<string> {
  const { programId, baseVersion, program, name, dueAt, announcedAt, announcedBy } = change;
  const values = [programId, baseVersion, JSON.stringify(program), name, dueAt, announcedAt, announcedBy];
  const [row] = await tx.rows<{ id: string }>("announced-insert", INSERT, values);
  if (!row) throw new Error("the change was not announced");
  return row.id;
}

const END = `
UPDATE announced_change SET state = $3, ended_at = $4, version = $5 WHERE program_id = $1 AND id = $2 AND state = 'waiting'
RETURNING due_at AS "dueAt"`;

/**
 * Ends the waiting of a change, once.
 *
 * @param end.version the version that it became; null where it became none
 * @returns when it would have been due; null where it waits no more
 */
export async function endAnnounced(
  tx: Tx,
  end: {
    programId: string;
    id: string;
    state: "in-force" | "withdrawn" | "stopped";
    version: number | null;
    now: Date;
  },
): Promise<Date | null> {
  const values = [end.programId, end.id, end.state, end.now, end.version];
  const [row] = await tx.rows<{ dueAt: Date }>("announced-end", END, values);
  return row?.dueAt ?? null;
}

const DUE = `
SELECT program_id::text AS "programId" FROM announced_change
 WHERE state = 'waiting' AND due_at <= $1 AND program_id <> ALL($2::bigint[]) ORDER BY due_at LIMIT 1`;

/**
 * A program of which an announced change is due; null: none is.
 *
 * @param of.except programs that are passed over
 */
export async function programWithDueChange(of: { now: Date; except: readonly string[] }): Promise<string | null> {
  const query = { name: "announced-due", text: DUE, values: [of.now, of.except] };
  return (await pool().query<{ programId: string }>(query)).rows[0]?.programId ?? null;
}
