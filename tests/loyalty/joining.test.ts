import { describe, expect, it } from "vitest";
import { excludesAnybody, isExcluded, joiningMoment, letsJoin } from "../../app/loyalty/joining.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import { DAY, event, order, programOf, START } from "./orders.ts";

const keepsOut = (exclude: object) => programOf({ joining: { mode: "automatic", exclude } });
const customer = { isCompany: false, customerTags: ["VIP", "Staff"], country: "DE" };

describe("whom a program keeps out", () => {
  it.each([
    ["nobody", {}, customer, false],
    ["companies", { companies: true }, { ...customer, isCompany: true }, true],
    ["no person, where companies are", { companies: true }, customer, false],
    ["no company, where none are", {}, { ...customer, isCompany: true }, false],
    ["customers with a tag, whatever the case of its letters", { customerTags: ["sTaff"] }, customer, true],
    ["no customer with other tags", { customerTags: ["press"] }, customer, false],
    ["customers of a country", { countries: ["CH", "DE"] }, customer, true],
    ["no customer of another country", { countries: ["CH"] }, customer, false],
    ["nobody whose country is not known", { countries: ["CH"] }, { ...customer, country: null }, false],
  ])("%s", (_who, exclude, facts, expected) => {
    expect(isExcluded(keepsOut(exclude), facts)).toBe(expected);
  });

  it("is said of the program as a whole", () => {
    expect(excludesAnybody(keepsOut({}))).toBe(false);
    expect(excludesAnybody(keepsOut({ companies: true }))).toBe(true);
    expect(excludesAnybody(keepsOut({ customerTags: ["a"] }))).toBe(true);
    expect(excludesAnybody(keepsOut({ countries: ["DE"] }))).toBe(true);
  });
});

describe("an order lets its customer join", () => {
  const open = { version: 1, effectiveAt: START, program: keepsOut({}) };
  const withoutCompanies = { version: 2, effectiveAt: START + DAY, program: keepsOut({ companies: true }) };
  const running = { versions: [open, withoutCompanies], liveFrom: START };

  it.each<[string, Partial<OrderFacts>, boolean]>([
    ["placed since going live", { placedAt: START }, true],
    ["not placed before", { placedAt: START - 1 }, false],
    ["not if it is a test", { isTest: true }, false],
    ["by the version in force at its placing", { isCompany: true, placedAt: START + DAY - 1 }, true],
    ["not if that version keeps the customer out", { isCompany: true, placedAt: START + DAY }, false],
  ])("%s", (_what, facts, expected) => {
    expect(letsJoin(order(facts), running)).toBe(expected);
  });

  it("not while the program is not live, nor before its first version", () => {
    expect(letsJoin(order(), { ...running, liveFrom: null })).toBe(false);
    expect(letsJoin(order({ placedAt: START }), { versions: [withoutCompanies], liveFrom: START })).toBe(false);
  });

  it("and whom nobody asked joined with the earliest order or event since going live", () => {
    const member = {
      joinedAt: START + 9 * DAY,
      joinedBy: "order" as const,
      orders: [order({ placedAt: START + 5 * DAY }), order({ placedAt: START + 3 * DAY }), order({ placedAt: START - 1 })],
      events: [event({ name: "visit", at: START + 4 * DAY }), event({ name: "visit", at: START - 1 })],
    }; // prettier-ignore
    const early = event({ name: "visit", at: START });

    expect(joiningMoment(member, running)).toBe(START + 3 * DAY);
    expect(joiningMoment({ ...member, joinedBy: "event", events: [early] }, running)).toBe(START);
    expect(joiningMoment({ ...member, orders: [], events: [] }, running)).toBe(START + 9 * DAY);
    expect(joiningMoment(member, { ...running, liveFrom: null })).toBe(START + 9 * DAY);
    for (const joinedBy of ["storefront", "agent", "launch"] as const)
      expect(joiningMoment({ ...member, joinedBy }, running)).toBe(START + 9 * DAY);
  });
});
