import { pool, type Tx } from "../db.server.ts";

/** What a merchant is told of; never a block. */
export const ALERT_KINDS = [
  "many-redemptions",
  "refund-after-spending",
  "self-referral",
  "shared-address",
  "code-changed",
  "code-deleted",
  "stuck-redemption",
  "low-stock",
  "used-after-return",
  "discount-limit",
  "payout-waits",
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Something the merchant should look at. `data` holds numbers, ids and words, no personal data. */
export interface NewAlert {
  kind: AlertKind;
  /** What it is about: the same kind about the same is one alert. */
  subject: string;
  memberId: string | null;
  redemptionId: string | null;
  data: Record<string, unknown>;
  at: Date;
}

export interface AlertRecord extends NewAlert {
  id: string;
  dismissedAt: Date | null;
  dismissedBy: string | null;
}

const RAISE = `
INSERT INTO alert (program_id, kind, subject, member_id, redemption_id, data, at)
SELECT $1, n.kind, n.subject, n.member_id, n.redemption_id, n.data::jsonb, n.at
  FROM unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::timestamptz[])
    AS n(kind, subject, member_id, redemption_id, data, at)
 ORDER BY n.kind, n.subject
ON CONFLICT (program_id, kind, subject) DO UPDATE
   SET at = excluded.at, data = excluded.data, dismissed_at = NULL, dismissed_by = NULL
 WHERE alert.dismissed_by = 'system'
    OR alert.dismissed_at IS NOT NULL
       AND (alert.kind = 'stuck-redemption' OR alert.kind = 'payout-waits' AND alert.data->'period' <> excluded.data->'period')`;

/**
 * Tells the merchant, once of the same kind about the same: what somebody dismissed stays so, what was settled by itself and comes
 * again is told again. A redemption that is stuck once more, and the next payout that waits, are new matters.
 */
export async function raiseAlerts(tx: Tx, options: { programId: string; alerts: readonly NewAlert[] }): Promise<void> {
  const { programId, alerts } = options;
  if (alerts.length === 0) return;
  await tx.rows("alert-raise", RAISE, [
    programId,
    alerts.map(({ kind }) => kind),
    alerts.map(({ subject }) => subject),
    alerts.map(({ memberId }) => memberId),
    alerts.map(({ redemptionId }) => redemptionId),
    alerts.map(({ data }) => JSON.stringify(data)),
    alerts.map(({ at }) => at),
  ]);
}

const COLUMNS = `id::text, kind, subject, member_id AS "memberId", redemption_id AS "redemptionId", data, at,
  dismissed_at AS "dismissedAt", dismissed_by AS "dismissedBy"`;
const OPEN = `SELECT ${COLUMNS} FROM alert WHERE program_id = $1 AND dismissed_at IS NULL ORDER BY at DESC, id DESC LIMIT $2 OFFSET $3`;
const DISMISSED = `SELECT ${COLUMNS} FROM alert WHERE program_id = $1 AND dismissed_at IS NOT NULL ORDER BY dismissed_at DESC, id DESC LIMIT $2 OFFSET $3`;

/** A page of alerts, newest first. */
export async function alertsOf(options: {
  programId: string;
  which: "open" | "dismissed";
  limit: number;
  offset: number;
}): Promise<AlertRecord[]> {
  const { programId, which, limit, offset } = options;
  const query = which === "open" ? { name: "alert-open", text: OPEN } : { name: "alert-dismissed", text: DISMISSED };
  const { rows } = await pool().query<AlertRecord>({ ...query, values: [programId, limit, offset] });
  return rows;
}

const COUNT = `
SELECT kind, count(*)::int AS count FROM alert WHERE program_id = $1 AND dismissed_at IS NULL GROUP BY kind`;

/** How many alerts nobody has dismissed, by their kind; kinds without any are left out. */
export async function openAlertCounts(programId: string): Promise<{ kind: AlertKind; count: number }[]> {
  const query = { name: "alert-count", text: COUNT, values: [programId] };
  return (await pool().query<{ kind: AlertKind; count: number }>(query)).rows;
}

const DISMISS = `
UPDATE alert SET dismissed_at = $3, dismissed_by = $4 WHERE program_id = $1 AND id = $2 AND dismissed_at IS NULL
RETURNING kind, subject`;
const BRING_BACK = `
UPDATE alert SET dismissed_at = NULL, dismissed_by = NULL WHERE program_id = $1 AND id = $2 AND dismissed_at IS NOT NULL
RETURNING kind, subject`;

/** @returns what it was about; null when there is none like it that is open */
export async function markDismissed(
  tx: Tx,
  alert: { programId: string; id: string; by: string; at: Date },
): Promise<{ kind: AlertKind; subject: string } | null> {
  const values = [alert.programId, alert.id, alert.at, alert.by];
  const [row] = await tx.rows<{ kind: AlertKind; subject: string }>("alert-dismiss", DISMISS, values);
  return row ?? null;
}

/** @returns what it was about; null when there is none like it that was dismissed */
export async function markOpen(
  tx: Tx,
  alert: { programId: string; id: string },
): Promise<{ kind: AlertKind; subject: string } | null> {
  const values = [alert.programId, alert.id];
  const [row] = await tx.rows<{ kind: AlertKind; subject: string }>("alert-bring-back", BRING_BACK, values);
  return row ?? null;
}

const CLOSE_OF = `
UPDATE alert SET dismissed_at = $3, dismissed_by = 'system'
 WHERE program_id = $1 AND subject = ANY($2::text[]) AND kind = ANY($4::text[]) AND dismissed_at IS NULL`;

/** What is the matter with a redemption while it lasts; it matters no more once the redemption has ended. */
const WHILE_IT_LASTS = ["stuck-redemption", "code-changed", "code-deleted"] satisfies AlertKind[];

/** Redemptions are over, or about to end: what was the matter with them is off the list by itself. */
export async function closeAlertsOf(
  tx: Tx,
  of: { programId: string; redemptionIds: readonly string[]; at: Date },
): Promise<void> {
  if (of.redemptionIds.length === 0) return;
  await tx.rows("alert-close-of", CLOSE_OF, [of.programId, of.redemptionIds, of.at, WHILE_IT_LASTS]);
}

const CLOSE = `
UPDATE alert SET dismissed_at = $4, dismissed_by = 'system'
 WHERE program_id = $1 AND kind = $2 AND subject = $3 AND dismissed_at IS NULL`;

/** What an alert was about is settled: it is off the list by itself. */
export async function closeAlert(
  tx: Tx,
  alert: { programId: string; kind: AlertKind; subject: string; at: Date },
): Promise<void> {
  await tx.rows("alert-close", CLOSE, [alert.programId, alert.kind, alert.subject, alert.at]);
}
