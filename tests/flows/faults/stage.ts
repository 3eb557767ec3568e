import { sweepRedemptions } from "../../../app/flows/redemptions/sweep-redemptions.ts";
import { workShop } from "../../../app/flows/redemptions/work-shop.ts";
import { endRedemption } from "../../../app/flows/redemptions/end-redemption.ts";
import { retryRedemption } from "../../../app/flows/redemptions/retry-redemption.ts";
import { nextDue } from "../../../app/models/redemption-work.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { type AdminClient, ThrottledError } from "../../../app/shopify/admin-client.ts";
import type { TestDatabase } from "../../support/database.ts";
import type { SandboxedShop } from "../../support/sandboxed-shop.ts";

const OPTIONAL_SCOPES = [
  "write_gift_cards",
  "write_store_credit_account_transactions",
  "read_store_credit_accounts",
  "read_all_orders",
];
const ROUNDS_MAX = 400;

/** A shop whose clock a test moves, with the workers that act in it when nobody asks. */
export function stage(of: { database: TestDatabase; shopify: SandboxedShop; start: Date }) {
  const { database, shopify, start } = of;
  let at = start;

  /** Moves the clock here and at Shopify. */
  function moveTo(moment: Date): void {
    at = moment;
    shopify.sandbox.world.clock.setOffset(moment.getTime() - Date.now());
  }

  /** One turn of the shop's job, once something is due. */
  async function turn(admin: AdminClient = shopify.admin) {
    const due = await nextDue(shopify.shop);
    if (due && due > at) moveTo(due);
    return workShop({ admin, shop: shopify.shop, drawCodes, clock: () => at });
  }

  /** Lets the shop's job run whenever something is due, until nothing is; the clock goes along. */
  async function rest(): Promise<void> {
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      if ((await nextDue(shopify.shop)) === null) return;
      const { inMs } = await turn();
      if (inMs !== null && inMs > 0 && (await nextDue(shopify.shop))) moveTo(new Date(at.getTime() + inMs));
    }
    throw new Error("the shop does not come to rest");
  }

  /** What the cron does each minute. */
  const sweep = () => sweepRedemptions({ now: at });

  /** Grants every scope, and a rate limit that no test meets by accident. */
  async function open(): Promise<void> {
    const { scopes } = shopify.sandbox.context.shop.installation;
    await shopify.control("/scopes", { granted: [...scopes, ...OPTIONAL_SCOPES] });
    const much = { maximumAvailable: 1e9, restoreRate: 1e6, available: 1e9, refilledAtMs: Date.now() };
    shopify.sandbox.world.buckets.set(shopify.shop.domain, much);
  }

  /** Forgets what was taken and made before, and goes back to the first moment. */
  async function clear(): Promise<void> {
    const { shop, world } = { shop: shopify.sandbox.context.shop, world: shopify.sandbox.world };
    await database.query("DELETE FROM redemption");
    await database.query("DELETE FROM alert");
    for (const made of [shop.discounts, shop.giftCards, shop.storeCreditAccounts, shop.orders]) made.clear();
    world.faults.clear();
    world.calls.clear();
    moveTo(start);
  }

  /** Presses a button of the page on which a person is asked. */
  async function press(button: "retry" | "cancel", redemptionId: string): Promise<void> {
    const how = { programId: shopify.shop.programId, redemptionId, actor: "test", now: at };
    if (button === "retry") await retryRedemption(how);
    else await endRedemption({ ...how, cause: "agent" });
  }

  return { turn, rest, sweep, open, clear, press, moveTo, now: () => at };
}

/** A process that is gone with its call number `call`: no code of it runs any more, not even what would tidy up. */
export function dyingAt(admin: AdminClient, of: { call: number; when: "before" | "after" }) {
  const death = Promise.withResolvers<"dead">();
  let calls = 0;
  const never = () => {
    death.resolve("dead");
    return new Promise<never>(() => undefined);
  };
  const client: AdminClient = {
    shopDomain: admin.shopDomain,
    query: async (operation, variables) => {
      calls += 1;
      if (calls > of.call || (calls === of.call && of.when === "before")) return never();
      const answer = await admin.query(operation, variables);
      return calls === of.call ? never() : answer;
    },
  };
  return { client, death: death.promise };
}

/** A client whose patience with the shop's rate limit is over, once, at one operation. */
export function throttledAt(admin: AdminClient, operationName: string): AdminClient {
  let left = 1;
  return {
    shopDomain: admin.shopDomain,
    query: (operation, variables) => {
      const isIt = operation.includes(` ${operationName}(`) || operation.includes(` ${operationName} {`);
      if (!isIt || left === 0) return admin.query(operation, variables);
      left -= 1;
      return Promise.reject(new ThrottledError("throttled", 3000));
    },
  };
}

/** A client whose patience with the shop's rate limit is over at its call number `call`. */
export function throttledAtCall(admin: AdminClient, call: number) {
  let calls = 0;
  const client: AdminClient = {
    shopDomain: admin.shopDomain,
    query: (operation, variables) => {
      calls += 1;
      if (calls !== call) return admin.query(operation, variables);
      return Promise.reject(new ThrottledError("throttled", 3000));
    },
  };
  return { client, isMet: () => calls >= call };
}
