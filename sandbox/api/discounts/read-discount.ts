import { nowText } from "../../context.ts";
import type {
  BasicDiscount,
  BxgyDiscount,
  Discount,
  DiscountBase,
  DiscountClass,
  FreeShippingDiscount,
} from "../../state-discounts.ts";
import { readCombines, readContext, readTags } from "./read-context.ts";
import { readBuysAndGets, readItems, readMinimum, readShipping, readValue } from "./read-items.ts";
import {
  part,
  readCodes,
  readCycles,
  readLimits,
  readPeriod,
  readPurchases,
  readTitle,
  type Reading,
} from "./reading.ts";

/** Reads the input of a discount of a type: the discount as it shall be. What is wrong with it is in `read.userErrors`. */
export function readDiscount(read: Reading, type: "basic" | "bxgy" | "free-shipping"): Discount {
  switch (type) {
    case "basic":
      return readBasic(read);
    case "bxgy":
      return readBxgy(read);
    case "free-shipping":
      return readFreeShipping(read);
  }
}

function readBasic(read: Reading): BasicDiscount {
  const before = read.standing?.type === "basic" ? read.standing : null;
  const gets = part(read.input, "customerGets");
  const value = readValue(read, { value: gets?.["value"], before: before?.value ?? null });
  const items = readItems(read, {
    items: gets?.["items"],
    field: ["customerGets", "items"],
    before: before?.items ?? null,
    all: "allowed",
  });
  const purchases = readPurchases(read, {
    oneTime: gets?.["appliesOnOneTimePurchase"],
    subscription: gets?.["appliesOnSubscription"],
    field: ["customerGets"],
  });
  const minimum = readMinimum(read, before?.minimum ?? null);
  const own = items.kind === "all" ? "ORDER" : "PRODUCT";
  return { type: "basic", ...readBase(read, { purchases, own }), value, items, minimum };
}

function readBxgy(read: Reading): BxgyDiscount {
  const before = read.standing?.type === "bxgy" ? read.standing : null;
  const buys = part(read.input, "customerBuys");
  const purchases = readPurchases(read, {
    oneTime: buys?.["isOneTimePurchase"],
    subscription: buys?.["isSubscription"],
    field: ["customerBuys"],
  });
  return { type: "bxgy", ...readBase(read, { purchases, own: "PRODUCT" }), ...readBuysAndGets(read, before) };
}

function readFreeShipping(read: Reading): FreeShippingDiscount {
  const before = read.standing?.type === "free-shipping" ? read.standing : null;
  const purchases = readPurchases(read, {
    oneTime: read.input["appliesOnOneTimePurchase"],
    subscription: read.input["appliesOnSubscription"],
    field: [],
  });
  return {
    type: "free-shipping",
    ...readBase(read, { purchases, own: "SHIPPING" }),
    minimum: readMinimum(read, before?.minimum ?? null),
    ...readShipping(read, before),
  };
}

function readBase(read: Reading, of: { purchases: DiscountBase["purchases"]; own: DiscountClass }): DiscountBase {
  const { context, standing } = read;
  const at = nowText(context);
  return {
    id: standing?.id ?? context.world.newId(),
    method: read.method,
    title: readTitle(read),
    codes: readCodes(read),
    ...readPeriod(read),
    ...readLimits(read),
    context: readContext(read),
    purchases: of.purchases,
    recurringCycleLimit: readCycles(read, of.purchases),
    combinesWith: readCombines(read, of.own),
    tags: readTags(read),
    createdAt: standing?.createdAt ?? at,
    updatedAt: at,
    uses: standing?.uses ?? [],
  };
}
