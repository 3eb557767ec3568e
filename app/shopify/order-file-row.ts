import { isShopifyId } from "./ids.ts";
import type { FulfilmentFact, OrderFacts, OrderLine } from "../loyalty/order-facts.ts";
import { parseMinor } from "../loyalty/money.ts";

/** An order of a file: its customer by number, or by an e-mail address that is to be looked up. */
export interface FileOrder {
  facts: OrderFacts;
  email: string | null;
}

export interface OrderFile {
  orders: FileOrder[];
  /** Orders that cannot be used, by what the file calls them. */
  problems: { order: string; reason: FileProblem }[];
}

/** A word that screens know. */
export type FileProblem = "order-id" | "placed-at" | "amount" | "customer";

/** One row of a file, asked by the names of columns; a column that is not there is empty. */
export type Row = (column: string) => string;

/** Makes rows that are asked by the names of columns. */
export function rowReader(header: readonly string[]): (row: readonly string[]) => Row {
  const places = new Map(header.map((name, index) => [name, index]));
  return (row) => (column) => row[places.get(column) ?? -1]?.trim() ?? "";
}

/** "2024-05-01 12:30:45 +0200", an ISO 8601 moment, or a day (its first second, UTC), in whole seconds; null: empty or none of them. */
export function momentOf(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)? ?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (!match) return null;
  const [, day = "", time = "00:00:00", zone = "Z"] = match;
  const offset = zone === "Z" ? "Z" : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const at = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${offset}`);
  return Number.isNaN(at) || at < 0 ? null : Math.floor(at / 1000);
}

/** An amount of at least zero in minor units; empty is zero; null: none. */
export function amountOf(text: string, currency: string): number | null {
  if (text === "") return 0;
  const minor = parseMinor(text, currency);
  return minor === null || minor < 0 ? null : minor;
}

/** Shopify's number, some systems write an apostrophe before it so that it stays text; null: none. */
export function idIn(text: string): string | null {
  const id = text.replace(/^'/, "");
  return isShopifyId(id) ? id : null;
}

/** An order of a file; what files do not tell is nothing. */
export function factsOf(
  known: Pick<
    OrderFacts,
    "id" | "name" | "customerId" | "currency" | "placedAt" | "lines" | "cancelledAt" | "source"
  > & {
    paidAt: number | null;
    fulfilledAt: number | null;
    /** The lines that were shipped. */
    shipped: FulfilmentFact["lines"];
    refundedMinor: number;
    discountCodes: string[];
  },
): OrderFacts {
  const { paidAt, fulfilledAt, shipped, refundedMinor, ...facts } = known;
  const { placedAt, cancelledAt } = facts;
  const changed = [paidAt, fulfilledAt, cancelledAt].filter((at) => at !== null);
  return {
    ...facts,
    updatedAt: Math.max(placedAt, ...changed),
    isTest: false,
    isCompany: false,
    country: null,
    customerTags: [],
    shipping: { netMinor: 0, taxOnTopMinor: 0, taxIncludedMinor: 0 },
    paidByGiftCardMinor: 0,
    paidByStoreCreditMinor: 0,
    paid: paidAt === null ? null : { id: "0", at: paidAt },
    needsFulfilment: facts.lines.some(({ needsShipping }) => needsShipping),
    fulfilments: fulfilledAt === null || shipped.length === 0 ? [] : [{ id: "0", at: fulfilledAt, lines: shipped }],
    // A file does not date refunds: they count as if the money had gone back with the payment.
    refunds:
      refundedMinor === 0
        ? []
        : [{ id: "0", at: paidAt ?? placedAt, lines: [], goodsAmountMinor: refundedMinor, shippingMinor: 0 }],
    edits: [],
    disputes: [],
  };
}

/** A line of an order of a file. */
export function lineOf(
  line: Pick<OrderLine, "quantity" | "netMinor" | "needsShipping"> & Partial<OrderLine> & { number: number },
): OrderLine {
  const { number, ...rest } = line;
  return {
    id: `file-${String(number)}`,
    taxOnTopMinor: 0,
    taxIncludedMinor: 0,
    discountMinor: 0,
    rewardDiscountMinor: 0,
    kind: "goods",
    productId: null,
    variantId: null,
    vendor: null,
    tags: null,
    collections: null,
    ...rest,
  };
}
