import type { PerkDiscount } from "../../loyalty/perks/perks.ts";
import { differences, discountTerms, type DiscountTerms } from "../../loyalty/perks/discount-terms.ts";
import type { ShopPerkRecord } from "../../models/shop-perk.ts";
import { type AdminClient, UserErrorsError } from "../../shopify/admin-client.ts";
import {
  ACTIVE_DISCOUNTS_MAX,
  activateDiscount,
  activeDiscounts,
  type AutomaticDiscount,
  createAutomaticDiscount,
  deactivateAutomaticDiscount,
  deleteAutomaticDiscount,
  isLimit,
  readAutomaticDiscount,
  updateAutomaticDiscount,
} from "../../shopify/perks/automatic-discounts.ts";
import { idOf } from "../../shopify/ids.ts";
import { fingerprintText, hashOf, readFingerprint, titleTried, tryingText } from "./perk-fingerprint.ts";
import { wordsOf } from "./perk-segment.ts";

/** Shopify's clock may be behind ours: the discount shall work at once. */
const CLOCKS_APART_MS = 5 * 60 * 1000;

/** Stored while one discount makes way for another. */
const REPLACING = "replacing";

export interface DiscountWork {
  admin: AdminClient;
  currency: string;
  record: ShopPerkRecord;
  /** Everything that was ever asked for in the shop. */
  records: readonly ShopPerkRecord[];
  /** Stores what is known so far, before a call whose outcome may stay unknown. */
  save: (record: ShopPerkRecord) => Promise<void>;
  now: Date;
}

/**
 * Brings the automatic discount of a live program in step with it. What somebody changed, stopped or deleted by hand stays so, and is
 * shown; a change of the program is written over it.
 *
 * @returns what the discount is in Shopify by now
 * @throws {ShopifyError} when that is not known: try again
 */
export async function bringDiscountInStep(work: DiscountWork, discount: PerkDiscount): Promise<ShopPerkRecord> {
  const segmentIds = segmentIdsOf(work, discount);
  if (segmentIds === null) return checked(work, { state: "waiting", problem: "segment-missing" });
  const terms = discountTerms(discount.document, segmentIds);
  try {
    const { record } = work;
    const discountId = record.discountId ?? (await lost(work, terms));
    if (discountId === null) return await created(work, terms);
    const standing = await readAutomaticDiscount(work.admin, { id: discountId, currency: work.currency });
    if (standing?.terms && isOfSameKind(standing.terms, terms)) return await kept(work, { standing, terms });
    if (!standing && record.fingerprint !== REPLACING)
      return checked(work, { discountId, state: "gone", problem: null });
    return await replaced({ ...work, record: { ...record, discountId } }, terms);
  } catch (error) {
    if (!(error instanceof UserErrorsError)) throw error;
    return refused(work, error);
  }
}

/** Stops the discount of a program that is not live; see `bringDiscountInStep`. */
export async function stopDiscount(work: DiscountWork): Promise<ShopPerkRecord> {
  const { admin, currency, record } = work;
  const discountId = record.discountId ?? (await lost(work));
  if (discountId === null) return checked(work, { state: "off", problem: null });
  const standing = await readAutomaticDiscount(admin, { id: discountId, currency });
  if (!standing) return checked(work, { discountId, state: "gone", problem: null });
  if (standing.status !== "EXPIRED") await deactivateAutomaticDiscount(admin, discountId);
  return checked(work, { discountId, state: "off", problem: null });
}

/** Deletes a discount that the program does not ask for any more. */
export async function removeDiscount(work: DiscountWork): Promise<void> {
  const discountId = work.record.discountId ?? (await lost(work));
  if (discountId !== null) await deleteAutomaticDiscount(work.admin, discountId);
}

function checked(work: DiscountWork, found: Partial<ShopPerkRecord>): ShopPerkRecord {
  return { ...work.record, ...found, checkedAt: work.now };
}

function refused(work: DiscountWork, error: UserErrorsError): ShopPerkRecord {
  if (isLimit(error.userErrors)) return checked(work, { state: "limit", problem: null });
  return checked(work, { state: "refused", problem: wordsOf(error) });
}

/** Decimal ids of the segments that have the discount; null while one of them does not exist. */
function segmentIdsOf({ records }: DiscountWork, { segments }: PerkDiscount): string[] | null {
  const found = segments.map((key) => records.find((record) => record.key === key && record.state !== "gone"));
  const ids = found.flatMap((record) => (record?.segmentId ? [idOf(record.segmentId)] : []));
  return ids.length === segments.length ? ids : null;
}

/**
 * The discount that an attempt with an unknown outcome has made, or that Laurel made before the shop's data was erased: of the same
 * title for our segments. null where there is none.
 */
async function lost({ admin, record, records }: DiscountWork, terms?: DiscountTerms): Promise<string | null> {
  const tried = titleTried(record.fingerprint);
  const title = tried ?? terms?.title ?? null;
  if (title === null) return null;
  const ours = records.flatMap(({ segmentId }) => (segmentId === null ? [] : [idOf(segmentId)]));
  const taken = records.map(({ discountId }) => discountId);
  const isOurs = (segmentIds: string[]) =>
    tried === null ? segmentIds.join() === terms?.segmentIds.join() : segmentIds.some((id) => ours.includes(id));
  const found = (await activeDiscounts(admin)).find(
    (one) => one.title === title && isOurs(one.segmentIds) && !taken.includes(one.id),
  );
  return found?.id ?? null;
}

function isOfSameKind(standing: DiscountTerms, terms: DiscountTerms): boolean {
  const hasCollections = ({ items }: DiscountTerms) => (items ? items.collections.length > 0 : null);
  const [before, after] = [hasCollections(standing), hasCollections(terms)];
  return standing.type === terms.type && (before === null || after === null || before === after);
}

async function created(work: DiscountWork, terms: DiscountTerms): Promise<ShopPerkRecord> {
  const { admin, currency, record, now } = work;
  if ((await activeDiscounts(admin)).length >= ACTIVE_DISCOUNTS_MAX) {
    return checked(work, { fingerprint: null, state: "limit", problem: null });
  }
  await work.save({ ...record, fingerprint: tryingText(terms.title) });
  const startsAt = new Date(now.getTime() - CLOCKS_APART_MS).toISOString();
  try {
    const made = await createAutomaticDiscount(admin, { terms, currency, startsAt });
    return written(work, { made, terms });
  } catch (error) {
    if (!(error instanceof UserErrorsError)) throw error;
    return { ...refused(work, error), fingerprint: null };
  }
}

/** Makes another in place of one that Shopify cannot change so much. */
async function replaced(work: DiscountWork, terms: DiscountTerms): Promise<ShopPerkRecord> {
  const { admin, record } = work;
  // From now on its absence is our doing, and nobody's who wanted to be rid of it.
  await work.save({ ...record, fingerprint: REPLACING });
  if (record.discountId !== null) await deleteAutomaticDiscount(admin, record.discountId);
  const without = { ...record, discountId: null, fingerprint: null };
  await work.save(without);
  return created({ ...work, record: without }, terms);
}

function written(
  work: DiscountWork,
  { made, terms }: { made: AutomaticDiscount; terms: DiscountTerms },
): ShopPerkRecord {
  const fingerprint = fingerprintText(terms, made.terms);
  return checked(work, { discountId: made.id, fingerprint, state: "active", problem: null });
}

async function kept(
  work: DiscountWork,
  { standing, terms }: { standing: AutomaticDiscount; terms: DiscountTerms },
): Promise<ShopPerkRecord> {
  const { record } = work;
  const fingerprint = readFingerprint(record.fingerprint);
  if (fingerprint?.wanted === hashOf(terms)) {
    const found = { ...record, discountId: standing.id };
    return shownOrActive({ ...work, record: found }, { standing, terms, readBack: fingerprint.read });
  }
  const { id, terms: before } = standing;
  const made = await updateAutomaticDiscount(work.admin, {
    id,
    terms,
    before: before ?? terms,
    currency: work.currency,
  });
  const after = written(work, { made, terms });
  // Stopped by us, or by somebody who stopped what it said before.
  return made.status === "ACTIVE" ? after : activated({ ...work, record: after });
}

/** The program has not changed: what is different in Shopify was somebody. */
async function shownOrActive(
  work: DiscountWork,
  { standing, terms, readBack }: { standing: AutomaticDiscount; terms: DiscountTerms; readBack: string },
): Promise<ShopPerkRecord> {
  if (hashOf(standing.terms) !== readBack) {
    const fields = standing.terms ? differences(standing.terms, terms) : [];
    return checked(work, { state: "changed", problem: fields.join(",") || "other" });
  }
  if (standing.status === "ACTIVE") return checked(work, { state: "active", problem: null });
  const wasOurs = work.record.state !== "active" && work.record.state !== "changed";
  return wasOurs ? activated(work) : checked(work, { state: "changed", problem: "status" });
}

async function activated(work: DiscountWork): Promise<ShopPerkRecord> {
  const { admin, record } = work;
  if ((await activeDiscounts(admin)).length >= ACTIVE_DISCOUNTS_MAX) {
    return checked(work, { state: "limit", problem: null });
  }
  try {
    if (record.discountId !== null) await activateDiscount(admin, record.discountId);
    return checked(work, { state: "active", problem: null });
  } catch (error) {
    if (!(error instanceof UserErrorsError)) throw error;
    return refused(work, error);
  }
}
