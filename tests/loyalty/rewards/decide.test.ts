import { describe, expect, it } from "vitest";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { decideRedemption, type RewardWish, type TakingStanding } from "../../../app/loyalty/rewards/decide.ts";
import { programOf } from "../orders.ts";

const at = (time: string) => Date.parse(time) / 1000;
/** Noon in Berlin on Sunday, 22 November 2026. */
const NOW = at("2026-11-22T11:00:00Z");
const nothing: TakingStanding = {
  ...{
    available: 10_000,
    tierId: null,
    isBlocked: false,
    segmentIds: [],
    taken: [],
    takenInAll: 0,
    takenOfDate: {},
    codesLeft: null,
  },
  ...{ redemptionsOfMemberLastHour: 0, oldestOfMemberLastHour: null },
  ...{ redemptionsOfShopLastHour: 0, oldestOfShopLastHour: null },
};

type RewardInput = NonNullable<ProgramInput["rewards"]>[number];

function decide(
  reward: RewardInput,
  options: { standing?: Partial<TakingStanding>; wish?: Partial<RewardWish>; now?: number; policies?: ProgramInput["policies"]; currency?: string; status?: "off" | "live" } = {},
) {
  const { standing = {}, wish = {}, now = NOW, policies = {}, currency = "EUR", status = "live" } = options;
  const tiers = [{ id: "gold", name: "Gold", qualifications: [] }, { id: "silver", name: "Silver", qualifications: [] }];
  return decideRedemption({
    ...{ status, program: programOf({ rewards: [reward], tiers, policies }), timeZone: "Europe/Berlin", currency, now },
    ...{ wish: { rewardId: reward.id, ...wish }, standing: { ...nothing, ...standing } },
  });
} // prettier-ignore

const voucher = { id: "voucher", kind: "fixed-amount", points: 500, amountMinor: 500 } as const;
const slider = {
  id: "any",
  kind: "slider",
  pointsMin: 200,
  pointsMax: 1_000,
  pointsStep: 100,
  minorPerStep: 150,
} as const;

describe("taking a reward", () => {
  it("costs its points, for its worth, without end where none is said", () => {
    expect(decide(voucher, { standing: { available: 500 } })).toMatchObject({
      ...{ outcome: "accepted", points: 500, amountMinor: 500, currency: "EUR", endsAt: null },
      reward: { id: "voucher" },
    });
    expect(decide(voucher, { standing: { available: 499 } })).toEqual({ outcome: "insufficient-points", shortBy: 1 });
    expect(decide(voucher, { standing: { available: -20 } })).toEqual({ outcome: "insufficient-points", shortBy: 520 });
  });

  it("is for what is offered for points, of any kind, by a program that is live", () => {
    const drink = { id: "drink", kind: "reference", name: "A drink", points: 200, lapses: { days: 14 } } as const;

    expect(decide(drink)).toMatchObject({ outcome: "accepted", points: 200, endsAt: at("2026-12-06T23:00:00Z") });
    expect(decide({ ...drink, points: undefined })).toEqual({ outcome: "unknown-reward" });
    expect(decide({ ...drink, automatic: true })).toEqual({ outcome: "unknown-reward" });
    expect(decide(voucher, { wish: { rewardId: "other" } })).toEqual({ outcome: "unknown-reward" });
    expect(decide(voucher, { status: "off" })).toEqual({ outcome: "not-live" });
    const question = { status: "live", wish: { rewardId: "voucher" }, standing: nothing } as const;
    const without = { ...question, program: null, timeZone: "UTC", currency: "EUR", now: NOW };
    expect(decideRedemption(without)).toEqual({ outcome: "not-live" });
  });

  it("gives the worth of the member's market where the reward says one", () => {
    const amounts = [{ currency: "USD", amountMinor: 600 }];
    const card = { id: "card", kind: "gift-card", points: 500, amountMinor: 500, amounts } as const;

    expect(decide(card, { wish: { currency: "USD" } })).toMatchObject({ amountMinor: 600, currency: "USD" });
    expect(decide(card, { wish: { currency: "GBP" } })).toMatchObject({ amountMinor: 500, currency: "EUR" });
    expect(decide(card, { wish: { currency: "USD" }, currency: "USD" })).toMatchObject({ amountMinor: 500 });
  });
});

describe("a slider", () => {
  it("takes full steps within its bounds, worth so much each", () => {
    const asked = (points?: number) => decide(slider, { wish: { points } });

    expect(asked(200)).toMatchObject({ outcome: "accepted", points: 200, amountMinor: 300 });
    expect(asked(1_000)).toMatchObject({ outcome: "accepted", points: 1_000, amountMinor: 1_500 });
    expect(asked()).toMatchObject({ outcome: "accepted", points: 200 });
    for (const points of [100, 250, 1_100, 200.5]) {
      expect(asked(points)).toEqual({ outcome: "points-not-allowed", min: 200, max: 1_000, step: 100 });
    }
  });

  it("costs what was chosen, in currencies without decimals and with three", () => {
    const chosen = { wish: { points: 700 }, standing: { available: 699 } };

    expect(decide(slider, chosen)).toEqual({ outcome: "insufficient-points", shortBy: 1 });
    const yen = { ...slider, minorPerStep: 100 };
    expect(decide(yen, { wish: { points: 700 }, currency: "JPY" })).toMatchObject({
      amountMinor: 700,
      currency: "JPY",
    });
    const dinar = { ...slider, minorPerStep: 1_250 };
    expect(decide(dinar, { wish: { points: 300 }, currency: "KWD" })).toMatchObject({ amountMinor: 3_750 });
  });
});

describe("who may take a reward, and when", () => {
  it("from its first moment by the shop's clock until before its last", () => {
    const window = { from: "2026-11-22T12:00", to: "2026-11-30" };
    const [from, to] = [NOW, at("2026-11-29T23:00:00Z")];
    const outcome = (now: number) => decide({ ...voucher, window }, { now });

    expect(outcome(from - 1)).toEqual({ outcome: "not-now", from, to });
    expect(outcome(from)).toMatchObject({ outcome: "accepted" });
    expect(outcome(to - 1)).toMatchObject({ outcome: "accepted" });
    expect(outcome(to)).toEqual({ outcome: "not-now", from, to });
    expect(decide({ ...voucher, window: { from: "2026-12-01" } })).toEqual({ outcome: "not-now", from: at("2026-11-30T23:00:00Z") });
    expect(decide({ ...voucher, window: { to: "2026-11-22" } })).toEqual({ outcome: "not-now", to: at("2026-11-21T23:00:00Z") });
  }); // prettier-ignore

  it("not when it could not be used any more", () => {
    const valid = { until: "2026-11-22T12:00" };

    expect(decide({ ...voucher, valid })).toEqual({ outcome: "not-now", to: NOW });
    expect(decide({ ...voucher, valid }, { now: NOW - 1 })).toMatchObject({ outcome: "accepted", endsAt: NOW });
  });

  it("members of its tiers, of no tier where it says so, and of any of its segments", () => {
    const forGold = (tierId: string | null) =>
      decide({ ...voucher, tiers: ["gold"] }, { standing: { tierId } }).outcome;
    const forNone = (tierId: string | null) => decide({ ...voucher, tiers: [null] }, { standing: { tierId } }).outcome;
    const inSome = (segmentIds: string[]) =>
      decide({ ...voucher, segments: ["1", "2"] }, { standing: { segmentIds } }).outcome;

    expect([forGold("gold"), forGold("silver"), forGold(null)]).toEqual(["accepted", "wrong-tier", "wrong-tier"]);
    expect([forNone(null), forNone("gold")]).toEqual(["accepted", "wrong-tier"]);
    expect([inSome(["2"]), inSome(["3"]), inSome([])]).toEqual(["accepted", "wrong-segment", "wrong-segment"]);
  });
});

describe("how often a reward may be taken", () => {
  it("as long as there are some left, and codes of the partner's", () => {
    const partner = { id: "p", kind: "partner-code", points: 5, partner: "Cinema" } as const;
    const codes = (codesLeft: number | null) => decide(partner, { standing: { codesLeft } }).outcome;
    const stock = (takenInAll: number) => decide({ ...voucher, total: 3 }, { standing: { takenInAll } }).outcome;

    expect([codes(1), codes(0), codes(null)]).toEqual(["accepted", "sold-out", "sold-out"]);
    expect([stock(2), stock(3), stock(4)]).toEqual(["accepted", "sold-out", "sold-out"]);
  });

  it.each([
    ["day", "2026-11-21T22:59:59Z", "2026-11-21T23:00:00Z", "2026-11-22T23:00:00Z"],
    ["week", "2026-11-15T22:59:59Z", "2026-11-15T23:00:00Z", "2026-11-22T23:00:00Z"],
    ["month", "2026-10-31T22:59:59Z", "2026-10-31T23:00:00Z", "2026-11-30T23:00:00Z"],
    ["year", "2025-12-31T22:59:59Z", "2025-12-31T23:00:00Z", "2026-12-31T23:00:00Z"],
  ] as const)("so many times in a calendar %s of the shop's", (per, before, first, again) => {
    const limited = { ...voucher, perMember: { count: 2, per } };
    const taken = (...times: string[]) => ({
      standing: { taken: times.map((time) => ({ at: at(time), dateId: null })) },
    });

    expect(decide(limited, taken(before, first))).toMatchObject({ outcome: "accepted" });
    expect(decide(limited, taken(first, first))).toEqual({ outcome: "limit-reached", again: at(again) });
  });

  it("so many times ever, and then never again", () => {
    const taken = [{ at: 0, dateId: null }];
    const once = { ...voucher, perMember: { count: 1 } };

    expect(decide(once, { standing: { taken } })).toEqual({ outcome: "limit-reached" });
    expect(decide(once)).toMatchObject({ outcome: "accepted" });
    expect(decide({ ...voucher, perMember: { count: 2 } }, { standing: { taken } })).toMatchObject({ outcome: "accepted" });
  }); // prettier-ignore

  it("again so long after the last one, by the shop's calendar", () => {
    const cooling = { ...voucher, coolDown: { months: 1 } };
    const taken = ["2026-09-01T08:00:00Z", "2026-10-22T10:00:00Z"].map((time) => ({ at: at(time), dateId: null }));
    const until = at("2026-11-22T11:00:00Z");

    expect(decide(cooling, { standing: { taken }, now: until - 1 })).toEqual({ outcome: "cool-down", until });
    expect(decide(cooling, { standing: { taken }, now: until })).toMatchObject({ outcome: "accepted" });
    expect(decide(cooling)).toMatchObject({ outcome: "accepted" });
  });

  it("not more often than so many times in an hour, whatever is taken", () => {
    const [fast, oldest] = [{ redemptionsOfMemberLastHour: 20 }, NOW - 1_000];
    const shop = { redemptionsOfShopLastHour: 5, oldestOfShopLastHour: NOW - 600 };
    const limited = { policies: { velocity: { perShopPerHour: 5 } } };

    expect(decide(voucher, { standing: { ...fast, oldestOfMemberLastHour: oldest } })).toEqual({ outcome: "too-many", until: oldest + 3600 });
    expect(decide(voucher, { standing: { redemptionsOfMemberLastHour: 19 } })).toMatchObject({ outcome: "accepted" });
    expect(decide(voucher, { standing: fast })).toEqual({ outcome: "too-many", until: NOW + 3600 });
    expect(decide(voucher, { standing: shop })).toMatchObject({ outcome: "accepted" });
    expect(decide(voucher, { standing: shop, ...limited })).toEqual({ outcome: "too-many", until: NOW + 3000 });
    expect(decide(voucher, { standing: { redemptionsOfShopLastHour: 4 }, ...limited })).toMatchObject({ outcome: "accepted" });
  }); // prettier-ignore
});

describe("something that the team delivers", () => {
  const dates = [
    { id: "past", at: "2026-11-22T12:00" },
    { id: "may", at: "2027-05-07", places: 2 },
    { id: "june", at: "2027-06-07" },
  ];
  const evening = { id: "evening", kind: "experience", points: 900, name: "Evening", dates } as const;

  it("on a date to come that has a place left", () => {
    const asked = (dateId?: string, takenOfDate = {}) => decide({ ...evening, dates: [...dates] }, { wish: { dateId }, standing: { takenOfDate } }).outcome;

    expect([asked("may"), asked("june", { june: 999 })]).toEqual(["accepted", "accepted"]);
    expect([asked("may", { may: 1 }), asked("may", { may: 2 })]).toEqual(["accepted", "date-full"]);
    expect([asked(), asked("july"), asked("past")]).toEqual(["date-needed", "date-needed", "date-needed"]);
  }); // prettier-ignore

  it("with the text that it asks for, counted as people count letters", () => {
    const mug = {
      id: "mug",
      kind: "experience",
      points: 900,
      name: "Mug",
      asks: { label: "Name", lengthMax: 3 },
    } as const;
    const asked = (text?: string) => decide(mug, { wish: { text } }).outcome;

    expect([asked("Ada"), asked("  Ada "), asked("🙂🙂🙂")]).toEqual(["accepted", "accepted", "accepted"]);
    expect([asked(), asked("   "), asked("Adam")]).toEqual(["text-needed", "text-needed", "text-too-long"]);
  });
});
