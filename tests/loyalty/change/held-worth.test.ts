import { describe, expect, it } from "vitest";
import { heldAtLoss, worthChanges } from "../../../app/loyalty/change/held-worth.ts";
import { changeReview, isWorthSaying, scaled } from "../../../app/loyalty/change/review.ts";
import { programSchema } from "../../../app/loyalty/program.ts";
import { documentWith } from "../../support/facts.ts";

const HELD = [
  { tierId: null, members: 3, points: 300 },
  { tierId: "gold", members: 2, points: 1_050 },
];
const voucher = { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 };
const gold = { id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 10_000 }] };
const offering = (...rewards: object[]) =>
  programSchema.parse({ ...documentWith({}), tiers: [gold], rewards: rewards });

/** What becomes of the voucher, and of what is worth how much. */
function change(before: object, after: object) {
  return worthChanges(offering({ ...voucher, ...before }), offering({ ...voucher, ...after }), HELD);
}

describe("what held points lose and gain", () => {
  it.each([
    ["dearer", {}, { points: 200 }, "loss", { kind: "price", before: 100, after: 200 }, [1_350, 675]],
    ["worth less", {}, { amountMinor: 50 }, "loss", { kind: "amount", before: 100, after: 50 }, [1_350, 675]],
    ["cheaper", {}, { points: 50 }, "gain", { kind: "price", before: 100, after: 50 }, [1_350, 2_700]],
    ["worth more", {}, { amountMinor: 300 }, "gain", { kind: "amount", before: 100, after: 300 }, [1_350, 4_050]],
    [
      "from a larger basket",
      { minimumMinor: 500 },
      { minimumMinor: 900 },
      "loss",
      { kind: "minimum", before: 500, after: 900 },
      null,
    ],
    ["for fewer segments", { segments: ["1", "2"] }, { segments: ["1"] }, "loss", { kind: "segments" }, null],
    ["for everybody", { segments: ["1"] }, {}, "gain", { kind: "segments" }, null],
  ] as const)("a reward that is %s", (_name, before, after, effect, reason, worth) => {
    const [found] = change(before, after);

    expect(found).toMatchObject({
      rewardId: "voucher",
      effect,
      reasons: [reason],
      held: { members: 5, points: 1_350 },
    });
    expect(found?.worth).toEqual(worth && { beforeMinor: worth[0], afterMinor: worth[1] });
  });

  it("a reward that is gone takes all that it was worth, and a new one brings all it is worth", () => {
    const gone = worthChanges(offering(voucher), offering(), HELD);
    const come = worthChanges(offering(), offering(voucher), HELD);

    expect(gone).toMatchObject([
      { effect: "loss", reasons: [{ kind: "removed" }], worth: { beforeMinor: 1_350, afterMinor: 0 } },
    ]);
    expect(come).toMatchObject([
      { effect: "gain", reasons: [{ kind: "added" }], worth: { beforeMinor: 0, afterMinor: 1_350 } },
    ]);
  });

  it("a reward that cannot be bought any more is as good as gone", () => {
    expect(change({}, { points: undefined })).toMatchObject([{ effect: "loss", reasons: [{ kind: "removed" }] }]);
  });

  it("one that only a tier keeps is lost to the others alone", () => {
    expect(change({}, { tiers: ["gold"] })).toMatchObject([
      {
        effect: "loss",
        reasons: [{ kind: "tiers", tierIds: [null] }],
        held: { members: 3, points: 300 },
        worth: { beforeMinor: 300, afterMinor: 0 },
      },
    ]);
  });

  it("half the price for half the amount takes nothing, and half for less than half does", () => {
    expect(change({}, { points: 50, amountMinor: 50 })).toMatchObject([{ effect: "gain" }]);
    expect(change({}, { points: 50, amountMinor: 40 })).toMatchObject([
      { effect: "loss", reasons: [{ kind: "amount", before: 100, after: 40 }] },
    ]);
  });

  it("a dearer reward that is worth more is a loss all the same: who has just enough has not any more", () => {
    expect(change({}, { points: 200, amountMinor: 300 })).toMatchObject([
      { effect: "loss", reasons: [{ kind: "price" }], worth: null },
    ]);
  });

  it("a smaller percentage is a loss without a figure in money", () => {
    const percent = { id: "off", kind: "percentage", points: 100, percent: 10 };

    expect(worthChanges(offering(percent), offering({ ...percent, percent: 5 }), HELD)).toMatchObject([
      { effect: "loss", reasons: [{ kind: "percent", before: 10, after: 5 }], worth: null },
    ]);
  });

  it("counts the points of one member once, however many rewards change", () => {
    const two = [voucher, { ...voucher, id: "second", tiers: ["gold"] }];
    const losses = worthChanges(offering(...two), offering(), HELD);

    expect(losses).toHaveLength(2);
    expect(heldAtLoss(losses, HELD)).toEqual({ members: 5, points: 1_350 });
    expect(heldAtLoss(losses.slice(1), HELD)).toEqual({ members: 2, points: 1_050 });
  });

  it("says nothing where nobody holds points, or where nothing of worth has changed", () => {
    expect(worthChanges(offering(voucher), offering(), [])).toEqual([]);
    expect(change({}, { name: "A little something", description: "For you." })).toEqual([]);
  });
});

describe("the review of a change", () => {
  const NOW = Date.parse("2026-11-22T22:30:00Z") / 1000;
  const of = { held: HELD, tiers: { moves: [], countedOn: null }, timeZone: "Europe/Berlin", now: NOW };
  const loss = { before: offering(voucher), after: offering() };

  it("asks for a notice where held points of a live program lose worth, by the shop's calendar", () => {
    const review = changeReview(loss, { ...of, isLive: true });

    expect(review.notice).toEqual({ earliest: "2026-11-23", suggested: "2026-12-22" });
    expect(changeReview(loss, { ...of, isLive: true, timeZone: "Asia/Tokyo" }).notice?.earliest).toBe("2026-11-24");
  });

  it("asks for none while the program is off, or where points gain", () => {
    const gain = { before: offering(), after: offering(voucher) };

    expect(changeReview(loss, { ...of, isLive: false })).toMatchObject({ notice: null, atLoss: { points: 1_350 } });
    expect(changeReview(gain, { ...of, isLive: true }).notice).toBeNull();
  });

  it("is worth saying where points or tiers change, but not for a reward more", () => {
    const gain = { before: offering(), after: offering(voucher) };
    const move = { from: null, to: "gold", members: 1 };

    expect(isWorthSaying(changeReview(loss, { ...of, isLive: false }))).toBe(true);
    expect(isWorthSaying(changeReview(gain, { ...of, isLive: true }))).toBe(false);
    expect(isWorthSaying({ ...changeReview(gain, { ...of, isLive: true }), moves: [move] })).toBe(true);
  });

  it("scales what a sample has shown, and never to nobody", () => {
    const moves = [
      { from: null, to: "gold", members: 30 },
      { from: "gold", to: null, members: 1 },
    ];

    expect(scaled(moves, { sample: 300, members: 10_000 }).map(({ members }) => members)).toEqual([1_000, 33]);
    expect(scaled(moves, { sample: 300, members: 301 }).map(({ members }) => members)).toEqual([30, 1]);
    expect(scaled(moves, { sample: 0, members: 0 })).toEqual([]);
  });
});
