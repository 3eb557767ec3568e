import { nowText, orderOf, SandboxRefusal, type SandboxContext } from "../context.ts";
import { convertMinor, shareOfUnits } from "../money.ts";
import type { Order, OrderEdit, OrderLine } from "../state.ts";
import { announceEdit, announceOrder } from "../webhooks/announce.ts";
import { fulfillableQuantity, goneUnits, isEverFulfilled, lineNet, taxOf } from "./figures.ts";
import { lineAt, type LineUnits } from "./fulfill-order.ts";
import type { CartLine } from "./lines.ts";
import { bareLine } from "./price-cart.ts";
import { taxOn } from "./tax.ts";

export interface EditRequest {
  /** Lines with the number of units they shall have now; 0 removes the line. */
  lines?: readonly LineUnits[] | undefined;
  /** New lines, at full price. */
  add?: readonly CartLine[] | undefined;
}

/**
 * Edits an order: removes units that were not shipped, adds units and lines. What is added bears no discount.
 *
 * @throws SandboxRefusal when there is no such order or line, the order is cancelled, units are shipped, or nothing changes
 */
export function editOrder(context: SandboxContext, orderId: string, request: EditRequest): Order {
  const order = orderOf(context, orderId);
  if (order.cancelledAt !== null) throw new SandboxRefusal(`Order ${order.name} is cancelled`);
  const at = nowText(context);
  const edit: OrderEdit = { id: context.world.newId(), at, additions: [], removals: [] };
  for (const change of request.lines ?? []) changeUnits(context, { order, edit, change });
  for (const line of request.add ?? []) addLine(context, { order, edit, line });
  if (edit.additions.length === 0 && edit.removals.length === 0) throw new SandboxRefusal("The edit changes nothing");

  order.edits.push(edit);
  order.updatedAt = at;
  context.world.changed();
  announceEdit(context, { order, edit });
  announceOrder(context, { topics: ["orders/updated"], order });
  return order;
}

function changeUnits(context: SandboxContext, of: { order: Order; edit: OrderEdit; change: LineUnits }): void {
  const { order, edit, change } = of;
  const line = lineAt(order, change.index);
  const gone = goneUnits(order, line.id);
  const current = line.quantity - gone;
  if (!Number.isSafeInteger(change.quantity) || change.quantity < 0)
    throw new SandboxRefusal("A quantity is 0 or more");
  if (change.quantity > current) return addUnits(context, { order, edit, line, quantity: change.quantity - current });
  const quantity = current - change.quantity;
  if (quantity === 0) return;
  const removable = isEverFulfilled(order, line) ? fulfillableQuantity(order, line) : current;
  if (quantity > removable) {
    throw new SandboxRefusal(
      `Line ${change.index} of order ${order.name} has ${removable} units that were not shipped`,
    );
  }
  const range = { from: gone, to: gone + quantity, of: line.quantity };
  edit.removals.push({
    lineId: line.id,
    quantity,
    subtotal: shareOfUnits(lineNet(line), range),
    tax: shareOfUnits(taxOf(line), range),
  });
}

/** Units join their line only while all its units cost the same; else they come as a line of their own. */
function addUnits(
  context: SandboxContext,
  of: { order: Order; edit: OrderEdit; line: OrderLine; quantity: number },
): void {
  const { order, edit, line, quantity } = of;
  const isUniform = line.discounts.length === 0 && goneUnits(order, line.id) === 0;
  if (!isUniform) {
    const { placedQuantity: _placed, ...rest } = line;
    return pushLine(context, { order, edit, line: { ...rest, quantity, discounts: [] } });
  }
  line.quantity += quantity;
  line.taxes = line.taxable ? taxOn(lineNet(line), taxRule(context, order)) : [];
  edit.additions.push({ lineId: line.id, quantity });
}

/** Adds a line at full price; `edit` is what adds it. */
export function addLine(context: SandboxContext, of: { order: Order; edit: OrderEdit; line: CartLine }): void {
  const { order } = of;
  const exchange = { from: order.currency, to: order.presentmentCurrency, rate: order.exchangeRate };
  const toBag = (shop: number) => ({ shop, presentment: convertMinor(shop, exchange) });
  pushLine(context, { ...of, line: bareLine(context, { line: of.line, toBag }) });
}

function pushLine(
  context: SandboxContext,
  of: { order: Order; edit: OrderEdit; line: Omit<OrderLine, "id" | "placedQuantity" | "addedByEditId"> },
): void {
  const { order, edit } = of;
  const line: OrderLine = { ...of.line, id: context.world.newId(), placedQuantity: 0, addedByEditId: edit.id };
  line.taxes = line.taxable ? taxOn(lineNet(line), taxRule(context, order)) : [];
  order.lines.push(line);
  edit.additions.push({ lineId: line.id, quantity: line.quantity });
}

function taxRule(context: SandboxContext, order: Order): { taxesIncluded: boolean; rateBasisPoints: number } {
  return { taxesIncluded: order.taxesIncluded, rateBasisPoints: context.shop.settings.taxRateBasisPoints };
}
