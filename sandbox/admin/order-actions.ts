import type { SandboxContext } from "../context.ts";
import { formatMinor, parseMinor } from "../money.ts";
import { askControl, type OrderView, readOrder } from "./order-view.ts";

export type OrderAction =
  "pay" | "ship" | "refund-half" | "refund" | "dispute" | "dispute-won" | "dispute-lost" | "cancel" | "delete";
export type ActionDone = "pay" | "ship" | "refund" | "dispute" | "dispute-won" | "dispute-lost" | "cancel";
export type ActionResult =
  { outcome: "done"; done: ActionDone } | { outcome: "deleted" } | { outcome: "refused"; message: string };

const actions: readonly OrderAction[] = [
  ...(["pay", "ship", "refund-half", "refund"] as const),
  ...(["dispute", "dispute-won", "dispute-lost", "cancel", "delete"] as const),
];

/** The action of that name; null when the admin has no such button. */
export function orderAction(name: string): OrderAction | null {
  return actions.find((action) => action === name) ?? null;
}

/** Which buttons make sense for an order as it stands. */
export function possibleActions(order: OrderView): OrderAction[] {
  if (order.cancelled_at !== null) return ["delete"];
  const isPaid = order.financial_status === "paid" || order.financial_status === "partially_refunded";
  const hasUnits = order.line_items.some((line) => line.current_quantity > 0);
  return actions.filter((action) => {
    if (action === "pay") return order.financial_status === "pending";
    if (action === "ship") return order.fulfillment_status !== "fulfilled" && hasUnits;
    if (action === "cancel") return true;
    if (action === "delete") return false;
    if (action === "dispute") return isPaid && order.dispute === "none";
    if (action === "dispute-won" || action === "dispute-lost") return order.dispute === "open";
    return isPaid && hasUnits;
  });
}

/**
 * Does to an order what a button of its page stands for, through the sandbox's control interface.
 *
 * @param form the fields of the refund form; empty for the other buttons
 */
export async function actOnOrder(
  context: SandboxContext,
  order: { id: string; action: OrderAction },
  form: FormData,
): Promise<ActionResult> {
  const { id, action } = order;
  switch (action) {
    case "pay":
      return post(context, `/orders/${id}/pay`, {}, "pay");
    case "ship":
      return post(context, `/orders/${id}/fulfill`, {}, "ship");
    case "cancel":
      return post(context, `/orders/${id}/cancel`, { refund: true }, "cancel");
    case "dispute":
      return post(context, `/orders/${id}/dispute`, {}, "dispute");
    case "dispute-won":
      return post(context, `/orders/${id}/dispute/close`, { outcome: "won" }, "dispute-won");
    case "dispute-lost":
      return post(context, `/orders/${id}/dispute/close`, { outcome: "lost" }, "dispute-lost");
    case "delete": {
      const result = await post(context, `/orders/${id}/delete`, {}, "cancel");
      return result.outcome === "done" ? { outcome: "deleted" } : result;
    }
    case "refund":
      return post(context, `/orders/${id}/refund`, refundFromForm(form), "refund");
    case "refund-half": {
      const view = await readOrder(context, id);
      return view
        ? post(context, `/orders/${id}/refund`, halfOf(view), "refund")
        : { outcome: "refused", message: "There is no such order" };
    }
  }
}

/** Half of every line where that is a whole number of units, else half the goods' value, rounded down to a whole minor unit. */
export function halfOf(order: Pick<OrderView, "line_items" | "current_subtotal_price" | "currency">): object {
  const units = order.line_items.map((line, index) => ({ index, quantity: line.current_quantity }));
  const present = units.filter((line) => line.quantity > 0);
  if (present.every((line) => line.quantity % 2 === 0)) {
    return { lines: present.map((line) => ({ index: line.index, quantity: line.quantity / 2 })) };
  }
  const goodsMinor = parseMinor(order.current_subtotal_price, order.currency) ?? 0;
  return { amount: formatMinor((goodsMinor - (goodsMinor % 2)) / 2, order.currency) };
}

function refundFromForm(form: FormData): object {
  const amount = textOf(form, "amount");
  if (amount !== "") return { amount };
  const lines = [...form.keys()]
    .filter((name) => name.startsWith("quantity-"))
    .map((name) => ({ index: Number(name.slice("quantity-".length)), quantity: Number(textOf(form, name) || "0") }))
    .filter((line) => line.quantity > 0);
  return { lines };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

async function post(context: SandboxContext, path: string, body: object, done: ActionDone): Promise<ActionResult> {
  const response = await askControl(context, path, body);
  if (response.ok) return { outcome: "done", done };
  const text = await response.text();
  return { outcome: "refused", message: messageIn(text) };
}

function messageIn(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null) return text;
    for (const key of ["detail", "message", "error", "title"]) {
      const value: unknown = Reflect.get(body, key);
      if (typeof value === "string") return value;
    }
  } catch {
    // No JSON: the text itself is the message.
  }
  return text;
}
