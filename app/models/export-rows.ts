import { pool } from "../db.server.ts";
import type { ExportKind } from "../loyalty/export-kinds.ts";
import { isNotWiped } from "./wiping.ts";

/** One row of an export, as the database has it: moments as Date, numbers that may be large as text. */
export type ExportRow = Record<string, string | number | boolean | Date | object | null>;

interface Query {
  /** The columns of the key by which rows are paged, with their types. */
  key: readonly (readonly [column: string, type: string])[];
  /** What is read; `$1` is the program, `$2` the shop. */
  select: string;
  from: string;
}

/** The customer that a member is in the shop; of several, the one whom Shopify kept. */
const customerOf = (member: string) => `
  (SELECT i.customer_id::text FROM member_identity i WHERE i.program_id = $1 AND i.shop_id = $2 AND i.member_id = ${member}
    ORDER BY i.merged_into IS NOT NULL, i.customer_id LIMIT 1) AS customer_id`;

const QUERIES: Readonly<Record<ExportKind, Query>> = {
  members: {
    key: [["id", "uuid"]],
    select: `${customerOf("x.id")}, x.id::text AS member_id, x.joined_at, x.joined_by, x.tier_id AS tier, x.tier_until,
      to_char(x.birthday_month, 'FM"--"00') || to_char(x.birthday_day, 'FM"-"00') AS birthday, x.consent, x.merged_into::text,
      x.erased_at`,
    from: "member x WHERE x.program_id = $1 AND x.wiped_at IS NULL",
  },
  balances: {
    key: [["member_id", "uuid"], ["unit", "text"]],
    select: `${customerOf("x.member_id")}, x.member_id::text, x.unit, x.balance::text, x.debt::text AS owed`,
    from: `account x WHERE x.program_id = $1 AND ${isNotWiped("x.member_id")}`,
  },
  lots: {
    key: [["key", "text"], ["member_id", "uuid"]],
    select: `${customerOf("x.member_id")}, x.member_id::text, x.key, x.unit, x.remaining::text AS points, x.original::text,
      x.expired::text, x.earned_at, x.vests_at, x.expires_at, x.order_id::text`,
    from: `lot x WHERE x.program_id = $1 AND ${isNotWiped("x.member_id")}`,
  },
  transfers: {
    key: [["id", "bigint"]],
    select: `x.id::text, ${customerOf("x.member_id")}, x.member_id::text, x.occurred_at, x.recorded_at, x.unit,
      (CASE WHEN x.to_account = 'member' THEN x.points ELSE -x.points END)::text AS points,
      CASE WHEN x.to_account = 'member' THEN x.from_account ELSE x.to_account END AS account, x.reason, x.explanation,
      x.order_id::text, x.key, x.corrects`,
    from: `transfer x WHERE x.program_id = $1 AND ${isNotWiped("x.member_id")}`,
  },
  tiers: {
    key: [["member_id", "uuid"], ["at", "timestamptz"]],
    select: `${customerOf("x.member_id")}, x.member_id::text, x.at, x.tier_id AS tier, x.spend_minor::text`,
    from: "tier_change x WHERE x.program_id = $1",
  },
  redemptions: {
    key: [["id", "uuid"]],
    select: `x.id::text, ${customerOf("x.member_id")}, x.member_id::text, x.reward_id, x.kind, x.state, x.cause, x.unit,
      x.points::text, x.points_returned::text, x.amount_minor::text, x.currency, x.code, x.reserved_at, x.issued_at, x.ends_at,
      x.used_at, x.used_order_id::text, x.ended_at`,
    from: "redemption x WHERE x.program_id = $1",
  },
  orders: {
    key: [["shop_id", "bigint"], ["id", "bigint"]],
    select: `x.id::text, x.name, x.customer_id::text, x.placed_at, x.updated_at, x.facts, x.caveat`,
    from: "shop_order x WHERE x.program_id = $1 AND x.shop_id = $2",
  },
  events: {
    key: [["id", "text"]],
    select: `x.id, ${customerOf("x.member_id")}, x.member_id::text, x.name, x.at, x.amount_minor::text, x.quantity::text, x.subject,
      x.code, x.attributes, x.withdrawn_at, x.source`,
    from: "member_event x WHERE x.program_id = $1",
  },
  referrals: {
    key: [["id", "text"]],
    select: `x.id, x.friend_id::text, x.referrer_id::text, x.joined_at, x.first_order_at, x.withdrawn_at`,
    from: "referral x WHERE x.program_id = $1",
  },
  versions: {
    key: [["version", "int"]],
    select: `x.version, x.effective_at, x.saved_at, x.saved_by, x.document`,
    from: "program_version x WHERE x.program_id = $1",
  },
  activity: {
    key: [["id", "bigint"]],
    select: `x.id::text, x.at, x.actor, x.action, x.data`,
    from: "activity x WHERE x.program_id = $1",
  },
}; // prettier-ignore

const BATCH = 2000;

/**
 * Everything of one kind, some rows at a time in the order of their key. No transaction is held open meanwhile: a download may take
 * hours.
 */
export async function* exportRows(
  kind: ExportKind,
  of: { programId: string; shopId: string },
): AsyncGenerator<ExportRow[]> {
  const { key, select, from } = QUERIES[kind];
  const columns = key.map(([column]) => `x.${column}`).join(", ");
  const after = key.map(([, type], index) => `$${String(index + 4)}::text::${type}`).join(", ");
  const read = `${key.map(([column], index) => `x.${column}::text AS key_${String(index)}`).join(", ")}`;
  // The text also names the statement; the first page has no key to begin after.
  const text = (where: string) =>
    `SELECT ${read}, ${select} FROM ${from} AND $2::bigint IS NOT NULL ${where} ORDER BY ${columns} LIMIT $3`;
  let place: unknown[] | null = null;
  for (;;) {
    const values = [of.programId, of.shopId, BATCH, ...(place ?? [])];
    const name = place ? `export-${kind}-next` : `export-${kind}`;
    const where = place ? `AND (${columns}) > (${after})` : "";
    const rows: ExportRow[] = (await pool().query<ExportRow>({ name, text: text(where), values })).rows;
    const last = rows.at(-1);
    if (last) yield rows.map((row) => withoutKey(row, key.length));
    if (!last || rows.length < BATCH) return;
    place = key.map((_, index) => last[`key_${String(index)}`]);
  }
}

function withoutKey(row: ExportRow, columns: number): ExportRow {
  return Object.fromEntries(Object.entries(row).slice(columns));
}

/** How many rows of each kind there are. */
export async function countExports(of: {
  programId: string;
  shopId: string;
}): Promise<{ kind: ExportKind; rows: number }[]> {
  const kinds = Object.keys(QUERIES).filter(isKind);
  return Promise.all(
    kinds.map(async (kind) => {
      const text = `SELECT count(*)::float8 AS rows FROM ${QUERIES[kind].from} AND $2::bigint IS NOT NULL`;
      const query = { name: `export-count-${kind}`, text, values: [of.programId, of.shopId] };
      const { rows } = await pool().query<{ rows: number }>(query);
      return { kind, rows: rows[0]?.rows ?? 0 };
    }),
  );
}

function isKind(kind: string): kind is ExportKind {
  return kind in QUERIES;
}

const REPORT = `
SELECT row, state, problem, customer_id::text, credited::text AS points, has_joined AS joined FROM import_row
 WHERE program_id = $1 AND run_id = $2 AND row > $3 ORDER BY row LIMIT $4`;

/** One row of an import and what became of it. */
interface ReportRow {
  row: number;
  state: string;
  problem: string | null;
  customer_id: string | null;
  points: string;
  joined: boolean;
}

/** Every row of an import, some at a time. */
export async function* importReportRows(of: { programId: string; runId: string }): AsyncGenerator<ReportRow[]> {
  let after = 0;
  for (;;) {
    const values = [of.programId, of.runId, after, BATCH];
    const { rows } = await pool().query<ReportRow>({ name: "export-import-report", text: REPORT, values });
    if (rows.length > 0) yield rows;
    const last: ReportRow | undefined = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.row;
  }
}
