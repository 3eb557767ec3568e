import { expect, it } from "vitest";
import { rewardSchema } from "../../../app/loyalty/program/reward-schema.ts";
import { rewardState } from "../../../app/loyalty/rewards/reward-state.ts";
import { zoneOf } from "../../../app/loyalty/time/zone.ts";

const timeZone = "Europe/Berlin";
const voucher = { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 500 };
const cinema = { id: "cinema", kind: "partner-code", points: 100, partner: "Cinema" };
const card = { id: "card", kind: "gift-card", points: 100, amountMinor: 500 };
const facts = { inAll: 0, codesLeft: 1, scopes: [], now: zoneOf(timeZone).parse("2026-11-22T12:00"), timeZone };

it.each<[string, object, Partial<typeof facts>]>([
  ["for-sale", voucher, {}],
  ["automatic", { ...voucher, automatic: true }, {}],
  ["only-given", { ...voucher, points: undefined }, {}],
  ["no-permission", card, {}],
  ["not-yet", { ...voucher, window: { from: "2026-11-22T12:01" } }, {}],
  ["for-sale", { ...voucher, window: { from: "2026-11-22T12:00", to: "2026-11-22T12:01" } }, {}],
  ["window-over", { ...voucher, window: { to: "2026-11-22T12:00" } }, {}],
  ["window-over", { ...voucher, valid: { until: "2026-11-22" } }, {}],
  ["sold-out", { ...voucher, total: 3 }, { inAll: 3 }],
  ["for-sale", { ...voucher, total: 3 }, { inAll: 2 }],
  ["sold-out", cinema, { codesLeft: 0 }],
  ["sold-out", { ...cinema, total: 3 }, { inAll: 3 }],
])("a reward stands as members find it: %s of %j with %j", (state, reward, differently) => {
  expect(rewardState(rewardSchema.parse(reward), { ...facts, ...differently })).toBe(state);
});
