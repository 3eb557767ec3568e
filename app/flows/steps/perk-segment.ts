import { type PerkSegment } from "../../loyalty/perks/perks.ts";
import { segmentNames, segmentQuery } from "../../loyalty/perks/segment-words.ts";
import type { ShopPerkRecord } from "../../models/shop-perk.ts";
import { type AdminClient, UserErrorsError } from "../../shopify/admin-client.ts";
import {
  createSegment,
  findSegment,
  readSegment,
  type ShopifySegment,
  updateSegment,
} from "../../shopify/perks/segments.ts";
import { fingerprintText, hashOf, readFingerprint } from "./perk-fingerprint.ts";

interface Options {
  admin: AdminClient;
  record: ShopPerkRecord;
  segment: PerkSegment;
  now: Date;
}

/**
 * Brings a segment in step with the program: made where there is none, found again where nobody knows whether it was made, changed
 * with its tag. A name that the merchant gave it stays; a query that the merchant changed does too, and is shown.
 *
 * @returns what the segment is in Shopify by now
 * @throws {ShopifyError} when that is not known: try again
 */
export async function bringSegmentInStep(options: Options): Promise<ShopPerkRecord> {
  const { admin, record, segment, now } = options;
  const checked = { ...record, problem: null, checkedAt: now };
  try {
    if (record.segmentId === null) return active(checked, segment, await made(admin, segment));
    const standing = await readSegment(admin, record.segmentId);
    return standing ? await kept(options, standing) : { ...checked, state: "gone" };
  } catch (error) {
    if (!(error instanceof UserErrorsError)) throw error;
    return { ...checked, state: "refused", problem: wordsOf(error) };
  }
}

async function made(admin: AdminClient, segment: PerkSegment): Promise<ShopifySegment> {
  const query = segmentQuery(segment.tag);
  const names = segmentNames(segment);
  return (await findSegment(admin, { name: names[0], query })) ?? createSegment(admin, { names, query });
}

async function kept(options: Options, standing: ShopifySegment): Promise<ShopPerkRecord> {
  const { admin, record, segment, now } = options;
  const checked = { ...record, problem: null, checkedAt: now };
  const fingerprint = readFingerprint(record.fingerprint);
  const wanted = wantedOf(segment);
  if (fingerprint?.wanted === hashOf(wanted)) {
    if (fingerprint.read === hashOf(standing.query)) return { ...checked, state: "active" };
    return { ...checked, state: "changed", problem: "query" };
  }
  const [name] = segmentNames(segment);
  const isOurName = standing.name.startsWith("Laurel: ");
  const updated = await updateSegment(admin, { id: standing.id, query: wanted.query, ...(isOurName ? { name } : {}) });
  return updated ? active(checked, segment, updated) : { ...checked, state: "gone" };
}

function active(record: ShopPerkRecord, segment: PerkSegment, { id, query }: ShopifySegment): ShopPerkRecord {
  const fingerprint = fingerprintText(wantedOf(segment), query);
  return { ...record, segmentId: id, fingerprint, state: "active" };
}

function wantedOf(segment: PerkSegment): { name: string; query: string } {
  return { name: segmentNames(segment)[0], query: segmentQuery(segment.tag) };
}

/** What Shopify said, for the merchant to read. */
export function wordsOf(error: UserErrorsError): string {
  return error.userErrors.map(({ message }) => message).join(" ");
}
