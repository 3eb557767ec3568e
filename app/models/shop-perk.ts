import { pool } from "../db.server.ts";
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
