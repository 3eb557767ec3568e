import { describe, expect, it } from "vitest";
import { mergeReading } from "../../app/loyalty/merge-reading.ts";
import { type Lacks, LACKS_NOTHING, type OrderFacts, type OrderReading } from "../../app/loyalty/order-facts.ts";
import type { ProgramInput } from "../../app/loyalty/program.ts";
import { line, order, PER_UNIT, programOf, START } from "./orders.ts";

const RECORDED = new Date((START + 10_000) * 1000);
const product = line({ id: "1", productId: "7", quantity: 2 });
const stored = order({ id: "5", lines: [product], updatedAt: START + 100 });
const later = { ...stored, updatedAt: START + 101 };

const api = (facts: OrderFacts, askedAt: Date | null = null): OrderReading => ({
  facts, source: "api", lacks: LACKS_NOTHING, caveat: null, askedAt,
}); // prettier-ignore
const body = (facts: OrderFacts, lacks: Partial<Lacks> = {}, caveat: string | null = null): OrderReading => ({
  facts, source: "body", lacks: { ...LACKS_NOTHING, edits: true, ...lacks }, caveat, askedAt: null,
}); // prettier-ignore

function merge(reading: OrderReading, known: OrderFacts | null = stored, parts: Partial<ProgramInput> = {}) {
  return mergeReading({
    stored: known && { facts: known, recordedAt: RECORDED },
    reading,
    versions: [{ version: 1, effectiveAt: START, program: programOf(parts) }],
  });
}
const outcome = (...args: Parameters<typeof merge>) => merge(...args).outcome;
function facts(...args: Parameters<typeof merge>): OrderFacts {
  const merged = merge(...args);
  if (merged.outcome !== "newer") throw new Error(`it is ${merged.outcome}`);
  return merged.facts;
}

describe("a reading of an order that is known", () => {
  it("adds nothing if it is older, or says the same in whatever order", () => {
    const { id, ...rest } = stored;

    expect(merge(api({ ...stored, name: "#9", updatedAt: START + 99 }))).toEqual({ outcome: "older" });
    expect(merge(api({ ...rest, id }))).toEqual({ outcome: "older" });
    expect(merge(body(stored))).toEqual({ outcome: "older" });
    expect(outcome(api({ ...stored, name: "#9" }))).toBe("newer");
    expect(outcome(api({ ...stored, lines: [product, line({ id: "2" })] }))).toBe("newer");
  });

  it("of the same second is decided by the Admin API, asked after the other was stored", () => {
    const other = { ...stored, name: "#9" };

    expect(merge(body(other))).toEqual({ outcome: "unread" });
    expect(outcome(api(other, new Date(RECORDED.getTime() + 1)))).toBe("newer");
    expect(outcome(api(other, RECORDED))).toBe("unread");
    expect(outcome(api({ ...other, updatedAt: START + 101 }, RECORDED))).toBe("newer");
    expect(outcome(body(other, {}, "too old"))).toBe("newer");
  });

  it("leaves what its source cannot tell as it was", () => {
    const known = {
      ...stored,
      paid: { id: "9", at: START },
      needsFulfilment: false,
      paidByGiftCardMinor: 3,
      paidByStoreCreditMinor: 4,
    };
    const told = { ...later, paid: null, needsFulfilment: true, paidByGiftCardMinor: 1, paidByStoreCreditMinor: 2 };

    expect(facts(body(told, { payments: true, needsFulfilment: true }), known)).toMatchObject({
      paid: { id: "9" }, needsFulfilment: false, paidByGiftCardMinor: 3, paidByStoreCreditMinor: 4, disputes: [],
    }); // prettier-ignore
    expect(facts(body({ ...told, paid: { id: "8", at: START } }), known)).toMatchObject({
      paid: { id: "8" }, needsFulfilment: true, paidByGiftCardMinor: 1, paidByStoreCreditMinor: 2,
    }); // prettier-ignore
    expect(facts(body(later, { needsFulfilment: true, payments: true }), null)).toMatchObject({
      needsFulfilment: null, paidByGiftCardMinor: 0, paidByStoreCreditMinor: 0, disputes: [],
    }); // prettier-ignore
  });

  it("that cannot say since when an order is paid stands in for it only where nothing better can be had", () => {
    expect(facts(body(later, { paidAt: true }, "too old"))).toMatchObject({ paid: { id: "0", at: START + 101 } });
    expect(facts(body(later, {}, "too old")).paid).toBeNull();
    expect(facts(body(later, { paidAt: true })).paid).toBeNull();
  });

  it("leaves the country, the variant and the customer's tags as they were first recorded", () => {
    const known = {
      ...stored,
      country: "AT",
      customerTags: ["vip"],
      lines: [{ ...product, variantId: "70", tags: ["tea"] }, line({ id: "2", tags: null })],
    };
    const told = { ...later, country: null, customerTags: ["new"], lines: [product, line({ id: "3", vendor: "Oak" })] };

    expect(facts(api(told), known)).toMatchObject({
      country: "AT",
      customerTags: ["vip"],
      lines: [
        { variantId: "70", tags: ["tea"] },
        { id: "3", vendor: "Oak" },
      ],
    });
    expect(facts(api({ ...told, country: "DE", lines: [{ ...product, variantId: "71" }] }), known)).toMatchObject({
      country: "DE",
      lines: [{ variantId: "71" }],
    });
    // Another customer's tags were never told.
    expect(facts(api({ ...told, customerId: "2" }), known).customerTags).toEqual(["new"]);
    expect(facts(api(told), { ...known, lines: [product] }).customerTags).toEqual(["new"]);
  });
});

describe("a body is not enough", () => {
  const paidRule: Partial<ProgramInput> = { earning: [{ ...PER_UNIT, trigger: { kind: "order", when: "paid" } }] };
  const eventRule: Partial<ProgramInput> = {
    earning: [{ id: "v", trigger: { kind: "event", name: "visit" }, effect: { kind: "fixed-points", points: 1 } }],
  };
  const noGiftCards = { policies: { basis: { paidWithGiftCards: false } } };
  const tagged: Partial<ProgramInput> = {
    earning: [{ ...PER_UNIT, conditions: [{ kind: "customer-tag", in: ["vip"] }] }],
  };
  const teas: Partial<ProgramInput> = {
    earning: [{ ...PER_UNIT, conditions: [{ kind: "products", include: { tags: ["tea"] } }] }],
  };
  const collected: Partial<ProgramInput> = {
    earning: [{ ...PER_UNIT, conditions: [{ kind: "products", include: { collections: ["9"] } }] }],
  };
  const wide = { ...later, lines: [{ ...product, quantity: 3 }] };
  const goneUnit = { id: "0", at: START, lines: [{ lineId: "1", quantity: -1 }] };
  const at = (changes: Partial<OrderFacts>) => ({ ...later, ...changes });

  it.each<[string, OrderReading, Partial<ProgramInput>, "newer" | "unread"]>([
    ["where units were added", body(wide), {}, "unread"],
    ["but for a source that dates edits", body(wide, { edits: false }), {}, "newer"],
    ["where units are gone", body(at({ edits: [goneUnit] })), {}, "unread"],
    ["where a payment is awaited", body(later, { paidAt: true }), paidRule, "unread"],
    ["but if it says when", body(later), paidRule, "newer"],
    ["but if it is known when", body(at({ paid: { id: "1", at: START } }), { paidAt: true }), paidRule, "newer"],
    ["but if shipments are awaited", body(later, { paidAt: true }), {}, "newer"],
    ["where nothing needs to be shipped", body(at({ needsFulfilment: false }), { paidAt: true }), {}, "unread"],
    ["where nobody knows whether", body(at({ paid: { id: "1", at: START } }), { paidAt: true, needsFulfilment: true }), {}, "newer"],
    ["but if no order earns", body(at({ needsFulfilment: false }), { paidAt: true }), eventRule, "newer"],
    ["but for a test", body(at({ needsFulfilment: false, isTest: true }), { paidAt: true }), {}, "newer"],
    ["but from before the program", body(at({ needsFulfilment: false, placedAt: START - 1 }), { paidAt: true }), {}, "newer"],
    ["and just as the program begins", body(at({ needsFulfilment: false, placedAt: START }), { paidAt: true }), {}, "unread"],
    ["where gift cards count", body(later, { payments: true }), noGiftCards, "unread"],
    ["but if it tells", body(later), noGiftCards, "newer"],
    ["but if the program does not ask", body(later, { payments: true }), {}, "newer"],
    ["where a customer's tags count", body(later, { customerTags: true }), tagged, "unread"],
    ["but without a customer", body(at({ customerId: null }), { customerTags: true }), tagged, "newer"],
    ["where a product's tags count", body(later, { products: true }), teas, "unread"],
    ["but if it tells tags", body(later), teas, "newer"],
    ["and for a line whose product was deleted", body(at({ lines: [{ ...product, productId: null }] }), { products: true }), collected, "unread"],
    ["where a product's collections count", body(later, { products: true }), collected, "unread"],
    ["where one of several lines counts", body(at({ lines: [product, line({ id: "2" })] }), { products: true, edits: false }), teas, "unread"],
  ])("%s", (_what, reading, parts, expected) => {
    expect(outcome(reading, stored, parts)).toBe(expected);
  }); // prettier-ignore

  it("and is, once the Admin API told what the program asks for", () => {
    const known = { ...stored, paidByStoreCreditMinor: 5, lines: [{ ...product, tags: ["tea"], collections: ["9"] }] };

    expect(outcome(body(later, { payments: true }), known, noGiftCards)).toBe("newer");
    expect(outcome(body(later, { customerTags: true }), known, tagged)).toBe("newer");
    expect(outcome(body(later, { products: true }), known, teas)).toBe("newer");
    expect(outcome(body(later, { products: true }), known, collected)).toBe("newer");
  });

  it("knows what edits removed before, and takes what is gone beyond them as one edit", () => {
    const gone = (quantity: number, changes = {}) => ({ id: "0", at: START, lines: [{ lineId: "1", quantity }], ...changes });
    const known = { ...stored, edits: [gone(-1, { id: "81" }), gone(3, { id: "82" })] };
    const editsOf = (told: OrderFacts["edits"], before: OrderFacts = known) => facts(body({ ...later, edits: told }, {}, "too old"), before).edits;

    expect(outcome(body({ ...later, edits: [gone(-1)] }), known)).toBe("newer");
    expect(editsOf([gone(-1)])).toEqual(known.edits);
    expect(editsOf([gone(-2)])).toEqual([...known.edits, gone(-1)]);
    expect(editsOf([gone(-3)], { ...stored, edits: [gone(-1, { id: "81" }), gone(-1)] })).toEqual([gone(-1, { id: "81" }), gone(-2)]);
    expect(editsOf([gone(-2)], { ...stored, edits: [gone(-1, { id: "81" }), gone(-1, { id: "82" })] })).toHaveLength(2);
  }); // prettier-ignore
});
