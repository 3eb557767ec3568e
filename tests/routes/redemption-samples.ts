import type { RedemptionView } from "../../app/ui/redemptions/redemption-view.ts";

export const NOON = "2026-11-21T12:00:00.000Z";

/** An open voucher of Nora's, with whatever a test needs otherwise. */
export function sample(part: Partial<RedemptionView> = {}): RedemptionView {
  return {
    id: "0b7b0b5e-6f0e-4f57-9d2c-3d8a4c1f2e10",
    title: { en: "€5.00 off", de: "5,00 € Rabatt" },
    kind: "fixed-amount",
    rewardId: "voucher",
    state: "issued",
    cause: "taken",
    points: 100,
    pointsReturned: 0,
    unit: { one: "Coin", many: "Coins", icon: "", decimals: 0 },
    amountMinor: 500,
    currency: "EUR",
    code: "LAUREL-1",
    member: { id: "m", name: "Nora Winter", customerId: "7" },
    text: null,
    asked: null,
    chosenAt: null,
    reservedAt: NOON,
    issuedAt: NOON,
    endsAt: null,
    usedAt: null,
    endedAt: null,
    settledAt: null,
    order: null,
    todo: null,
    attempts: 0,
    nextAt: null,
    trouble: null,
    stuckAt: null,
    drift: null,
    remoteId: "gid://shopify/DiscountCodeNode/5",
    remoteUrl: "shopify://admin/discounts/5",
    actions: ["cancel"],
    ...part,
  };
}

/** Something to do by hand. */
export const tour = sample({
  ...{ kind: "experience", title: { en: "Tour", de: "Führung" }, code: null, remoteId: null, remoteUrl: null },
  ...{ text: "Nora W.", asked: "Name on the badge", chosenAt: "2027-03-05T18:00", actions: ["done", "refuse"] },
});

/** What could not be made. */
export const stuck = sample({
  ...{ state: "reserved", todo: "issue", attempts: 8, trouble: "no-answer", stuckAt: NOON, issuedAt: null },
  ...{ remoteId: null, remoteUrl: null, actions: ["retry", "cancel"] },
});
