import { addBags, multiplyBag, NO_MONEY, subtractBags, type Bag } from "../money.ts";
import type { Order } from "../state.ts";
import { lineDiscount, shippingNet, taxOf } from "./figures.ts";

/** The total of an order when it was placed, whatever edits added since. */
export function originalTotal(order: Order): Bag {
  const lines = order.lines.filter((line) => line.placedQuantity > 0);
  const goods = lines.map((line) => subtractBags(multiplyBag(line.price, line.placedQuantity), lineDiscount(line)));
  const taxes = lines.map((line) => {
    const tax = taxOf(line);
    const part = (amount: number) => Math.round((amount * line.placedQuantity) / line.quantity);
    return { shop: part(tax.shop), presentment: part(tax.presentment) };
  });
  const onTop = order.taxesIncluded ? [NO_MONEY] : [...taxes, ...order.shippingLines.map(taxOf)];
  return addBags(...goods, ...order.shippingLines.map(shippingNet), ...onTop);
}
