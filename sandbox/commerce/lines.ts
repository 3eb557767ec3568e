import type { Bag } from "../money.ts";
import type { OrderLine } from "../state.ts";

/** What a buyer wants of one thing: a product of the shop, or something named and priced on the spot. */
export type CartLine =
  | { productId: string; quantity: number }
  | {
      title: string;
      price: string;
      quantity: number;
      giftCard?: boolean;
      taxable?: boolean;
      requiresShipping?: boolean;
      tip?: boolean;
    };

/** A line with its price, before it becomes part of an order. */
export type PricedLine = Omit<OrderLine, "id" | "placedQuantity" | "addedByEditId"> & { net: Bag };

/** A line before anything was summed up. */
export type BareLine = Omit<PricedLine, "net">;
