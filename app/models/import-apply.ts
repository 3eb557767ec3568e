import type { Tx } from "../db.server.ts";
import type { ImportResult } from "../loyalty/import/report.ts";
import type { ImportRun } from "./import-run.ts";
import { type Identity, NEW_MEMBER_ID } from "./member.ts";

/** A row that is to be applied, or taken back. */
export interface DueRow {
  row: number;
  customerId: string;
  points: number | null;
  expiresAt: Date | null;
  tierId: string | null;
  tierUntil: Date | null;
  birthdayMonth: number | null;
  birthdayDay: number | null;
  joinedAt: Date | null;
}

const ROW = `r.row, r.customer_id::text AS "customerId", r.points::float8, r.expires_at AS "expiresAt", r.tier_id AS "tierId",
  r.tier_until AS "tierUntil", r.birthday_month AS "birthdayMonth", r.birthday_day AS "birthdayDay", r.joined_at AS "joinedAt"`;

/** All rows of the next customers; the last one's rows are not torn apart. */
const next = (state: "ready" | "done") => `
WITH upto AS (
  SELECT max(customer_id) AS id
    FROM (SELECT customer_id FROM import_row WHERE program_id = $1 AND run_id = $2 AND customer_id > $3 AND state = '${state}'
           ORDER BY customer_id LIMIT $4) AS first_rows
)`;

const READY = `${next("ready")}
SELECT ${ROW} FROM import_row r, upto
 WHERE r.program_id = $1 AND r.run_id = $2 AND r.customer_id > $3 AND r.customer_id <= upto.id AND r.state = 'ready'
 ORDER BY r.customer_id, r.row`;

/** The next rows to be applied, after the run's cursor: about so many, all of each customer. */
export async function readyRows(tx: Tx, run: ImportRun, limit: number): Promise<DueRow[]> {
  return tx.rows("import-apply-ready", READY, [run.programId, run.id, run.cursor, limit]);
}

const JOIN = `
WITH new AS (
  SELECT ${NEW_MEMBER_ID} AS member_id, n.* FROM unnest($3::bigint[], $4::timestamptz[], $6::boolean[]) AS n(customer_id, joined_at, has_account)
), identities AS (
  INSERT INTO member_identity (program_id, shop_id, customer_id, member_id)
  SELECT $1, $2, customer_id, member_id FROM new
  ON CONFLICT (program_id, shop_id, customer_id) DO NOTHING
  RETURNING customer_id, member_id
), members AS (
  INSERT INTO member (program_id, id, joined_at, joined_by, tier_review_at, changes)
  SELECT $1, member_id, joined_at, 'import', $5, 1 FROM new JOIN identities USING (customer_id, member_id)
), accounts AS (
  INSERT INTO account (program_id, member_id, unit) SELECT $1, member_id, 'points' FROM new JOIN identities USING (customer_id, member_id) WHERE has_account
)
SELECT member_id::text AS "memberId", customer_id::text AS "customerId" FROM identities`;

/**
 * Makes members of customers; each is in line to be reviewed and published. Whose account comes with their first points
 * (ledger/credit-many.ts) needs none made.
 *
 * @returns those made by this call
 */
export async function joinByImport(
  tx: Tx,
  options: {
    programId: string;
    shopId: string;
    members: readonly { customerId: string; joinedAt: Date; account: "made" | "comes-with-points" }[];
    now: Date;
  },
): Promise<Identity[]> {
  const { programId, shopId, members, now } = options;
  if (members.length === 0) return [];
  return tx.rows("import-apply-join", JOIN, [
    ...[programId, shopId],
    members.map(({ customerId }) => customerId),
    members.map(({ joinedAt }) => joinedAt),
    now,
    members.map(({ account }) => account === "made"),
  ]);
}

const TOUCH = `
UPDATE member SET tier_review_at = $3, ahead = '[]', changes = changes + 1 WHERE program_id = $1 AND id = ANY($2::uuid[])`;

/** Puts members in line to be reviewed and published. */
export async function reviewSoon(tx: Tx, of: { programId: string; memberIds: string[]; now: Date }): Promise<void> {
  if (of.memberIds.length > 0) await tx.rows("import-apply-touch", TOUCH, [of.programId, of.memberIds, of.now]);
}

const TIERS = `
INSERT INTO tier_grant (program_id, id, member_id, tier_id, from_at, until_at, actor, recorded_at)
SELECT $1, n.id, n.member_id, n.tier_id, $2, n.until_at, $3, $2
  FROM unnest($4::text[], $5::uuid[], $6::text[], $7::timestamptz[]) AS n(id, member_id, tier_id, until_at)
ON CONFLICT (program_id, id) DO NOTHING`;

/** Gives members tiers from now on. */
export async function grantTiers(
  tx: Tx,
  options: {
    programId: string;
    grants: readonly { id: string; memberId: string; tierId: string; until: Date | null }[];
    actor: string;
    now: Date;
  },
): Promise<void> {
  const { programId, grants, actor, now } = options;
  if (grants.length === 0) return;
  await tx.rows("import-apply-tiers", TIERS, [
    ...[programId, now, actor],
    grants.map(({ id }) => id),
    grants.map(({ memberId }) => memberId),
    grants.map(({ tierId }) => tierId),
    grants.map(({ until }) => until),
  ]);
}

const BIRTHDAYS = `
UPDATE member AS m SET birthday_month = n.month, birthday_day = n.day, birthday_known_at = $2
  FROM unnest($3::uuid[], $4::smallint[], $5::smallint[]) AS n(id, month, day)
 WHERE m.program_id = $1 AND m.id = n.id AND m.birthday_month IS NULL`;

const BIRTHDAYS_BACK = `
UPDATE member AS m SET birthday_month = NULL, birthday_day = NULL, birthday_known_at = NULL
  FROM unnest($3::uuid[], $4::smallint[], $5::smallint[]) AS n(id, month, day)
 WHERE m.program_id = $1 AND m.id = n.id AND (m.birthday_month, m.birthday_day, m.birthday_known_at) = (n.month, n.day, $2)`;

/** A member's day of the year. */
interface ImportedBirthday {
  memberId: string;
  month: number;
  day: number;
}

interface Birthdays {
  programId: string;
  birthdays: readonly ImportedBirthday[];
  /** The run's moment: it tells what the run has noted from what a member has told. */
  knownAt: Date;
}

/** Notes birthdays of members of whom none is known. */
export async function noteBirthdays(tx: Tx, of: Birthdays): Promise<void> {
  if (of.birthdays.length > 0) await tx.rows("import-apply-birthdays", BIRTHDAYS, birthdayValues(of));
}

/** Forgets birthdays that a run has noted; one that was changed since stays. */
export async function forgetBirthdays(tx: Tx, of: Birthdays): Promise<void> {
  if (of.birthdays.length > 0) await tx.rows("import-apply-birthdays-back", BIRTHDAYS_BACK, birthdayValues(of));
}

function birthdayValues({ programId, birthdays, knownAt }: Birthdays): unknown[] {
  return [
    ...[programId, knownAt],
    birthdays.map(({ memberId }) => memberId),
    birthdays.map(({ month }) => month),
    birthdays.map(({ day }) => day),
  ];
}

const MARK = `
UPDATE import_row AS r
   SET state = 'done', cells = NULL, member_id = n.member_id, credited = n.credited, has_joined = n.has_joined
  FROM unnest($3::int[], $4::uuid[], $5::bigint[], $6::boolean[]) AS n(row, member_id, credited, has_joined)
 WHERE r.program_id = $1 AND r.run_id = $2 AND r.row = n.row`;

/** A row that was applied: to whom, and what it moved. */
export interface AppliedRow {
  row: number;
  memberId: string;
  credited: number;
  hasJoined: boolean;
}

/** Notes that rows were applied, and forgets what stands in the file. */
export async function markApplied(tx: Tx, run: ImportRun, rows: readonly AppliedRow[]): Promise<void> {
  await tx.rows("import-apply-mark", MARK, [
    ...[run.programId, run.id],
    rows.map(({ row }) => row),
    rows.map(({ memberId }) => memberId),
    rows.map(({ credited }) => credited),
    rows.map(({ hasJoined }) => hasJoined),
  ]);
}

/** An applied row, and whose it is now: a merge may have made the member another one. */
export interface GivenRow extends DueRow {
  holder: string;
  credited: number;
  hasJoined: boolean;
}

const GIVEN = `${next("done")}
SELECT ${ROW}, r.credited::float8, r.has_joined AS "hasJoined", coalesce(m.merged_into, m.id)::text AS holder
  FROM upto, import_row r JOIN member m ON m.program_id = $1 AND m.id = r.member_id
 WHERE r.program_id = $1 AND r.run_id = $2 AND r.customer_id > $3 AND r.customer_id <= upto.id AND r.state = 'done'
 ORDER BY r.customer_id, r.row`;

/** The next applied rows, after the run's cursor: about so many, all of each customer. */
export async function givenRows(tx: Tx, run: ImportRun, limit: number): Promise<GivenRow[]> {
  return tx.rows("import-apply-given", GIVEN, [run.programId, run.id, run.cursor, limit]);
}

const UNDONE = `
UPDATE import_row SET state = 'undone' WHERE program_id = $1 AND run_id = $2 AND row = ANY($3::int[])`;

/** Notes that rows were taken back. */
export async function markUndone(tx: Tx, run: ImportRun, rows: readonly number[]): Promise<void> {
  await tx.rows("import-apply-undone", UNDONE, [run.programId, run.id, rows]);
}

const REVOKE = `
UPDATE tier_grant SET revoked_at = $2 WHERE program_id = $1 AND id = ANY($3::text[]) AND revoked_at IS NULL`;

/** Takes tiers back from now on. */
export async function revokeTiers(tx: Tx, of: { programId: string; ids: string[]; now: Date }): Promise<void> {
  if (of.ids.length > 0) await tx.rows("import-apply-revoke", REVOKE, [of.programId, of.now, of.ids]);
}

const RESULT = `
SELECT count(DISTINCT member_id)::int AS members, (count(DISTINCT member_id) FILTER (WHERE has_joined))::int AS joined,
       coalesce(sum(credited) FILTER (WHERE credited > 0), 0)::float8 AS given,
       coalesce(-sum(credited) FILTER (WHERE credited < 0), 0)::float8 AS taken, count(tier_id)::int AS tiers
  FROM import_row WHERE program_id = $1 AND run_id = $2 AND state = 'done'`;

/** What stands of a run. */
export async function resultOf(tx: Tx, run: ImportRun): Promise<ImportResult> {
  const [row] = await tx.rows<ImportResult>("import-apply-result", RESULT, [run.programId, run.id]);
  return row ?? { members: 0, joined: 0, given: 0, taken: 0, tiers: 0 };
}
