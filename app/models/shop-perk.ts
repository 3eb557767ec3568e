import { pool, type Tx } from "../db.server.ts";
import { type Perk, perksOf as perksOfProgram } from "../loyalty/perks/perks.ts";
import { programState } from "./program.ts";

/**
 * What a segment or automatic discount is in Shopify.
 *
 * waiting: nothing was done yet. active: as the program asks. off: stopped, because the program is not live or does not ask for it any
 * more. limit: the shop has as many active automatic discounts as Shopify allows. refused: Shopify does not take it. gone: somebody
 * deleted it in Shopify. changed: somebody changed it there by hand.
 */
export type PerkState = "waiting" | "active" | "off" | "limit" | "refused" | "gone" | "changed";

/** A segment or automatic discount as it stands in one shop. */
export interface ShopPerkRecord {
  /** discount:<id of the member discount> | segment:<tag> */
  key: string;
  /** Of a segment: the tag that its customers have. */
  tag: string | null;
  /** Shopify's global ids, once it exists. */
  segmentId: string | null;
  discountId: string | null;
  /** What was last written to Shopify, and how Shopify read it back. */
  fingerprint: string | null;
  state: PerkState;
  /** Of refused: Shopify's words; of changed: which fields, separated by commas; else null. */
  problem: string | null;
  checkedAt: Date | null;
}

/** What the admin shows of a segment or automatic discount. */
export interface ShopPerkView extends Omit<ShopPerkRecord, "fingerprint" | "tag"> {
  kind: "segment" | "discount";
  /** What the program asks for; null for one that it does not ask for any more, which is left in Shopify. */
  perk: Perk | null;
}

const COLUMNS = `key, tag, segment_id AS "segmentId", discount_id AS "discountId", fingerprint, state, problem,
  checked_at AS "checkedAt"`;
const ALL = `SELECT ${COLUMNS} FROM shop_perk WHERE program_id = $1 AND shop_id = $2 ORDER BY key`;

/** Everything that was ever asked for in a shop, by key. */
export async function shopPerks(shop: { programId: string; shopId: string }): Promise<ShopPerkRecord[]> {
  const values = [shop.programId, shop.shopId];
  return (await pool().query<ShopPerkRecord>({ name: "shop-perks", text: ALL, values })).rows;
}

/**
 * The segments and automatic discounts of a shop for the admin: those that the program asks for, in its order, then those that it does
 * not ask for any more. What was not done yet is "waiting".
 */
export async function perksOf(shop: { programId: string; shopId: string }): Promise<ShopPerkView[]> {
  const program = (await programState(null, shop.programId)).versions.at(-1)?.program;
  const records = new Map((await shopPerks(shop)).map((record) => [record.key, record]));
  const perks = program ? perksOfProgram(program) : [];
  const asked = perks.map((perk) => viewOf(records.get(perk.key), perk));
  const keys = new Set(perks.map(({ key }) => key));
  const left = [...records.values()].filter(({ key }) => !keys.has(key));
  return [...asked, ...left.map((record) => viewOf(record, { ...record, kind: kindOf(record.key) }))];
}

function viewOf(record: ShopPerkRecord | undefined, perk: Perk | { key: string; kind: Perk["kind"] }): ShopPerkView {
  return {
    key: perk.key,
    kind: perk.kind,
    perk: "document" in perk || "tiers" in perk ? perk : null,
    segmentId: record?.segmentId ?? null,
    discountId: record?.discountId ?? null,
    state: record?.state ?? "waiting",
    problem: record?.problem ?? null,
    checkedAt: record?.checkedAt ?? null,
  };
}

function kindOf(key: string): Perk["kind"] {
  return key.startsWith("segment:") ? "segment" : "discount";
}

interface OfPerk {
  programId: string;
  shopId: string;
  key: string;
}

const ADD = `
INSERT INTO shop_perk (program_id, shop_id, key, tag)
SELECT $1, $2, n.key, n.tag FROM unnest($3::text[], $4::text[]) AS n(key, tag) ORDER BY n.key
ON CONFLICT DO NOTHING`;

/** Adds what a shop does not have yet, "waiting"; what it has stays as it is. */
export async function addPerks(
  tx: Tx,
  options: { programId: string; shopId: string; perks: readonly Perk[] },
): Promise<void> {
  const { programId, shopId, perks } = options;
  await tx.rows("shop-perk-add", ADD, [
    programId,
    shopId,
    perks.map(({ key }) => key),
    perks.map((perk) => (perk.kind === "segment" ? perk.tag : null)),
  ]);
}

const RENAME = `
UPDATE shop_perk SET key = $4, tag = $5
 WHERE program_id = $1 AND shop_id = $2 AND key = $3
   AND NOT EXISTS (SELECT 1 FROM shop_perk WHERE program_id = $1 AND shop_id = $2 AND key = $4)`;

/** A segment is that of another tag from now on; nothing happens where there is one of that tag already. */
export async function renameSegment(tx: Tx, options: OfPerk & { to: { key: string; tag: string } }): Promise<void> {
  const { programId, shopId, key, to } = options;
  await tx.rows("shop-perk-rename", RENAME, [programId, shopId, key, to.key, to.tag]);
}

const CLAIM = `
UPDATE shop_perk SET claimed_until = now() + interval '5 minutes'
 WHERE program_id = $1 AND shop_id = $2 AND key = $3 AND (claimed_until IS NULL OR claimed_until < now())
RETURNING ${COLUMNS}`;

/** Takes a perk for oneself, for five minutes at most; null when somebody else has it, or it is not there any more. */
export async function claimPerk(tx: Tx, perk: OfPerk): Promise<ShopPerkRecord | null> {
  const [row] = await tx.rows<ShopPerkRecord>("shop-perk-claim", CLAIM, [perk.programId, perk.shopId, perk.key]);
  return row ?? null;
}

const RELEASE = `UPDATE shop_perk SET claimed_until = NULL WHERE program_id = $1 AND shop_id = $2 AND key = $3`;

/** Gives a perk back as it is. */
export async function releasePerk(tx: Tx, perk: OfPerk): Promise<void> {
  await tx.rows("shop-perk-release", RELEASE, [perk.programId, perk.shopId, perk.key]);
}

const SAVE = `
UPDATE shop_perk SET segment_id = $4, discount_id = $5, fingerprint = $6, state = $7, problem = $8, checked_at = $9
 WHERE program_id = $1 AND shop_id = $2 AND key = $3`;

/** Stores what a perk is in Shopify by now. */
export async function savePerk(
  tx: Tx,
  options: { programId: string; shopId: string; perk: Omit<ShopPerkRecord, "tag"> },
): Promise<void> {
  const { programId, shopId, perk } = options;
  const { key, segmentId, discountId, fingerprint, state, problem, checkedAt } = perk;
  const values = [programId, shopId, key, segmentId, discountId, fingerprint, state, problem, checkedAt];
  await tx.rows("shop-perk-save", SAVE, values);
}

const DROP = `DELETE FROM shop_perk WHERE program_id = $1 AND shop_id = $2 AND key = $3`;

/** Forgets a perk of which nothing is left in Shopify. */
export async function dropPerk(tx: Tx, perk: OfPerk): Promise<void> {
  await tx.rows("shop-perk-drop", DROP, [perk.programId, perk.shopId, perk.key]);
}

const REWRITE = `
UPDATE shop_perk SET state = 'waiting', problem = NULL, fingerprint = NULL,
       segment_id = CASE WHEN state = 'gone' THEN NULL ELSE segment_id END,
       discount_id = CASE WHEN state = 'gone' THEN NULL ELSE discount_id END
 WHERE program_id = $1 AND shop_id = $2 AND key = $3
RETURNING 1`;

/**
 * Has a perk written to Shopify anew, whatever stands there; one that is gone is made again.
 *
 * @returns false when there is no such perk
 */
export async function rewritePerk(tx: Tx, perk: OfPerk): Promise<boolean> {
  return (await tx.rows("shop-perk-rewrite", REWRITE, [perk.programId, perk.shopId, perk.key])).length > 0;
}
