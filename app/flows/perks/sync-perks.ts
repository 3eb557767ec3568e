import { type Tx, withTransaction } from "../../db.server.ts";
import { formerTags, type Perk, type PerkSegment, perksOf, segmentKey } from "../../loyalty/perks/perks.ts";
import { closeAlert, raiseAlerts } from "../../models/alert.ts";
import { programState, type ProgramState } from "../../models/program.ts";
import {
  addPerks,
  claimPerk,
  dropPerk,
  releasePerk,
  renameSegment,
  savePerk,
  shopPerks,
  type ShopPerkRecord,
} from "../../models/shop-perk.ts";
import { type AdminClient, RefusedError } from "../../shopify/admin-client.ts";
import { bringDiscountInStep, type DiscountWork, removeDiscount, stopDiscount } from "../steps/perk-discount.ts";
import { bringSegmentInStep } from "../steps/perk-segment.ts";

interface Options {
  admin: AdminClient;
  shop: { programId: string; shopId: string; currency: string };
  now: Date;
}

/**
 * Brings the segments and automatic discounts of one shop in step with the program, and finds out what became of them in Shopify.
 *
 * Safe to repeat and to run twice at once: each of them is worked on by one at a time, by the program as it is then. What was
 * interrupted is found again in Shopify.
 *
 * @returns "busy" when somebody else works on some of them: run it again later
 * @throws AggregateError when it is not known what became of some: run it again, the others are done
 */
export async function syncPerks(options: Options): Promise<{ outcome: "in-step" | "busy" }> {
  const { programId, shopId } = options.shop;
  const keys = await withTransaction((tx) => preparedKeys(tx, options));
  let isBusy = false;
  const failures: unknown[] = [];
  for (const key of keys) {
    const record = await withTransaction((tx) => claimPerk(tx, { programId, shopId, key }));
    if (!record) isBusy = true;
    else {
      try {
        await syncOne(options, record);
      } catch (error) {
        await withTransaction((tx) => releasePerk(tx, { programId, shopId, key }));
        failures.push(error);
      }
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "some perks could not be brought in step");
  return { outcome: isBusy ? "busy" : "in-step" };
}

/** What there is to work on, segments before the discounts that need them. */
async function preparedKeys(tx: Tx, { shop }: Options): Promise<string[]> {
  const { programId, shopId } = shop;
  const state = await programState(tx, programId);
  const perks = perksNow(state);
  const records = await shopPerks(shop);
  const unneeded = records.filter(({ key }) => !perks.some((perk) => perk.key === key));
  for (const perk of perks) {
    if (perk.kind === "discount" || records.some(({ key }) => key === perk.key)) continue;
    const before = formerSegment(state, { perk, unneeded });
    if (!before) continue;
    unneeded.splice(unneeded.indexOf(before), 1);
    await renameSegment(tx, { programId, shopId, key: before.key, to: perk });
  }
  await addPerks(tx, { programId, shopId, perks });
  return [...perks, ...unneeded].map(({ key }) => key);
}

/** The segment that was made under an earlier tag of the same tier or reward, and that nobody else needs. */
function formerSegment(
  { versions }: ProgramState,
  { perk, unneeded }: { perk: PerkSegment; unneeded: ShopPerkRecord[] },
): ShopPerkRecord | undefined {
  const former = formerTags(versions, perk).map(segmentKey);
  return former.flatMap((key) => unneeded.find((record) => record.key === key && record.segmentId !== null) ?? [])[0];
}

function perksNow({ versions }: ProgramState): Perk[] {
  const program = versions.at(-1)?.program;
  return program ? perksOf(program) : [];
}

async function syncOne(options: Options, record: ShopPerkRecord): Promise<void> {
  const { programId, shopId } = options.shop;
  const { key } = record;
  const after = await outcomeOf(options, record);
  await withTransaction(async (tx) => {
    if (after) await savePerk(tx, { programId, shopId, perk: after });
    else await dropPerk(tx, { programId, shopId, key });
    await releasePerk(tx, { programId, shopId, key });
    await tell(tx, options, { key, state: after?.state ?? "off" });
  });
}

/** @returns null when nothing of it is left */
async function outcomeOf(options: Options, record: ShopPerkRecord): Promise<ShopPerkRecord | null> {
  const { shop, now } = options;
  const state = await programState(null, shop.programId);
  const perk = perksNow(state).find(({ key }) => key === record.key);
  try {
    if (record.key.startsWith("segment:")) return await segmentNow(options, { record, perk, status: state.status });
    return await discountNow(options, { record, perk, status: state.status });
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return { ...record, state: "refused", problem: "no-access", checkedAt: now };
  }
}

interface Asked {
  record: ShopPerkRecord;
  /** Left out: the program does not ask for it any more. */
  perk: Perk | undefined;
  status: ProgramState["status"];
}

/** A segment that is not needed any more is left: a discount or a mail of the merchant's may use it. */
async function segmentNow({ admin, now }: Options, { record, perk, status }: Asked): Promise<ShopPerkRecord | null> {
  const exists = record.segmentId !== null;
  if (perk?.kind !== "segment") return exists ? { ...record, state: "off", problem: null, checkedAt: now } : null;
  if (!exists && status === "off") return { ...record, state: "waiting", problem: null, checkedAt: now };
  return bringSegmentInStep({ admin, record, segment: perk, now });
}

async function discountNow(options: Options, { record, perk, status }: Asked): Promise<ShopPerkRecord | null> {
  const { admin, shop, now } = options;
  const { programId, shopId, currency } = shop;
  const save = (draft: ShopPerkRecord) => withTransaction((tx) => savePerk(tx, { programId, shopId, perk: draft }));
  const work: DiscountWork = { admin, currency, record, records: await shopPerks(shop), save, now };
  if (perk?.kind !== "discount") {
    await removeDiscount(work);
    return null;
  }
  return status === "live" ? bringDiscountInStep(work, perk) : stopDiscount(work);
}

/** The merchant is told when Shopify's limit keeps a discount from working, until it does not. */
async function tell(
  tx: Tx,
  { shop, now }: Options,
  { key, state }: { key: string; state: ShopPerkRecord["state"] },
): Promise<void> {
  const { programId, shopId } = shop;
  if (!key.startsWith("discount:")) return;
  const kind = "discount-limit" as const;
  const subject = `${shopId}:${key}`;
  const data = { shopId, discountId: key.slice("discount:".length) };
  if (state !== "limit") await closeAlert(tx, { programId, kind, subject, at: now });
  else {
    const alert = { kind, subject, memberId: null, redemptionId: null, data, at: now };
    await raiseAlerts(tx, { programId, alerts: [alert] });
  }
}
