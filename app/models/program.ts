import type { QueryResultRow } from "pg";
import { pool, type Tx } from "../db.server.ts";
import { completeFacts, type StoredFacts } from "../loyalty/complete-facts.ts";
import type { KnownOrder } from "../loyalty/order-facts.ts";
import { programSchema, type Program, type ProgramVersion } from "../loyalty/program.ts";
import type { ProgramMode } from "../loyalty/program-mode.ts";

/** A program as flows and screens need it. Moments are whole seconds since 1970. */
export interface ProgramState {
  programId: string;
  /** What the engine asks: whether facts count. They do in a test too, for the members there are. */
  status: "off" | "live";
  /** What people ask. test: live for named customers only; wiping: a test has ended, and what it left is being taken away. */
  mode: ProgramMode;
  /** Orders placed before this moment earn nothing; null while the program never was live. In a test: when it began. */
  liveFrom: number | null;
  /** Orders placed from then until the program went live count for tiers; null: none do. */
  pastFrom: number | null;
  /** The run of launch day that gives points to whoever joins; null where none does. */
  givingRunId: string | null;
  /** All versions, oldest first; empty before the first save. */
  versions: ProgramVersion[];
}

const GIVING = `(SELECT r.id::text FROM launch_run r
                 WHERE r.program_id = p.id AND r.state IN ('applying', 'applied') AND r.counts_for_points LIMIT 1) AS "givingRunId"`;

const STATE = `
SELECT p.status, p.testing_since IS NOT NULL AS "isTest", extract(epoch FROM p.live_from)::float8 AS "liveFrom",
       extract(epoch FROM p.past_from)::float8 AS "pastFrom",
       ${GIVING},
       (SELECT max(version) FROM program_version v WHERE v.program_id = p.id) AS "newest"
  FROM program p WHERE p.id = $1`;

const VERSIONS = `
SELECT version, extract(epoch FROM effective_at)::float8 AS "effectiveAt", document
  FROM program_version WHERE program_id = $1 AND version > $2 ORDER BY version`;

interface StateRow {
  status: "off" | "live";
  isTest: boolean;
  liveFrom: number | null;
  pastFrom: number | null;
  givingRunId: string | null;
  newest: number | null;
}

interface VersionRow {
  version: number;
  effectiveAt: number;
  document: unknown;
}

/** Versions are immutable: what was read once is read once. */
const cache = new Map<string, ProgramVersion[]>();
const PROGRAMS_CACHED_MAX = 1000;

interface Queryable {
  rows: Tx["rows"];
}

const outsideTransaction: Queryable = {
  rows: async <Row>(name: string, text: string, values: unknown[]) =>
    (await pool().query<Row & QueryResultRow>({ name, text, values })).rows,
};

/**
 * The program with all its versions.
 *
 * @param tx the transaction to read in; null reads outside of any
 * @throws when there is no such program
 */
export async function programState(tx: Tx | null, programId: string): Promise<ProgramState> {
  const source = tx ?? outsideTransaction;
  const [row] = await source.rows<StateRow>("program-state", STATE, [programId]);
  if (!row) throw new Error(`there is no program ${programId}`);
  return toState(source, programId, row);
}

/** One version, usually from memory; null when there is none of that number. */
export async function programVersion(programId: string, version: number): Promise<ProgramVersion | null> {
  return (await versionsUpTo(outsideTransaction, programId, version)).at(-1) ?? null;
}

async function toState(source: Queryable, programId: string, row: StateRow): Promise<ProgramState> {
  const versions = await versionsUpTo(source, programId, row.newest ?? 0);
  const { status, liveFrom, pastFrom, givingRunId } = row;
  const whole = (moment: number | null) => (moment === null ? null : Math.floor(moment));
  const moments = { liveFrom: whole(liveFrom), pastFrom: whole(pastFrom) };
  return { programId, status, mode: modeOf(row), ...moments, givingRunId, versions };
}

function modeOf({ status, isTest }: StateRow): ProgramState["mode"] {
  if (isTest) return status === "live" ? "test" : "wiping";
  return status;
}

async function versionsUpTo(source: Queryable, programId: string, newest: number): Promise<ProgramVersion[]> {
  const known = cache.get(programId) ?? [];
  const knownTo = known.at(-1)?.version ?? 0;
  if (knownTo >= newest) return known.filter(({ version }) => version <= newest);
  const rows = await source.rows<VersionRow>("program-versions", VERSIONS, [programId, knownTo]);
  const versions = [...known, ...rows.map(toVersion)];
  if (cache.size >= PROGRAMS_CACHED_MAX) cache.clear();
  cache.set(programId, versions);
  return versions;
}

function toVersion(row: VersionRow): ProgramVersion {
  return {
    version: row.version,
    effectiveAt: Math.floor(row.effectiveAt),
    program: programSchema.parse(row.document),
  };
}

/** Forgets cached versions: for tests that change databases. */
export function forgetPrograms(): void {
  cache.clear();
}

const OPEN = `
WITH locked AS (
  SELECT id, facts, extract(epoch FROM recorded_at) * 1000 AS "recordedAtMs" FROM shop_order
   WHERE program_id = $1 AND shop_id = $2 AND id = ANY($3::bigint[])
   ORDER BY id FOR NO KEY UPDATE
)
SELECT p.status, p.testing_since IS NOT NULL AS "isTest", extract(epoch FROM p.live_from)::float8 AS "liveFrom",
       extract(epoch FROM p.past_from)::float8 AS "pastFrom",
       ${GIVING},
       (SELECT max(version) FROM program_version v WHERE v.program_id = p.id) AS "newest",
       (SELECT coalesce(json_agg(json_build_object('facts', facts, 'recordedAtMs', "recordedAtMs")), '[]') FROM locked) AS orders,
       (SELECT coalesce(json_agg(DISTINCT t.order_id::text), '[]')
          FROM transfer t JOIN member m ON m.program_id = t.program_id AND m.id = t.member_id
         WHERE t.program_id = $1 AND t.shop_id = $2 AND t.order_id = ANY($3::bigint[]) 
           -- Who was wiped after a test was not erased: the orders are still the shop's.
           AND m.erased_at IS NOT NULL AND m.erased_at IS DISTINCT FROM m.wiped_at
           AND NOT EXISTS (SELECT 1 FROM locked WHERE locked.id = t.order_id)) AS erased
  FROM program p WHERE p.id = $1`;

/**
 * Reads the program and, in the same round trip, locks those of the orders that are stored already, in id order.
 *
 * @returns among others the orders that were erased with the customer they had earned points for: they stay away for good
 */
export async function openOrders(
  tx: Tx,
  options: { programId: string; shopId: string; orderIds: string[] },
): Promise<{ program: ProgramState; stored: Map<string, KnownOrder>; erased: Set<string> }> {
  const { programId, shopId, orderIds } = options;
  const values = [programId, shopId, orderIds];
  const [row] = await tx.rows<OpenRow>("program-open", OPEN, values);
  if (!row) throw new Error(`there is no program ${programId}`);
  const program = await toState(tx, programId, row);
  const known = row.orders.map(({ facts, recordedAtMs }) => ({
    facts: completeFacts(facts),
    recordedAt: new Date(Math.round(recordedAtMs)),
  }));
  return { program, stored: new Map(known.map((order) => [order.facts.id, order])), erased: new Set(row.erased) };
}

interface OpenRow extends StateRow {
  orders: { facts: StoredFacts; recordedAtMs: number }[];
  erased: string[];
}

const LOCK = `SELECT id FROM program WHERE id = $1 FOR UPDATE`;

/** Locks the program, so that two saves get two version numbers. */
export async function lockProgram(tx: Tx, programId: string): Promise<void> {
  await tx.rows("program-lock", LOCK, [programId]);
}

const LIVE_SHARED = `SELECT pg_advisory_xact_lock_shared(hashtextextended('live:' || $1, 0))`;
const LIVE_EXCLUSIVE = `SELECT pg_advisory_xact_lock(hashtextextended('live:' || $1, 0))`;

/** Serializes going live with the settling of orders that finds the program off. */
export async function lockGoingLive(
  tx: Tx,
  options: { programId: string; mode: "shared" | "exclusive" },
): Promise<void> {
  if (options.mode === "shared") await tx.rows("program-live-shared", LIVE_SHARED, [options.programId]);
  else await tx.rows("program-live-exclusive", LIVE_EXCLUSIVE, [options.programId]);
}

const INSERT = `
INSERT INTO program_version (program_id, version, document, effective_at, saved_at, saved_by)
SELECT $1, coalesce(max(version), 0) + 1, $2::jsonb, $3, $3, $4 FROM program_version WHERE program_id = $1
RETURNING version`;

/** Saves a new version, in force from `now` on; the program must be locked. */
export async function insertVersion(
  tx: Tx,
  options: { programId: string; program: Program; actor: string; now: Date },
): Promise<number> {
  const { programId, program, actor, now } = options;
  const [row] = await tx.rows<{ version: number }>("program-insert-version", INSERT, [
    programId,
    JSON.stringify(program),
    now,
    actor,
  ]);
  if (!row) throw new Error("the version was not saved");
  return row.version;
}

const GO_LIVE = `UPDATE program SET status = 'live', live_from = coalesce(live_from, $2) WHERE id = $1`;

/** Marks the program live from `now` on; a program that was live before keeps its first moment. */
export async function markLive(tx: Tx, options: { programId: string; now: Date }): Promise<void> {
  await tx.rows("program-go-live", GO_LIVE, [options.programId, options.now]);
}

const STOP = `UPDATE program SET status = 'off' WHERE id = $1`;

/** Marks the program off; when it first went live stays. */
export async function markOff(tx: Tx, programId: string): Promise<void> {
  await tx.rows("program-stop", STOP, [programId]);
}

const SET_PAST = `UPDATE program SET past_from = $2 WHERE id = $1`;

/** Lets orders placed from `from` until the program went live count for tiers; null: none. */
export async function setPastFrom(tx: Tx, options: { programId: string; from: Date | null }): Promise<void> {
  await tx.rows("program-set-past", SET_PAST, [options.programId, options.from]);
}

const SAVE_PROOF = `UPDATE program SET proof = $2::jsonb WHERE id = $1`;

/** Keeps what the last proof of the ledger found. */
export async function saveProof(
  tx: Tx,
  options: { programId: string; proof: { at: string; disagreements: number } },
): Promise<void> {
  await tx.rows("program-save-proof", SAVE_PROOF, [options.programId, JSON.stringify(options.proof)]);
}
