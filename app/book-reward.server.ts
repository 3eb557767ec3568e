import type { AdminPage } from "./admin-page.server.ts";
import { clock } from "./clock.server.ts";
import { reserveRedemption } from "./flows/redemptions/reserve-redemption.ts";
import { workRedemption } from "./flows/redemptions/work-redemption.ts";
import { assertNever } from "./loyalty/assert.ts";
import type { RewardWish } from "./loyalty/rewards/decide.ts";
import { customersOf } from "./models/published-member.ts";
import { drawCodes } from "./reward-codes.server.ts";
import { ShopifyError } from "./shopify/admin-client.ts";
import { segmentsOfCustomer } from "./shopify/rewards/segments.ts";
import type { BookRefusal } from "./ui/members/booking.ts";

/**
 * Books a reward for a member as somebody of the team asks, and makes it at once where Shopify is needed. What Shopify does not answer
 * in time is made by the worker.
 *
 * @param booking.redemptionId made with the form: sent twice it is booked once
 * @returns why nothing was booked; null: it is booked
 */
export async function bookReward(
  page: AdminPage,
  booking: { memberId: string; redemptionId: string; wish: RewardWish; now: Date },
): Promise<BookRefusal | null> {
  const { shop, admin, actor, staff } = page;
  const { memberId, redemptionId, now } = booking;
  const codes = drawCodes();
  const segmentsOf = async (segmentIds: readonly string[]) => {
    const [customerId] = await customersOf({ ...shop, memberId });
    return customerId === undefined ? [] : segmentsOfCustomer(admin, { customerId, segmentIds });
  };
  try {
    const reserved = await reserveRedemption({ shop, ...booking, codes, segmentsOf, actor, limits: staff });
    switch (reserved.outcome) {
      case "reserved":
      case "already-reserved":
        await makeNow(page, { redemptionId, now });
        return null;
      case "due":
      case "already-due":
        return null;
      case "returned":
        return "id-taken";
      case "not-live":
      case "blocked":
      case "unknown-reward":
      case "not-now":
      case "wrong-tier":
      case "wrong-segment":
      case "sold-out":
      case "date-needed":
      case "date-full":
      case "text-needed":
      case "text-too-long":
      case "limit-reached":
      case "cool-down":
      case "points-not-allowed":
      case "insufficient-points":
      case "too-many":
      case "unknown-member":
      case "id-taken":
      case "above-grant-limit":
      case "above-day-limit":
        return reserved.outcome;
      default:
        return assertNever(reserved);
    }
  } catch (error) {
    // Asked before anything was taken: in which segments the member is.
    if (error instanceof ShopifyError) return "unreachable";
    throw error;
  }
}

/** Somebody waits for it; what does not come to an end now, the worker ends. */
async function makeNow(
  { shop, admin }: AdminPage,
  { redemptionId, now }: { redemptionId: string; now: Date },
): Promise<void> {
  try {
    await workRedemption({ admin, programId: shop.programId, redemptionId, drawCodes, now, clock: () => clock.now() });
  } catch (error) {
    if (!(error instanceof ShopifyError)) throw error;
  }
}
