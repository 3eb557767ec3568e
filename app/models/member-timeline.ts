import { pool } from "../db.server.ts";
import { assertNever } from "../loyalty/assert.ts";
import { completeFacts, type StoredFacts } from "../loyalty/complete-facts.ts";
import { type Explanation, explanationSchema } from "../loyalty/explanation.ts";
import type { OrderFacts } from "../loyalty/order-facts.ts";
import { REDEMPTION_COLUMNS, redemptionOf, type RedemptionRecord, type RedemptionRow } from "./redemption.ts";

/** What a member's timeline tells of. staff: what members of staff did that moved no points. */
export const TIMELINE_KINDS = ["movement", "order", "redemption", "tier", "event", "staff"] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** What members of staff did to a member, as far as the timeline tells it. */
export const STAFF_ACTS = [
  "points-extended",
  "points-reinstated",
  "extension-undone",
  "member-blocked",
  "member-unblocked",
  "member-merged",
  "member-exported",
  "tier-granted",
  "tier-revoked",
  "reward-booked",
  "reward-delivered",
  "reward-taken-back",
] as const;
export type StaffAct = (typeof STAFF_ACTS)[number];

interface Common {
  /** Unique among the entries of its kind. */
  key: string;
  at: Date;
}

export type TimelineRow = Common &
  (
    | {
        kind: "movement";
        unit: string;
        /** Signed: negative when the member lost points. */
        points: number;
        explanation: Explanation;
        recordedAt: Date;
        isCorrection: boolean;
        /** The key of a grant that can be undone; null: it is none, or was undone. */
        grantKey: string | null;
      }
    | { kind: "order"; orderId: string; facts: OrderFacts; caveat: string | null; points: number }
    | {
        kind: "redemption";
        redemption: RedemptionRecord | null;
        state: RedemptionRecord["state"];
        cause: string;
        actor: string;
      }
    | { kind: "tier"; tierId: string | null; before: string | null }
    | { kind: "event"; name: string; subject: string | null; withdrawnAt: Date | null }
    | {
        kind: "staff";
        act: StaffAct;
        actor: string;
        data: Record<string, unknown>;
        /** An extension that still holds, which can be undone. */
        extensionId: string | null;
      }
  );

/** After which entry a page goes on. */
export interface TimelinePlace {
  at: number;
  kind: TimelineKind;
  key: string;
}

// $1 program, $2 member, $3 to $5 the place, $6 how many: every kind is read by an index of its own, only as far as one page.
const BEFORE = (at: string, kind: TimelineKind, key: string) => `
   AND ${at} <= coalesce($3::timestamptz, 'infinity')
   AND (${at}, '${kind}', ${key}) < (coalesce($3::timestamptz, 'infinity'), coalesce($4::text, ''), coalesce($5::text, ''))`;
const NUMBERED = (column: string) => `lpad(${column}::text, 20, '0')`;

const SOURCES: Record<TimelineKind, string> = {
  movement: `
SELECT t.occurred_at AS at, 'movement' AS kind, ${NUMBERED("t.id")} AS key, jsonb_build_object('unit', t.unit,
         'points', CASE WHEN t.to_account = 'member' THEN t.points ELSE -t.points END, 'explanation', t.explanation,
         'recordedAt', t.recorded_at, 'isCorrection', t.corrects IS NOT NULL,
         'grantKey', CASE WHEN t.key ~ '^grant:[^:]+$' AND t.explanation->>'kind' = 'agent' AND NOT EXISTS (
           SELECT 1 FROM transfer u WHERE u.program_id = $1 AND u.key = t.key || ':c1') THEN t.key END) AS data
  FROM transfer t WHERE t.program_id = $1 AND t.member_id = $2::text::uuid ${BEFORE("t.occurred_at", "movement", NUMBERED("t.id"))}
 ORDER BY t.occurred_at DESC, t.id DESC LIMIT $6`,
  order: `
SELECT o.placed_at AS at, 'order' AS kind, ${NUMBERED("o.id")} AS key, jsonb_build_object('orderId', o.id::text, 'facts', o.facts,
         'caveat', o.caveat, 'points', (
           SELECT coalesce(sum(CASE WHEN t.to_account = 'member' THEN t.points ELSE -t.points END), 0) FROM transfer t
            WHERE t.program_id = $1 AND t.shop_id = o.shop_id AND t.order_id = o.id AND t.member_id = $2::text::uuid AND t.unit = 'points')) AS data
  FROM member_identity i
  JOIN shop_order o ON o.program_id = i.program_id AND o.shop_id = i.shop_id AND o.customer_id = i.customer_id
 WHERE i.program_id = $1 AND i.member_id = $2::text::uuid ${BEFORE("o.placed_at", "order", NUMBERED("o.id"))}
 ORDER BY o.placed_at DESC, o.id DESC LIMIT $6`,
  redemption: `
SELECT s.at, 'redemption' AS kind, ${NUMBERED("s.id")} AS key, jsonb_build_object('id', s.redemption_id, 'state', s.state,
         'cause', coalesce(s.cause, ''), 'actor', s.actor) AS data
  FROM redemption r JOIN redemption_step s ON s.program_id = r.program_id AND s.redemption_id = r.id
 WHERE r.program_id = $1 AND r.member_id = $2::text::uuid ${BEFORE("s.at", "redemption", NUMBERED("s.id"))}
 ORDER BY s.at DESC, s.id DESC LIMIT $6`,
  tier: `
SELECT c.at, 'tier' AS kind, '' AS key, jsonb_build_object('tierId', c.tier_id, 'before', c.before) AS data
  FROM (SELECT at, tier_id, lag(tier_id) OVER (ORDER BY at) AS before FROM tier_change
         WHERE program_id = $1 AND member_id = $2::text::uuid) AS c
 WHERE c.tier_id IS DISTINCT FROM c.before ${BEFORE("c.at", "tier", "''")}
 ORDER BY c.at DESC LIMIT $6`,
  event: `
SELECT e.at, 'event' AS kind, e.id AS key, jsonb_build_object('name', e.name, 'subject', e.subject, 'withdrawnAt', e.withdrawn_at) AS data
  FROM member_event e WHERE e.program_id = $1 AND e.member_id = $2::text::uuid ${BEFORE("e.at", "event", "e.id")}
 ORDER BY e.at DESC, e.id DESC LIMIT $6`,
  staff: `
SELECT a.at, 'staff' AS kind, ${NUMBERED("a.id")} AS key, jsonb_build_object('act', a.action, 'actor', a.actor, 'data', a.data,
         'extensionId', CASE WHEN a.action IN ('points-extended', 'points-reinstated') AND EXISTS (
           SELECT 1 FROM lot_extension x WHERE x.program_id = $1 AND x.id = a.data->>'id' AND x.member_id = $2::text::uuid AND x.revoked_at IS NULL)
           THEN a.data->>'id' END) AS data
  FROM activity a
 WHERE a.program_id = $1 AND a.data ? 'memberId' AND a.data->>'memberId' = $2::text
   AND a.action IN (${STAFF_ACTS.map((act) => `'${act}'`).join(", ")}) ${BEFORE("a.at", "staff", NUMBERED("a.id"))}
 ORDER BY a.at DESC, a.id DESC LIMIT $6`,
};

type Of<Kind extends TimelineKind> = Extract<TimelineRow, { kind: Kind }>;
type Fields<Kind extends TimelineKind, Key extends keyof Of<Kind>> = Pick<Of<Kind>, Key>;

/** A row as the statement makes it: moments are text, and what others must parse is unknown. */
type Row = { at: Date; key: string } & (
  | {
      kind: "movement";
      data: Fields<"movement", "unit" | "points" | "isCorrection" | "grantKey"> & {
        explanation: unknown;
        recordedAt: string;
      };
    }
  | { kind: "order"; data: Fields<"order", "orderId" | "caveat" | "points"> & { facts: StoredFacts } }
  | { kind: "redemption"; data: Fields<"redemption", "state" | "cause" | "actor"> & { id: string } }
  | { kind: "tier"; data: Fields<"tier", "tierId" | "before"> }
  | { kind: "event"; data: Fields<"event", "name" | "subject"> & { withdrawnAt: string | null } }
  | { kind: "staff"; data: Fields<"staff", "act" | "actor" | "data" | "extensionId"> }
);

/**
 * Everything that happened to a member, newest first.
 *
 * @param options.kind null: everything
 * @param options.after where the page before ended; null for the newest
 */
export async function timelinePage(options: {
  programId: string;
  memberId: string;
  kind: TimelineKind | null;
  after: TimelinePlace | null;
  limit: number;
}): Promise<{ rows: TimelineRow[]; next: TimelinePlace | null }> {
  const { programId, memberId, kind, after, limit } = options;
  const sources = kind === null ? TIMELINE_KINDS.map((each) => `(${SOURCES[each]})`) : [`(${SOURCES[kind]})`];
  const { rows: found } = await pool().query<Row>({
    name: `member-timeline-${kind ?? "all"}`,
    text: `SELECT * FROM (${sources.join("\nUNION ALL\n")}) AS entries\nORDER BY at DESC, kind DESC, key DESC LIMIT $6`,
    values: [programId, memberId, after && new Date(after.at), after?.kind, after?.key, limit + 1],
  });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const redemptions = await redemptionsOf(programId, shown);
  return {
    rows: shown.map((row) => parsed(row, redemptions)),
    next: last && found.length > limit ? { at: last.at.getTime(), kind: last.kind, key: last.key } : null,
  };
}

const REDEMPTIONS = `SELECT ${REDEMPTION_COLUMNS} FROM redemption r WHERE r.program_id = $1 AND r.id = ANY($2::uuid[])`;

async function redemptionsOf(programId: string, rows: readonly Row[]): Promise<Map<string, RedemptionRecord>> {
  const ids = rows.flatMap((row) => (row.kind === "redemption" ? [row.data.id] : []));
  if (ids.length === 0) return new Map();
  const query = { name: "member-timeline-redemptions", text: REDEMPTIONS, values: [programId, [...new Set(ids)]] };
  const { rows: found } = await pool().query<RedemptionRow>(query);
  return new Map(found.map((row) => [row.id, redemptionOf(row)]));
}

function parsed(row: Row, redemptions: ReadonlyMap<string, RedemptionRecord>): TimelineRow {
  const { at, key } = row;
  switch (row.kind) {
    case "movement": {
      const { explanation, recordedAt, ...rest } = row.data;
      const known = explanationSchema.parse(explanation);
      return { kind: row.kind, at, key, ...rest, explanation: known, recordedAt: new Date(recordedAt) };
    }
    case "order": {
      const { facts, ...rest } = row.data;
      return { kind: row.kind, at, key, ...rest, facts: completeFacts(facts) };
    }
    case "redemption": {
      const { id, ...rest } = row.data;
      return { kind: row.kind, at, key, ...rest, redemption: redemptions.get(id) ?? null };
    }
    case "tier":
      return { kind: row.kind, at, key, ...row.data };
    case "event": {
      const { withdrawnAt, ...rest } = row.data;
      return { kind: row.kind, at, key, ...rest, withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt) };
    }
    case "staff":
      return { kind: row.kind, at, key, ...row.data };
    default:
      return assertNever(row);
  }
}
