import { z } from "zod";
import { adminFor } from "../admin.server.ts";
import { clock } from "../clock.server.ts";
import type { AskedReservation } from "../flows/redemptions/decide-taking.ts";
import { type Reservation, reserveRedemption } from "../flows/redemptions/reserve-redemption.ts";
import { workRedemption } from "../flows/redemptions/work-redemption.ts";
import { showMemberAnew } from "../flows/show-member.ts";
import { log } from "../log.server.ts";
import { localDate } from "../loyalty/describe/local-date.ts";
import { isStorable } from "../loyalty/program/primitives.ts";
import { redemptionView, type RedemptionView } from "../loyalty/rewards/view.ts";
import { memberOfCustomer } from "../models/published-member.ts";
import type { RedemptionRecord } from "../models/redemption.ts";
import type { ShopRecord } from "../models/shop.ts";
import { drawCodes } from "../reward-codes.server.ts";
import { ShopifyError } from "../shopify/admin-client.ts";
import { segmentsOfCustomer } from "../shopify/rewards/segments.ts";
import { jsonReply, type DoorReply, type DoorRequest } from "./door.ts";
import { badRequest, readBody, type Shopper } from "./storefront-shopper.ts";

const redeemSchema = z.object({
  id: z.uuid(),
  rewardId: z.string().min(1).max(40),
  language: z.string().max(10).optional(),
  points: z.int().min(1).optional(),
  dateId: z.string().min(1).max(40).optional(),
  text: z.string().max(2000).refine(isStorable).optional(),
  currency: z.string().length(3).optional(),
});

/**
 * A member takes a reward. The points are taken first; whoever waits then gets what it gives at once, if Shopify makes it, and the
 * queue goes on trying otherwise.
 */
export async function redeem(shopper: Shopper, request: DoorRequest): Promise<DoorReply> {
  const body = readBody(redeemSchema, request);
  if (!body) return badRequest();
  const { shop, customerId, now } = shopper;
  const memberId = await memberOfCustomer({ ...shop, customerId });
  if (memberId === null) return jsonReply(200, { outcome: "unknown-member" });
  const { id, language, ...wish } = body;
  const reservation = await reserve(shopper, { memberId, redemptionId: id.toLowerCase(), wish });
  if ("redemption" in reservation) {
    const redemption = await issueNow(shop, reservation.redemption, now);
    const isOver = redemption.state === "cancelled" || redemption.state === "lapsed";
    // What was refused has given its points back meanwhile.
    const state = isOver ? await showMemberAnew({ shop, memberId, now }) : reservation.state;
    return jsonReply(200, { outcome: redemption.state, redemption: viewOf(redemption, { shop, language }), state });
  }
  if ("state" in reservation) {
    const outcome = reservation.outcome === "returned" ? "cancelled" : "due";
    return jsonReply(200, { outcome, state: reservation.state });
  }
  return jsonReply(200, inDays(reservation, shop.timeZone));
}

/** A redemption as its owner sees it. */
export function viewOf(
  redemption: RedemptionRecord,
  of: { shop: { currency: string; timeZone: string }; language: string | null | undefined },
): RedemptionView {
  const { currency, timeZone } = of.shop;
  const language = of.language?.startsWith("de") ? "de" : "en";
  const isStuck = redemption.stuckAt !== null;
  return redemptionView({ ...redemption, isStuck }, { language, currency, timeZone });
}

/** Segments that Shopify does not tell now are asked for again by whoever tries again: nothing was taken. */
async function reserve(
  { shop, customerId, now }: Shopper,
  asked: Pick<AskedReservation, "memberId" | "redemptionId" | "wish">,
): Promise<Reservation | { outcome: "try-again" }> {
  const segmentsOf = (segmentIds: readonly string[]) =>
    segmentsOfCustomer(adminFor(shop.domain, "hurried"), { customerId, segmentIds });
  try {
    const reserved = await reserveRedemption({ shop, ...asked, codes: drawCodes(), segmentsOf, now });
    // Whom the shop has blocked is told that it does not work now, and nothing more.
    return reserved.outcome === "blocked" ? { outcome: "not-now" } : reserved;
  } catch (error) {
    if (!(error instanceof ShopifyError)) throw error;
    log.warn({ error, shop: shop.domain }, "Shopify did not tell a customer's segments");
    return { outcome: "try-again" };
  }
}

async function issueNow(shop: ShopRecord, redemption: RedemptionRecord, now: Date): Promise<RedemptionRecord> {
  if (redemption.todo !== "issue") return redemption;
  const { programId, domain } = shop;
  const admin = adminFor(domain, "hurried");
  const asked = { admin, programId, redemptionId: redemption.id, drawCodes, now, clock: () => clock.now() };
  return (await workRedemption(asked)) ?? redemption;
}

/** A refusal with its moments as days of the shop. */
function inDays(refused: object, timeZone: string): object {
  const days: [string, unknown][] = Object.entries(refused);
  return Object.fromEntries(
    days.map(([key, value]) => {
      const isMoment = ["from", "to", "until", "again"].includes(key) && typeof value === "number";
      return [key, isMoment ? localDate(value, timeZone) : value];
    }),
  );
}
