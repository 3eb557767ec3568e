import type { Bucket } from "./api/throttle.ts";
import type { AppConfig } from "./app-config.ts";
import type { BusinessClock } from "./clock.ts";
import type { CallLog } from "./calls.ts";
import type { Faults } from "./faults.ts";
import type { Order, SandboxState, ShopState } from "./state.ts";
import type { WebhookSender } from "./webhooks/sender.ts";

/** What all shops of one sandbox share. */
export interface SandboxWorld {
  readonly state: SandboxState;
  readonly clock: BusinessClock;
  readonly webhooks: WebhookSender;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** The app's numeric id, part of the namespace `$app` stands for. */
  readonly appId: string;
  /** Where things answer, without a trailing slash; `app` can move while the sandbox runs. */
  readonly origins: { home: string; store: string; app: string };
  /** Set by the start command: what `/control/app/kill` and `/control/app/start` call. */
  /** The app's shopify.app.toml; null while there is none. */
  readonly config: () => AppConfig | null;
  /** Rate limits, one bucket per shop. */
  readonly buckets: Map<string, Bucket>;
  readonly appProcess: { kill?: () => Promise<void>; start?: (part?: "all" | "web") => Promise<void> };
  /** A new id for anything, as a decimal string below 2^53. */
  newId: () => string;
  /** Says that state changed: the snapshot is written soon. */
  changed: () => void;
}

/** One shop of the sandbox: the first argument of everything that reads or changes a shop. */
export interface SandboxContext {
  readonly world: SandboxWorld;
  readonly shop: ShopState;
}

/** What the sandbox refuses, in words for the person or program that asked. */
export class SandboxRefusal extends Error {
  override readonly name = "SandboxRefusal";
  readonly status: number;

  constructor(message: string, status = 422) {
    super(message);
    this.status = status;
  }
}

/**
 * The context of a shop.
 *
 * @throws SandboxRefusal when the sandbox has no shop of that domain
 */
export function contextOf(world: SandboxWorld, domain: string): SandboxContext {
  const shop = world.state.shops.get(domain);
  if (!shop) throw new SandboxRefusal(`There is no shop ${domain}`, 404);
  return { world, shop };
}

/** Business time now, in Shopify's whole seconds: "2026-11-21T22:00:00Z". */
export function nowText(context: SandboxContext): string {
  return context.world.clock.text();
}

/**
 * The order of an id.
 *
 * @throws SandboxRefusal when the shop has no such order
 */
export function orderOf(context: SandboxContext, orderId: string): Order {
  const order = context.shop.orders.get(orderId);
  if (!order) throw new SandboxRefusal(`There is no order ${orderId}`, 404);
  return order;
}
