import { describe, expect, it } from "vitest";
import { completeFacts } from "../../app/loyalty/complete-facts.ts";
import { mergeReading } from "../../app/loyalty/merge-reading.ts";
import { type Lacks, LACKS_NOTHING, type OrderFacts, type OrderReading } from "../../app/loyalty/order-facts.ts";
import { type ProgramInput, programSchema, type ProgramVersion } from "../../app/loyalty/program.ts";
import { needsOf } from "../../app/loyalty/reading-needs.ts";
import { line, order, START } from "./orders.ts";

const LATER = new Date((START + 10_000) * 1000);

function versionsOf(change: Partial<ProgramInput> = {}): ProgramVersion[] {
  const program = programSchema.parse({
    schema: 2,
    units: [{ id: "points", name: { one: "Point", many: "Points" } }],
    earning: [{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } }],
    ...change,
  });
  return [{ version: 1, effectiveAt: START, program }];
}

function body(facts: OrderFacts, lacks: Partial<Lacks> = {}): OrderReading {
  const told = { ...LACKS_NOTHING, edits: true, products: true, customerTags: true, ...lacks };
  return { facts, source: "body", lacks: told, caveat: null, askedAt: null };
}

function merge(reading: OrderReading, options: { stored?: OrderFacts; versions?: ProgramVersion[] } = {}) {
  const stored = options.stored ? { facts: options.stored, recordedAt: LATER } : null;
  return mergeReading({ stored, reading, versions: options.versions ?? versionsOf() });
}

const product = line({ id: "1", productId: "7" });

describe("a body is enough where the program asks for nothing that it lacks", () => {
  it("for the simple program", () => {
    expect(merge(body(order({ lines: [product] }))).outcome).toBe("newer");
  });

  const rule = { id: "r", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } } as const;
  it.each<[string, Partial<ProgramInput>, Partial<Lacks>]>([
    ["tags", { earning: [{ ...rule, conditions: [{ kind: "products", include: { tags: ["tea"] } }] }] }, {}],
    [
      "collections",
      { earning: [{ ...rule, conditions: [{ kind: "products", exclude: { collections: ["9"] } }] }] },
      {},
    ],
    ["the customer's tags", { earning: [{ ...rule, conditions: [{ kind: "customer-tag", in: ["vip"] }] }] }, {}],
    ["payments", { policies: { basis: { paidWithGiftCards: false } } }, { payments: true }],
  ])("but one that asks for %s has the order read", (_what, change, lacks) => {
    const versions = versionsOf(change);

    expect(merge(body(order({ lines: [product] }), lacks), { versions }).outcome).toBe("unread");
  });

  it("and not again once the Admin API told them", () => {
    const versions = versionsOf({
      earning: [{ ...rule, conditions: [{ kind: "products", include: { tags: ["tea"] } }] }],
    });
    const stored = order({ id: "5", lines: [{ ...product, tags: ["tea"], collections: null }] });
    const next = { ...stored, updatedAt: stored.updatedAt + 1, lines: [product] };

    expect(merge(body(next), { stored, versions })).toMatchObject({
      outcome: "newer",
      facts: { lines: [{ tags: ["tea"] }] },
    });
  });
});

describe("what was recorded first stays", () => {
  it("when the product's tags change, and when it is deleted", () => {
    const stored = order({ id: "5", lines: [{ ...product, vendor: "Oak", tags: ["tea"], collections: ["9"] }] });
    const gone = line({ id: "1", productId: null, vendor: null, tags: [], collections: [] });
    const facts = { ...stored, updatedAt: stored.updatedAt + 1, lines: [gone] };
    const reading: OrderReading = { facts, source: "api", lacks: LACKS_NOTHING, caveat: null, askedAt: null };

    expect(merge(reading, { stored })).toMatchObject({
      outcome: "newer",
      facts: { lines: [{ productId: "7", vendor: "Oak", tags: ["tea"], collections: ["9"] }] },
    });
  });

  it("and a body leaves disputes and payments as the Admin API told them", () => {
    const disputes = [{ id: "3", at: START, amountMinor: 500, wonAt: null }];
    const stored = order({ id: "5", lines: [product], disputes, paidByGiftCardMinor: 700 });
    const next = { ...stored, updatedAt: stored.updatedAt + 1, disputes: [], paidByGiftCardMinor: 0 };

    expect(merge(body(next, { payments: true }), { stored })).toMatchObject({
      outcome: "newer",
      facts: { disputes, paidByGiftCardMinor: 700 },
    });
  });
});

describe("an edited order that is first heard of by a body", () => {
  const gone = { id: "0", at: START + 9000, lines: [{ lineId: "1", quantity: -1 }] };
  const edited = order({ id: "5", lines: [{ ...product, quantity: 2 }], edits: [gone] });

  it("is read, and not again once the edit is known", () => {
    const known = { ...edited, edits: [{ ...gone, id: "88", at: START + 5000 }] };
    const next = { ...edited, updatedAt: edited.updatedAt + 1 };

    expect(merge(body(edited)).outcome).toBe("unread");
    expect(merge(body(next), { stored: known })).toMatchObject({ outcome: "newer", facts: { edits: known.edits } });
  });

  it("counts the units as gone where nobody can read it", () => {
    const reading = { ...body(edited), caveat: "too old" };

    expect(merge(reading)).toMatchObject({ outcome: "newer", facts: { edits: [gone] } });
    const again = {
      ...reading,
      facts: { ...edited, updatedAt: edited.updatedAt + 1, edits: [{ ...gone, at: START + 9999 }] },
    };
    expect(merge(again, { stored: edited })).toMatchObject({ facts: { edits: [gone] } });
  });
});

describe("facts stored before there was more to know", () => {
  it("are completed so that nothing unrecorded counts", () => {
    const whole = order({ id: "5", lines: [product] });
    const { country: _country, customerTags: _tags, shipping: _shipping, disputes: _disputes, ...rest } = whole;
    const { paidByGiftCardMinor: _card, paidByStoreCreditMinor: _credit, ...old } = rest;
    const { discountMinor: _discount, rewardDiscountMinor: _reward, taxIncludedMinor: _tax, ...oldLine } = product;
    const refund = { id: "8", at: START, lines: [], goodsAmountMinor: 5 };

    const completed = completeFacts({ ...old, lines: [oldLine], refunds: [refund] });

    expect(completed).toEqual({ ...whole, country: null, refunds: [{ ...refund, shippingMinor: 0 }] });
    expect(completeFacts(whole)).toBe(whole);
  });
});

describe("what a program needs", () => {
  it("is nothing beyond a body for the simple one", () => {
    expect(needsOf(versionsOf()[0]?.program ?? programSchema.parse({}))).toEqual({
      ...{ tags: false, collections: false, payments: false, customerTags: false, country: false },
    });
  });

  it("follows from who is kept out of joining, too", () => {
    const [version] = versionsOf({ joining: { exclude: { customerTags: ["staff"], countries: ["US"] } } });

    expect(version && needsOf(version.program)).toMatchObject({ customerTags: true, country: true });
  });
});
