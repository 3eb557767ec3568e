import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { explain } from "../../app/loyalty/explain.ts";
import { explanationSchema } from "../../app/loyalty/explanation.ts";

type Data = Record<string, unknown>;

const one = { numerator: 1, denominator: 1 };
const gold = { id: "gold", name: "Gold", multiplier: { numerator: 3, denominator: 2 } };
const double = { id: "double", name: "Double days", multiplier: { numerator: 2, denominator: 1 } };
const base = {
  rule: "r", version: 1, currency: "EUR", basisMinor: 8_940, effect: { fixed: 25 }, tier: null, rounding: "down", before: 0,
  after: 25,
}; // prettier-ignore
const order = { ...base, kind: "order", fact: "fulfilled", order: "#7" };
const event = { ...base, kind: "event", fact: "occurred", event: "review", subject: null };
const occasion = { ...base, kind: "occasion", occasion: "birthday", detail: "2026" };
const cap = { id: null, per: "month", by: "calendar", points: 1_500, room: 20, uncappedBefore: 0, uncapped: 89 };
const award = { kind: "award", reward: "cup", rule: "b", version: 1, because: "7" };
const title = { en: "€5.00 off", de: "5,00 € Nachlass" };
const ended = { kind: "redemption-ended", reward: "v", title, of: 500 };
const periods = ["order", "day", "week", "month", "quarter", "year", "lifetime"];

/** Movements: why, and how many points. */
const movements: [Data, number][] = [
  ...["placed", "paid", "fulfilled", "due", "edited", "refunded", "disputed", "dispute-won", "cancelled"].map(
    (fact): [Data, number] => [{ ...order, fact }, 25],
  ),
  [event, 25],
  [{ ...event, subject: "mug" }, 25],
  [{ ...event, fact: "withdrawn", subject: "mug", basisMinor: 0, before: 25, after: 0 }, -25],
  [{ ...event, fact: "withdrawn", before: 25, after: 1 }, -24],
  ...["birthday", "anniversary", "schedule", "tier-reached", "tier-ended", "referral", "referral-withdrawn"].map(
    (what): [Data, number] => [{ ...occasion, occasion: what, detail: "5" }, 25],
  ),
  [{ ...event, tier: { ...gold, multiplier: one } }, 25],
  [{ ...event, tier: gold }, 37],
  [{ ...event, campaigns: [double] }, 50],
  [{ ...event, bonus: [{ id: "b", name: "Welcome", points: 1_000 }] }, 1_025],
  [{ ...event, cap }, 20],
  [{ ...event, rise: { from: 10, to: 25 } }, 15],
  [{ ...event, effect: { perItem: 25 }, items: 1 }, 25],
  [{ ...order, effect: { perItem: 25 }, items: 2 }, 50],
  [{ ...order, effect: { perItem: 25 } }, 25],
  [{ ...order, effect: { rate: { numerator: 1, denominator: 3 } } }, 29],
  [{ ...order, effect: { rate: one }, rounding: "nearest" }, 89],
  [{ ...order, effect: { rate: one }, rounding: "up" }, 90],
  [{ ...order, exact: "51/2" }, 25],
  [{ ...order, effect: { stepMinor: 1_000, perStep: 2 } }, 16],
  [{ ...order, effect: { share: { numerator: 1, denominator: 40 } } }, 223],
  [{ ...order, effect: { share: { numerator: 1, denominator: 40 } }, currency: "JPY" }, 223],
  [{ ...order, effect: { bands: [{ fromMinor: 0, rate: one }, { fromMinor: 5_000, rate: { numerator: 2, denominator: 1 } }] } }, 128],
  [{ ...order, tier: gold, campaigns: [double], stacking: "multiply", effect: { rate: one } }, 268],
  [{ ...order, tier: gold, campaigns: [double], stacking: "add", effect: { rate: one } }, 223],
  [{ ...order, tier: gold, campaigns: [double], stacking: "best", effect: { rate: one } }, 178],
  [{ ...order, effect: { rate: one }, campaigns: [double, { ...double, id: "t", name: "Tea days" }], parts: [{ basisMinor: 4_000, campaigns: ["double", "t"] }, { basisMinor: 4_940, campaigns: [] }] }, 209],
  [{ ...order, effect: { rate: one }, parts: [{ basisMinor: 4_000, campaigns: ["double"] }] }, 40],
  [{ ...order, before: 129, after: 64, effect: { rate: one } }, -65],
  [{ ...order, before: 25, after: 0, basisMinor: 0 }, -25],
  [{ ...order, before: 2, after: 0, effect: { rate: one } }, -2],
  ...periods.flatMap((per): [Data, number][] => [
    [{ ...order, effect: { rate: one }, cap: { ...cap, per } }, 20],
    [{ ...order, effect: { rate: one }, cap: { ...cap, per, by: "rolling" } }, 20],
    [{ ...order, effect: { rate: one }, cap: { ...cap, points: undefined, times: 1, per, room: 0 } }, 0],
    [{ ...order, effect: { rate: one }, cap: { ...cap, points: undefined, times: 3, per, by: "rolling", room: 0 } }, 0],
  ]),
  [{ kind: "joined", rule: "w", version: 1, points: 1_000 }, 1_000],
  [{ kind: "benefit", benefit: "b", tier: { id: "g", name: "Gold" }, period: "2026-03", version: 1, unit: "points", points: 5 }, 5],
  ...["order", "event", "joined", "birthday", "anniversary", "schedule", "tier-reached", "referral", "benefit"].map(
    (trigger): [Data, number] => [{ ...award, trigger }, 0],
  ),
  [{ kind: "automatic-reward", reward: "cup", version: 1, points: 150 }, -150],
  [{ kind: "withdrawn", rule: "r", cause: "fact-gone" }, -5],
  [{ kind: "withdrawn", rule: "r", cause: "not-forgiven" }, -5],
  [{ kind: "refund-forgiven", forgives: "order:7:r:refunded-9", order: "#7", refund: "9", wish: "w", actor: "staff:1" }, 60],
  [{ kind: "withdrawn", rule: "r", cause: "moved" }, -5],
  [{ kind: "agent", reason: "goodwill", note: "late parcel", actor: "a" }, 20],
  [{ kind: "agent", reason: "error", note: "", actor: "a" }, -20],
  [{ kind: "agent-undone", of: "grant:1", points: 50, actor: "a" }, -50],
  [{ kind: "redeemed", reward: "v", version: 1, amountMinor: 500, currency: "EUR" }, -500],
  [{ kind: "redeemed", reward: "v", version: 1, amountMinor: 0, currency: "EUR", name: "a tree" }, -200],
  [{ kind: "redemption-returned", reward: "v", cause: "x" }, 500],
  [{ kind: "redeemed", reward: "v", version: 1, amountMinor: 500, currency: "EUR", title }, -500],
  [{ kind: "redeemed", reward: "v", version: 1, amountMinor: 500, currency: "EUR", title, donatedTo: "Trees" }, -500],
  [{ ...ended, state: "lapsed", cause: "lapsed" }, 500],
  [{ ...ended, state: "lapsed", cause: "lapsed" }, 250],
  [{ ...ended, title: undefined, state: "lapsed", cause: "lapsed" }, 500],
  ...["refused", "no-access", "customer-gone", "agent", "voided", "withdrawn", "deleted-in-shopify", "else", "order-cancelled"].map((cause): [Data, number] => [{ ...ended, state: "cancelled", cause }, 500]),
  ...["refunded", "cancelled"].flatMap((fact): [Data, number][] => [
    [{ ...ended, kind: "reward-refund", order: "#7", fact, back: 500 }, 500],
    [{ ...ended, kind: "reward-refund", order: "#7", fact, back: 200 }, 200],
    [{ ...ended, kind: "reward-refund", title: undefined, order: "#7", fact, back: 450 }, 250],
  ]),
  [{ ...ended, kind: "used-after-return", order: "#7" }, -500],
  [{ ...ended, kind: "used-after-return", title: undefined, order: "#7" }, -500],
  [{ kind: "cashback-payout", unit: "cash", period: "2026-11", amountMinor: 1_230, currency: "EUR" }, -1_230],
  [{ kind: "cashback-payout", unit: "cash", period: "2026", amountMinor: 1_230, currency: "EUR" }, -1_230],
  [{ kind: "merged", points: 5 }, 5],
  [{ kind: "test-wiped", points: -5 }, -5],
  [{ kind: "expired", unit: "points", lot: "1", expiresAt: 5 }, -80],
  ...["late-activity", "refund", "returned", "reinstated"].map((cause): [Data, number] => [{ kind: "expiry-undone", lot: "1", cause }, 80]),
  [{ kind: "forgiven", order: "#7", points: 65 }, 65],
  [{ kind: "forgiven", points: 1 }, 1],
  [{ kind: "forgiven", points: -65 }, -65],
  [{ kind: "past-orders", run: "1", points: 9 }, 9],
  [{ kind: "past-orders", run: "1", points: -9 }, -9],
  ...["given", "lowered", "undone"].map((change): [Data, number] => [{ kind: "imported", run: "1", change }, -9]),
  [{ kind: "imported", run: "1", change: "undone" }, 9],
]; // prettier-ignore

function said(context: { decimals?: number }, list: [Data, number][]): string[] {
  const pointsName = { one: "Coin", many: "Coins" };
  return list.flatMap(([data, points]) =>
    (["en", "de"] as const).map((locale) =>
      explain(explanationSchema.parse(data), points, { locale, pointsName, ...context }),
    ),
  );
}

it("every movement reads as on the page, in English and German", () => {
  const hundredths: [Data, number][] = [...movements.slice(0, 1), [{ ...order, after: 100 }, 100], [{ ...order, after: 5, before: 1_234_567 }, -7], [{ kind: "joined", rule: "w", version: 1, points: 1 }, 1]]; // prettier-ignore
  const lines = [...said({}, movements), ...said({ decimals: 2 }, hundredths)].map((line) =>
    line.replaceAll(/[\u00a0\u202f]/g, " "),
  );

  const page = readFileSync(path.join(import.meta.dirname, "explain-words.txt"), "utf8");
  expect(lines).toEqual(page.trimEnd().split("\n"));
});
