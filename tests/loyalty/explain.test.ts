import { describe, expect, it } from "vitest";
import { explain } from "../../app/loyalty/explain.ts";
import { explanationSchema } from "../../app/loyalty/explanation.ts";
import { must } from "../support/must.ts";
import { DAY, fold, order, programWith, refunded, shipped, silverAndGold, START } from "./orders.ts";

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
    [{ kind: "withdrawn", rule: "orders", cause: "moved" }, -5, "The order belongs to another customer now"],
  ])("of every other kind is a plain one", (data, amount, sentence) => {
    expect(plain(explain(explanationSchema.parse(data), amount, { locale: "en", pointsName }))).toBe(sentence);
  });
});
