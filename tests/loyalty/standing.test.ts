import { describe, expect, it } from "vitest";
import { channelOf } from "../../app/loyalty/channel.ts";
import { wholeSeconds } from "../../app/loyalty/calendar.ts";
import { assumedFacts } from "../../app/loyalty/simulation/assumed.ts";
import { startOfDay } from "../../app/loyalty/start-of-day.ts";
import { unitStandings } from "../../app/loyalty/unit-standing.ts";
import { order, paid, programOf } from "./orders.ts";

it.each([
  ["web", "online"],
  ["WEB", "online"],
  ["iphone", "app"],
  ["android", "app"],
  ["mobile_app", "app"],
  ["3890849", "app"],
  ["pos", "pos"],
  ["shopify_draft_order", "draft"],
  ["subscription_contract", "subscription"],
  ["subscription_contract_checkout_one", "subscription"],
  ["my_subscription_contract", "other"],
  ["1234567", "other"],
  ["", "other"],
])("an order from %j came from: %s", (source, channel) => {
  expect(channelOf({ source })).toBe(channel);
});

it("business time is whole seconds, and a day begins where the shop is", () => {
  expect(wholeSeconds(new Date("1970-01-01T00:00:01.999Z"))).toBe(1);
  expect(startOfDay(new Date("2026-03-29T12:00:00.500Z"), "Europe/Berlin").toISOString()).toBe("2026-03-28T23:00:00.000Z");
}); // prettier-ignore

describe("what can be spent", () => {
  const balance = { unit: "points", balance: 80, debt: 30, vested: 70, vesting: [], expiring: null };
  const under = (shortfall: "negative" | "forgiven" | "next-credit", changes: Partial<typeof balance> = {}) =>
    unitStandings([{ ...balance, ...changes }], programOf({ policies: { shortfall } })).map(
      ({ available }) => available,
    );

  it("is what has vested less what is owed, never more than the balance", () => {
    expect(under("negative")).toEqual([40]);
    expect(under("forgiven", { debt: 0 })).toEqual([70]);
    expect(under("negative", { debt: 0, balance: 50 })).toEqual([50]);
    expect(unitStandings([{ ...balance, vested: 10 }], null)).toEqual([
      { unit: "points", vesting: [], expiring: null, available: -20 },
    ]);
  });

  it("is all that has vested, where the next credit repays", () => {
    expect(under("next-credit", { balance: 40 })).toEqual([70]);
  });
});

it("a simulation takes for granted that who paid paid at once, and that what ships nothing needs no shipment", () => {
  const facts = order({ needsFulfilment: null });
  const known = paid(order({ needsFulfilment: true }));

  expect(assumedFacts(facts, { paidAt: true })).toEqual({
    ...facts,
    paid: { id: "0", at: facts.placedAt },
    needsFulfilment: false,
  });
  expect(assumedFacts({ ...known, needsFulfilment: null }, { paidAt: false })).toEqual({
    ...known,
    needsFulfilment: false,
  });
  expect(assumedFacts({ ...known, paid: null }, { paidAt: true })).toEqual({
    ...known,
    paid: { id: "0", at: known.placedAt },
  });
  expect(assumedFacts(known, { paidAt: false })).toBe(known);
});
