import { orderCodes } from "../commerce/discounts.ts";
import type { SandboxContext } from "../context.ts";
import type { Order } from "../state.ts";

export type StepId = "admin" | "live" | "shop" | "ship" | "arrive" | "spend" | "refund";

export interface TourStep {
  id: StepId;
  state: "done" | "now" | "later";
  /** What happened, or what the step's button opens just now. */
  detail: string | null;
}

export interface TourState {
  steps: TourStep[];
  /** The order that the tour ships and refunds; null until the sample customer has bought something. */
  orderId: string | null;
  appState: "up" | "down";
  /** Business time as the shop shows it. */
  today: string;
}

const shopsWhoseAdminWasOpened = new WeakSet<object>();

/** Remembers that somebody opened the app in this shop's admin: the tour's first step. */
export function noteAdminOpened(context: SandboxContext): void {
  shopsWhoseAdminWasOpened.add(context.shop);
}

/** How far the tour has come, read from what happened in the shop and never from what was clicked. */
export function tourState(context: SandboxContext, appState: "up" | "down"): TourState {
  const order = tourOrder(context);
  const done = facts(context, order);
  const firstOpen = stepIds.find((id) => done[id] === null);
  return {
    steps: stepIds.map((id) => ({
      id,
      state: done[id] !== null ? "done" : id === firstOpen ? "now" : "later",
      detail: done[id] ?? hint(context, id),
    })),
    orderId: order?.id ?? null,
    appState,
    today: new Intl.DateTimeFormat("en", { dateStyle: "full", timeZone: context.shop.settings.timeZone }).format(
      context.world.clock.nowMs(),
    ),
  };
}

const stepIds: readonly StepId[] = ["admin", "live", "shop", "ship", "arrive", "spend", "refund"];

/** For each step what shows that it happened; null while it did not. */
function facts(context: SandboxContext, order: Order | null): Record<StepId, string | null> {
  const { shop } = context;
  const program = published(context, "API_APP", "program");
  const isLive = program !== null && "live" in program && program.live === true;
  const loyalty =
    shop.sampleCustomerId === null ? null : published(context, "CUSTOMER", "loyalty", shop.sampleCustomerId);
  const shippedAt = order?.fulfillments[0]?.at ?? null;
  const balance = loyalty !== null && "balance" in loyalty && typeof loyalty.balance === "number" ? loyalty.balance : 0;
  const hasArrived = shippedAt !== null && balance !== 0 && publishedAt(context) >= shippedAt;
  const used = spentBy(context);
  const refunded = ordersOfTour(context).find((candidate) => candidate.refunds.length > 0);
  return {
    admin: isLive || shopsWhoseAdminWasOpened.has(shop) ? "Laurel runs inside the merchant's admin." : null,
    live: isLive ? "The program is live." : null,
    shop: order ? `Order ${order.name} is placed.` : null,
    ship: shippedAt === null ? null : `Order ${order?.name ?? ""} is shipped.`,
    arrive: hasArrived ? `The store shows ${balance} ${pointsName(program, balance)}.` : null,
    spend: used === null ? null : `${used} paid for a part of an order.`,
    refund: refunded
      ? `Order ${refunded.name} is refunded; the balance is ${balance} ${pointsName(program, balance)}.`
      : null,
  };
}

/** What the sample customer spent first: a code, a gift card or store credit; null while it is nothing. */
function spentBy(context: SandboxContext): string | null {
  for (const order of ordersOfTour(context)) {
    const [code] = orderCodes(order);
    if (code !== undefined) return `The code ${code}`;
    const value = order.transactions.find((one) => one.kind === "sale" && one.instrument !== null)?.instrument;
    if (value) return value.kind === "gift-card" ? "A gift card" : "Store credit";
  }
  return null;
}

function hint(context: SandboxContext, id: StepId): string | null {
  if (id !== "spend") return null;
  const unused = [...context.shop.discounts.values()].find(
    (discount) =>
      discount.method === "code" &&
      discount.uses.length === 0 &&
      discount.context.kind === "customers" &&
      discount.context.customerIds.includes(context.shop.sampleCustomerId ?? ""),
  );
  return unused ? `The code ${unused.codes[0]?.code ?? unused.title} is waiting: use it in the cart.` : null;
}

/** The newest order of the sample customer that is not from before Laurel came, shipped or not. */
function tourOrder(context: SandboxContext): Order | null {
  const orders = ordersOfTour(context);
  // Once a code was spent there is a second order; the tour keeps shipping and refunding the first one that earned.
  return orders.find((order) => order.cancelledAt === null && orderCodes(order).length === 0) ?? orders[0] ?? null;
}

function ordersOfTour(context: SandboxContext): Order[] {
  const { shop } = context;
  const installedAt = shop.installation.installedAt ?? "";
  return [...shop.orders.values()]
    .filter(
      (order) =>
        order.customerId !== null && order.customerId === shop.sampleCustomerId && order.processedAt >= installedAt,
    )
    .sort((a, b) => a.number - b.number);
}

function published(
  context: SandboxContext,
  ownerType: "API_APP" | "CUSTOMER",
  key: string,
  ownerId?: string,
): object | null {
  for (const metafield of context.shop.metafields.values()) {
    if (
      metafield.ownerType !== ownerType ||
      metafield.key !== key ||
      (ownerId !== undefined && metafield.ownerId !== ownerId)
    )
      continue;
    const value: unknown = JSON.parse(metafield.value);
    return typeof value === "object" ? value : null;
  }
  return null;
}

function publishedAt(context: SandboxContext): string {
  const { shop } = context;
  for (const metafield of shop.metafields.values()) {
    if (
      metafield.ownerType === "CUSTOMER" &&
      metafield.key === "loyalty" &&
      metafield.ownerId === shop.sampleCustomerId
    )
      return metafield.updatedAt;
  }
  return "";
}

function pointsName(program: object | null, count: number): string {
  const names: unknown = program === null ? null : Reflect.get(program, "pointsName");
  if (typeof names !== "object" || names === null) return "points";
  const name: unknown = Reflect.get(names, count === 1 ? "one" : "many");
  return typeof name === "string" ? name : "points";
}
