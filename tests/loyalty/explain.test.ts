import { describe, expect, it } from "vitest";
import { explain } from "../../app/loyalty/explain.ts";
import { explanationSchema } from "../../app/loyalty/explanation.ts";
import { must } from "../support/must.ts";
import type { Entry } from "../../app/loyalty/fold-result.ts";
import type { Program } from "../../app/loyalty/program.ts";
import {
  DAY, disputed, event, fold, line, order, PER_UNIT, programOf, programWith, refunded, shipped, silverAndGold, START,
} from "./orders.ts"; // prettier-ignore

const pointsName = { one: "Coin", many: "Coins" };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("the sentence of a movement", () => {
  it("names the rate, the amount, the tier and the rounding, in both languages", () => {
    const first = shipped(order({ id: "1", netMinor: 100_000, placedAt: START + DAY }));
    const second = shipped(order({ id: "2", netMinor: 8_940, placedAt: START + 5 * DAY }));
    const entry = must(fold([first, second], { program: programWith({ tiers: silverAndGold }) }).entries[1]);
    const said = (locale: "en" | "de") => plain(explain(entry.explanation, entry.points, { locale, pointsName }));

    expect(said("en")).toBe("Order #2 shipped. 134 Coins: 1 per EUR on €89.40, × 1.5 Gold, rounded down");
    expect(said("de")).toBe("Bestellung #2 versandt. 134 Coins: 1 je EUR auf 89,40 €, × 1,5 Gold, abgerundet");
  });

  it("of a refund says what is left and what it was before", () => {
    const entry = must(fold([refunded(shipped(order({ id: "1", quantity: 2 })), 1)]).entries[1]);

    expect(plain(explain(entry.explanation, entry.points, { locale: "en", pointsName }))).toBe(
      "Order #1 refunded. 64 Coins: 1 per EUR on €64.95, rounded down; before: 129 Coins",
    );
  });

  it("of a cancellation says that nothing counts any more", () => {
    const entry = must(fold([{ ...shipped(order({ id: "1" })), cancelledAt: START + 9 * DAY }]).entries[1]);

    expect(plain(explain(entry.explanation, entry.points, { locale: "de", pointsName }))).toBe(
      "Bestellung #1 storniert. Davon zählt nichts mehr; vorher: 129 Coins",
    );
  });

  it.each([
    [{ kind: "joined", rule: "welcome", version: 1, points: 1 }, 1, "1 Coin as a gift for joining"],
    [
      { kind: "agent", reason: "goodwill", note: "late parcel", actor: "a" },
      20,
      "20 Coins given by the shop: late parcel",
    ],
    [{ kind: "agent", reason: "error", note: "", actor: "a" }, -20, "20 Coins taken by the shop"],
    [
      { kind: "redeemed", reward: "voucher", version: 1, amountMinor: 100, currency: "EUR" },
      -100,
      "100 Coins redeemed for €1.00 off an order",
    ],
    [{ kind: "redemption-returned", reward: "voucher", cause: "x" }, 100, "100 Coins back: the reward was not issued"],
    [{ kind: "merged", points: 5 }, 5, "Two customer accounts became one"],
    [{ kind: "test-wiped", points: -5 }, -5, "The test is over: what it left was wiped"],
    [{ kind: "withdrawn", rule: "orders", cause: "moved" }, -5, "The order belongs to another customer now"],
    [
      { kind: "redeemed", reward: "tree", version: 1, amountMinor: 0, currency: "EUR", name: "a tree" },
      -100,
      "100 Coins redeemed for a tree",
    ],
    [{ kind: "expired", unit: "points", lot: "1", expiresAt: 5 }, -80, "80 Coins expired"],
    [{ kind: "expiry-undone", lot: "1", cause: "refund" }, 80, "80 Coins good again: they were refunded"],
    [{ kind: "forgiven", order: "#7", points: 1 }, 1, "A debt of 1 Coin from order #7 is forgiven"],
    [{ kind: "past-orders", run: "1", points: 9 }, 9, "9 Coins for orders from before the program"],
    [{ kind: "imported", run: "1", change: "given" }, 9, "9 Coins imported from a file"],
    [
      { kind: "automatic-reward", reward: "cup", version: 1, points: 150 },
      -150,
      "150 Coins became the reward “cup” by themselves",
    ],
    [
      { kind: "award", reward: "cup", rule: "b", version: 1, trigger: "benefit", because: "Gold" },
      0,
      "Reward “cup”: a benefit of Gold",
    ],
    [
      { kind: "award", reward: "cup", rule: "b", version: 1, trigger: "order", because: "#7" },
      0,
      "Reward “cup”: order #7",
    ],
    [
      {
        kind: "benefit",
        benefit: "b",
        tier: { id: "g", name: "Gold" },
        period: "2026-03",
        version: 1,
        unit: "points",
        points: 5,
      },
      5,
      "5 Coins as a benefit of Gold for March 2026",
    ],
  ])("of every other kind is a plain one", (data, amount, sentence) => {
    expect(plain(explain(explanationSchema.parse(data), amount, { locale: "en", pointsName }))).toBe(sentence);
  });
});

describe("the arithmetic of a movement", () => {
  const said = (entry: Entry | undefined, locale: "en" | "de" = "en") =>
    plain(explain(explanationSchema.parse(must(entry).explanation), must(entry).points, { locale, pointsName }));
  const both = (entry: Entry | undefined) => [said(entry), said(entry, "de")];
  const placed = order({ id: "9", netMinor: 10_099, placedAt: START + 5 * DAY });
  const first = (program: Program, facts = shipped(placed)) => fold([facts], { program }).entries[0];
  const earning = (changes: object) => programOf({ earning: [{ ...PER_UNIT, ...changes }] });

  it("shows campaigns, how they meet the tier, and bonuses", () => {
    const program = programOf({
      tiers: silverAndGold,
      policies: { stacking: "add" },
      campaigns: [
        { id: "double", name: "Double days", effect: { kind: "multiplier", multiplier: "2" } },
        { id: "extra", name: "Welcome", effect: { kind: "bonus", points: 50 } },
      ],
    });
    const big = shipped(order({ id: "1", netMinor: 100_000, placedAt: START + DAY }));

    expect(both(fold([big, shipped(placed)], { program }).entries[1])).toEqual([
      "Order #9 shipped. 302 Coins: 1 per EUR on €100.99, × 1.5 Gold, × 2 Double days, added up to 1 + 0.5 + 1 = 2.5, rounded down, + 50 Welcome",
      "Bestellung #9 versandt. 302 Coins: 1 je EUR auf 100,99 €, × 1,5 Gold, × 2 Double days, zusammengezählt zu 1 + 0,5 + 1 = 2,5, abgerundet, + 50 Welcome",
    ]);
  });

  it("shows the lines that a campaign multiplies apart from the others", () => {
    const lines = [line({ id: "1", netMinor: 5_000, vendor: "North" }), line({ id: "2", netMinor: 3_000 })];
    const program = programOf({
      campaigns: [
        {
          id: "north",
          name: "North week",
          conditions: [{ kind: "products", include: { vendors: ["North"] } }],
          effect: { kind: "multiplier", multiplier: "2" },
        },
      ],
    });

    expect(said(first(program, shipped({ ...placed, lines })))).toBe(
      "Order #9 shipped. 130 Coins: 1 per EUR on €30.00 and €50.00 (× 2 North week), rounded down",
    );
  });

  it("shows the limit that bit, and what a later rise adds under it", () => {
    const program = earning({ limits: [{ per: "month", points: 60 }] });
    const lines = [line({ id: "91", netMinor: 10_000 }), line({ id: "92", netMinor: 5_000 })];
    const fulfilments = lines.map(({ id }, index) => ({
      id: `7${index}`,
      at: START + (2 + index * 31) * DAY,
      lines: [{ lineId: id, quantity: 1 }],
    }));
    const { entries } = fold([{ ...placed, lines, placedAt: START, fulfilments }], { program, now: START + 60 * DAY });

    expect(both(fold([shipped(placed)], { program }).entries[0])).toEqual([
      "Order #9 shipped. 60 Coins: 1 per EUR on €100.99, rounded down, limit: at most 60 per month, of which 60 were left",
      "Bestellung #9 versandt. 60 Coins: 1 je EUR auf 100,99 €, abgerundet, Grenze: höchstens 60 im Monat, davon waren 60 übrig",
    ]);
    // 60 of 100 in March; in April there is room for all of the other 50.
    expect(said(entries[1])).toBe(
      "Order #9 shipped. 110 Coins: 1 per EUR on €150.00, rounded down, risen from 100 to 150 without the limit; before: 60 Coins",
    );
  });

  it.each([
    [{ kind: "fixed-points", points: 25 }, "25 Coins: 25 per order"],
    [{ kind: "per-item", points: 3 }, "6 Coins: 3 per item, 2 items"],
    [{ kind: "per-step", stepMinor: 1_000, points: 2 }, "20 Coins: 2 for each full €10.00 of €100.99"],
    [
      {
        kind: "bands",
        bands: [
          { fromMinor: 0, rate: "1" },
          { fromMinor: 10_000, rate: "2" },
        ],
      },
      "101 Coins: 1 per EUR from €0.00, 2 per EUR from €100.00, on €100.99, rounded down",
    ],
  ] as const)("of the effect %j", (effect, expected) => {
    const facts = shipped(order({ id: "9", netMinor: 10_099, quantity: 2 }));

    expect(said(first(earning({ effect }), facts))).toBe(`Order #9 shipped. ${expected}`);
  });

  it("of a share is money, in the currency's decimals", () => {
    const program = programOf({
      units: [
        { id: "points", name: pointsName },
        { id: "cash", kind: "cashback", name: { one: "Cashback", many: "Cashback" } },
      ],
      earning: [{ ...PER_UNIT, effect: { kind: "percentage", share: "0.05", unit: "cash" } }],
    });
    const entry = must(first(program, shipped(order({ id: "9", netMinor: 2_000 }))));
    const cashback = { one: "Cashback", many: "Cashback" };

    expect(plain(explain(entry.explanation, entry.points, { locale: "de", pointsName: cashback }))).toBe(
      "Bestellung #9 versandt. 1,00 Cashback: 5 % von 20,00 €, abgerundet",
    );
  });

  it("names what happened: a waiting time that is over, a dispute, an event that is taken back", () => {
    const delayed = earning({ trigger: { kind: "order", delayDays: 3 } });
    const contested = disputed(shipped(placed), { at: START + 20 * DAY, amountMinor: 10_099, wonAt: START + 22 * DAY });
    const survey = programOf({
      earning: [{ id: "s", trigger: { kind: "event", name: "survey" }, effect: { kind: "fixed-points", points: 5 } }],
    });
    const events = [event({ name: "survey", subject: "autumn", withdrawnAt: START + DAY })];

    expect(said(first(delayed))).toMatch(/^Order #9: the waiting time is over\. 100 Coins: /);
    expect(fold([contested]).entries.map((entry) => said(entry))).toEqual([
      "Order #9 shipped. 100 Coins: 1 per EUR on €100.99, rounded down",
      "Payment of order #9 disputed. Nothing of it counts any more; before: 100 Coins",
      "Dispute about order #9 won. 100 Coins: 1 per EUR on €100.99, rounded down",
    ]);
    expect(fold([], { program: survey, events }).entries.map((entry) => said(entry, "de"))).toEqual([
      "„survey“ (autumn). 5 Coins",
      "„survey“ (autumn) zurückgenommen. Davon zählt nichts mehr; vorher: 5 Coins",
    ]);
  });

  it("calls an event's rule as the merchant does, where they do", () => {
    const sentencesOf = (changes: object) => {
      const rule = { id: "s", name: "Our survey", trigger: { kind: "event" as const, name: "survey" } };
      const effect = { kind: "fixed-points" as const, points: 5 };
      const program = programOf({ earning: [{ ...rule, effect, ...changes }] });
      const events = [event({ name: "survey", subject: "autumn", withdrawnAt: START + DAY })];
      return fold([], { program, events }).entries.flatMap((entry) => [said(entry), said(entry, "de")]);
    };

    expect(sentencesOf({})).toEqual([
      "5 Coins: Our survey (autumn)",
      "5 Coins: Our survey (autumn)",
      "“Our survey” (autumn) taken back. Nothing of it counts any more; before: 5 Coins",
      "„Our survey“ (autumn) zurückgenommen. Davon zählt nichts mehr; vorher: 5 Coins",
    ]);
    expect(sentencesOf({ effect: { kind: "per-item", points: 2 } })[0]).toBe(
      "“Our survey” (autumn). 2 Coins: 2 per item, 1 item",
    );
  });

  it("says that nothing came out, not that nothing counts, where rounding leaves nothing", () => {
    const facts = shipped(order({ id: "9", netMinor: 200, quantity: 4 }));

    expect(said(fold([refunded(facts, 3)]).entries[1])).toBe(
      "Order #9 refunded. 0 Coins: 1 per EUR on €0.50, rounded down; before: 2 Coins",
    );
  });

  it("can be computed again from the data: the exact figures before each rounding are kept", () => {
    const facts = shipped(order({ id: "9", netMinor: 10_000, quantity: 3 }));
    const partly = { ...facts, fulfilments: [{ id: "7", at: START + DAY, lines: [{ lineId: "91", quantity: 1 }] }] };

    expect(first(earning({}), partly)?.explanation).toMatchObject({
      rule: "orders", version: 1, unit: "points", basisMinor: 3_333, basisExact: "10000/3",
      effect: { rate: { numerator: 1, denominator: 1 } }, exact: "100/3", rounding: "down", before: 0, after: 33,
    }); // prettier-ignore
  });
});
