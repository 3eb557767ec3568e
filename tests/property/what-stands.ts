import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import type { MergedFrom } from "../../app/loyalty/order-facts.ts";
import type { TestDatabase } from "../support/database.ts";
import type { NaiveMember } from "./naive/state.ts";

/** What the tables say of a shop's members, by customer: only what must not depend on the order in which things were heard. */
export interface WhatStands {
  members: Map<string, NaiveMember & { memberId: string }>;
  mergedFrom: Map<string, MergedFrom>;
}

const FACT = `regexp_replace(key, ':c[0-9]+$', '')`;
const DELTA = `CASE WHEN to_account = 'member' THEN points ELSE -points END`;

export async function whatStands(database: TestDatabase, { programId }: ShopContext): Promise<WhatStands> {
  const identities = await database.query<{ memberId: string; customerId: string; tier: string | null }>(
    `SELECT i.member_id AS "memberId", i.customer_id::text AS "customerId", m.tier_id AS tier FROM member_identity i
       JOIN member m ON m.program_id = i.program_id AND m.id = i.member_id WHERE i.program_id = $1`,
    [programId],
  );
  const facts = await database.query<{ memberId: string; unit: string; fact: string; points: number }>(
    `SELECT member_id AS "memberId", unit, ${FACT} AS fact, sum(${DELTA})::int AS points FROM transfer
      WHERE program_id = $1 AND ${FACT} ~ '^(order:[^:]+:[^:]+:[^:]+|event:[^:]+:[^:]+:[^:]+|joined:[^:]+:[^:]+|schedule:[^:]+:[^:]+:[^:]+)$'
      GROUP BY 1, 2, 3 HAVING sum(${DELTA}) <> 0`,
    [programId],
  );
  const lots = await database.query<{
    memberId: string;
    key: string;
    original: number;
    vests: number;
    expires: number | null;
  }>(
    `SELECT member_id AS "memberId", key, original::int, extract(epoch FROM vests_at)::float8 AS vests,
            extract(epoch FROM expires_at)::float8 AS expires
       FROM lot WHERE program_id = $1 AND original > 0 AND key ~ '^(order|event|joined|schedule):'`,
    [programId],
  );
  const tiers = await database.query<{ memberId: string; at: number; tierId: string | null }>(
    `SELECT member_id AS "memberId", extract(epoch FROM at)::float8 AS at, tier_id AS "tierId" FROM tier_change
      WHERE program_id = $1 ORDER BY at`,
    [programId],
  );
  const merged = await database.query<{ id: string; mergedFrom: MergedFrom }>(
    `SELECT id::text, merged_from AS "mergedFrom" FROM shop_order WHERE program_id = $1 AND merged_from IS NOT NULL`,
    [programId],
  );
  const members = identities.map(({ memberId, customerId, tier }): [string, NaiveMember & { memberId: string }] => {
    const own = <Row extends { memberId: string }>(rows: Row[]) => rows.filter((row) => row.memberId === memberId);
    const byUnit: NaiveMember["facts"] = {};
    for (const { unit, fact, points } of own(facts)) (byUnit[unit] ??= {})[fact] = points;
    return [
      customerId,
      {
        memberId,
        facts: byUnit,
        lots: Object.fromEntries(
          own(lots).map(({ key, original, vests, expires }) => [key, { original, vestsAt: vests, expiresAt: expires }]),
        ),
        tierHistory: own(tiers).map(({ at, tierId }) => ({ at, tierId })),
        tier,
      },
    ];
  });
  return { members: new Map(members), mergedFrom: new Map(merged.map(({ id, mergedFrom }) => [id, mergedFrom])) };
}
