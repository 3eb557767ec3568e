import { lastDayBefore } from "../describe/local-date.ts";
import { localTimeText } from "../describe/telling.ts";
import type { Reward } from "../program.ts";
import { deliveryOf } from "./price.ts";
import { rewardTitle } from "./words.ts";

/** One redemption as the member sees it in the storefront. */
export interface RedemptionView {
  id: string;
  rewardId: string;
  title: string;
  /** How it gets to the member; `voucher` is a discount that anybody may use. */
  delivery: string;
  /** `stuck`: somebody of the shop has to look after it. */
  state: "reserved" | "issued" | "used" | "lapsed" | "cancelled" | "stuck";
  /** Null where there is none, where it is not known to exist yet, and where it does not work any more. */
  code: string | null;
  /** The last day on which it is good, YYYY-MM-DD; null: without end. */
  until: string | null;
  /** Points that came back as it ended. */
  back: number;
  /** What else there is to know, in the merchant's words or the member's own. */
  note: string | null;
}

/** What is stored of a redemption, as far as its owner may see it. */
export interface ShownRedemption {
  id: string;
  rewardId: string;
  /** As it was taken. */
  terms: Reward;
  points: number;
  currency: string;
  code: string | null;
  state: "reserved" | "issued" | "used" | "lapsed" | "cancelled";
  endsAt: Date | null;
  pointsReturned: number;
  isStuck: boolean;
  wish: { dateId?: string | undefined; text?: string | undefined } | null;
}

/** Puts a redemption into the words and days of its owner. */
export function redemptionView(
  redemption: ShownRedemption,
  place: { language: "en" | "de"; currency: string; timeZone: string },
): RedemptionView {
  const { id, rewardId, state, points, endsAt, terms: reward } = redemption;
  const delivery = deliveryOf(reward);
  const isVoucher = delivery === "discount" && "transferable" in reward && reward.transferable;
  const isOpen = state === "reserved" || state === "issued";
  const hasEnded = state === "lapsed" || state === "cancelled";
  const currency = redemption.currency || place.currency;
  return {
    ...{ id, rewardId, delivery: isVoucher ? "voucher" : delivery },
    title: rewardTitle(reward, { language: place.language, currency, points }),
    state: isOpen && redemption.isStuck ? "stuck" : state,
    code: state === "issued" && !redemption.isStuck ? redemption.code : null,
    until: endsAt === null ? null : lastDayBefore(Math.floor(endsAt.getTime() / 1000), place.timeZone),
    back: hasEnded ? redemption.pointsReturned : 0,
    note: noteOf(reward, { wish: redemption.wish, language: place.language }),
  };
}

function noteOf(reward: Reward, of: Pick<ShownRedemption, "wish"> & { language: "en" | "de" }): string | null {
  if (reward.kind === "partner-code")
    return reward.howTo === "" ? reward.partner : `${reward.partner}: ${reward.howTo}`;
  // Without a name of its own, a donation is called by its cause.
  if (reward.kind === "donation") return reward.name === undefined ? null : reward.cause;
  if (reward.kind !== "experience") return null;
  const { wish } = of;
  const date = reward.dates.find(({ id }) => id === wish?.dateId);
  return [date && localTimeText(date.at, of), wish?.text].filter(Boolean).join(" · ") || null;
}
