import { randomUUID } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import pg from "pg";
import { createCustomer } from "../sandbox/commerce/customers.ts";
import { standardBucket } from "../sandbox/api/throttle.ts";
import type { Call } from "../sandbox/calls.ts";
import { contextOf, type SandboxContext } from "../sandbox/context.ts";
import { installApp } from "../sandbox/installation.ts";
import { issueToken } from "../sandbox/oauth/tokens.ts";
import { startSandbox } from "../sandbox/server.ts";
import { createShop } from "../sandbox/shops.ts";
import { type Figure, load } from "./measure.ts";

const REDEMPTIONS = 1000;
const POINTS_EACH = 100;
const OTHER_DOMAIN = "laurel-other.myshopify.com";
/** What Shopify charges for a mutation, and how many members one publication holds. */
const MUTATION_COST = 10;
const PUBLISHED_A_CALL = 25;
const INTO_THE_RUN_MS = 15_000;

/**
 * A thousand redemptions of one shop under Shopify's rate limit of its Standard plan, worked off by the real worker: how long
 * until every code exists and every balance is published, against what the limit allows at best; and how long another shop's
 * single redemption takes meanwhile, against the same alone.
 */
export async function benchThrottle(databaseUrl: string): Promise<Figure[]> {
  const sandbox = await startSandbox({
    ...{ port: 0, storePort: 0, persist: false, sample: "empty" },
    appUrl: "http://127.0.0.1:9",
  });
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: sandbox.apiKey,
    SHOPIFY_API_SECRET: sandbox.apiSecret,
    SHOPIFY_APP_URL: "http://127.0.0.1:9",
    TOKEN_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
    SANDBOX_SHOPIFY_ORIGIN: sandbox.home,
    LOG_LEVEL: "error",
  });
  const context = contextOf(sandbox.world, sandbox.shop);
  const other = createShop(sandbox.world, { domain: OTHER_DOMAIN });
  const shop = await openShop(context, REDEMPTIONS);
  const otherShop = await openShop(other, 2);
  const { startWorker } = await import("../app/jobs/worker.ts");
  const { closeDatabase } = await import("../app/db.server.ts");
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const worker = await startWorker();
  await until(() => isIdle(client));

  const alone = await single(client, otherShop, 0);
  for (const domain of [sandbox.shop, OTHER_DOMAIN]) sandbox.world.buckets.set(domain, standardBucket(Date.now()));
  sandbox.world.calls.clear();
  const startedAt = performance.now();
  const done = redeemAll(client, shop);
  await new Promise((resolve) => setTimeout(resolve, INTO_THE_RUN_MS));
  const [meanwhile, call] = [await single(client, otherShop, 1), await callSeconds(other)];
  await done;
  const seconds = (performance.now() - startedAt) / 1000;

  sayCalls(sandbox.world.calls.list().filter(({ shop: domain }) => domain === sandbox.shop));
  await client.end();
  await worker.stop();
  await closeDatabase();
  await sandbox.stop();
  return [figureOfAll(seconds), figureOfOther({ alone, meanwhile, call })];
}

interface OpenShop {
  programId: string;
  shopId: string;
  currency: string;
  timeZone: string;
  domain: string;
  memberIds: string[];
}

/** Installs the app, takes a program live, and lets so many members join who can each afford one reward. */
async function openShop(context: SandboxContext, members: number): Promise<OpenShop> {
  const { domain } = context.shop.settings;
  const { adminFor } = await import("../app/admin.server.ts");
  const { sessionStorage } = await import("../app/session-storage.server.ts");
  const { installShop } = await import("../app/flows/install-shop.ts");
  const { describeShop } = await import("../app/flows/describe-shop.ts");
  const { shopByDomain } = await import("../app/models/shop.ts");
  const { saveProgram } = await import("../app/flows/save-program.ts");
  const { goLive } = await import("../app/flows/go-live.ts");
  const { simpleProgram } = await import("../app/loyalty/program.ts");
  const now = new Date();
  installApp(context);
  const { token, scopes } = issueToken(context, { expiring: "no", replaces: null });
  const session = { id: `offline_${domain}`, shop: domain, state: "", isOnline: false };
  await sessionStorage.storeSession(new Session({ ...session, scope: scopes.join(","), accessToken: token }));
  const { programId, shopId } = await installShop({ shopDomain: domain, scopes, now });
  await describeShop({ admin: adminFor(domain), programId, shopId, now });
  await saveProgram({ programId, program: simpleProgram(100), actor: "bench", now });
  await goLive({ programId, actor: "bench", now });
  const shop = await shopByDomain(domain);
  if (!shop) throw new Error(`${domain} was not installed`);
  const memberIds: string[] = [];
  for (let index = 0; index < members; index += 1) memberIds.push(await joinWithPoints(context, shop));
  return { ...shop, memberIds };
}

type Installed = { programId: string; shopId: string; currency: string; timeZone: string };

async function joinWithPoints(context: SandboxContext, shop: Installed): Promise<string> {
  const { enrollMember } = await import("../app/flows/enroll-member.ts");
  const { grantPoints } = await import("../app/flows/grant-points.ts");
  const now = new Date();
  const { id: customerId } = createCustomer(context, { email: `${randomUUID()}@example.com` });
  const joined = await enrollMember({ shop, customerId, by: "storefront", consent: null, now });
  if (!("memberId" in joined)) throw new Error(`a member of the bench was ${joined.outcome}`);
  const { programId } = shop;
  const { memberId } = joined;
  const grant = { programId, memberId, points: POINTS_EACH, reason: "goodwill", note: "", actor: "bench" };
  await grantPoints({ ...grant, requestId: randomUUID(), now });
  return memberId;
}

async function reserve(shop: OpenShop, memberId: string): Promise<string> {
  const { reserveRedemption } = await import("../app/flows/redemptions/reserve-redemption.ts");
  const { drawCodes } = await import("../app/reward-codes.server.ts");
  const redemptionId = randomUUID();
  const asked = { shop, memberId, redemptionId, wish: { rewardId: "voucher" }, codes: drawCodes(), now: new Date() };
  const { outcome } = await reserveRedemption(asked);
  if (outcome !== "reserved") throw new Error(`a redemption of the bench was ${outcome}`);
  return redemptionId;
}

async function redeemAll(client: pg.Client, shop: OpenShop): Promise<void> {
  for (const memberId of shop.memberIds) await reserve(shop, memberId);
  const open = `SELECT (SELECT count(*) FROM redemption WHERE program_id = $1 AND state <> 'issued')
    + (SELECT count(*) FROM member WHERE program_id = $1 AND changes > published) AS open`;
  await until(async () => {
    const { rows } = await client.query<{ open: string }>(open, [shop.programId]);
    return rows[0]?.open === "0";
  });
}

/** Seconds from taking one reward to its code, by the queue alone. */
async function single(client: pg.Client, shop: OpenShop, index: number): Promise<number> {
  const startedAt = performance.now();
  const id = await reserve(shop, shop.memberIds[index] ?? "");
  await until(async () => {
    const { rows } = await client.query<{ state: string }>("SELECT state FROM redemption WHERE id = $1", [id]);
    return rows[0]?.state === "issued";
  });
  return (performance.now() - startedAt) / 1000;
}

/** Seconds of one plain call to the same Shopify, now. */
async function callSeconds(context: SandboxContext): Promise<number> {
  const { adminFor } = await import("../app/admin.server.ts");
  const { findDiscount } = await import("../app/shopify/rewards/discounts.ts");
  const startedAt = performance.now();
  await findDiscount(adminFor(context.shop.settings.domain), "NO-SUCH-CODE");
  return (performance.now() - startedAt) / 1000;
}

async function isIdle(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ open: string }>(
    "SELECT count(*) AS open FROM graphile_worker._private_jobs WHERE run_at <= now()",
  );
  return rows[0]?.open === "0";
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** What the run asked of Shopify, so that a figure can be explained. */
function sayCalls(calls: readonly Call[]): void {
  for (const [what, some] of Map.groupBy(calls, ({ operation, outcome }) => `${operation} ${outcome}`)) {
    const cost = some.reduce((sum, call) => sum + (call.cost ?? 0), 0);
    console.log(`  ${String(some.length).padStart(6)} × ${what}, ${String(cost)} points`);
  }
}

function figureOfAll(seconds: number): Figure {
  const { maximumAvailable, restoreRate } = standardBucket(0);
  const calls = REDEMPTIONS + Math.ceil(REDEMPTIONS / PUBLISHED_A_CALL);
  const ceiling = (calls * MUTATION_COST - maximumAvailable) / restoreRate;
  console.log(
    `  ${String(REDEMPTIONS)} redemptions took ${seconds.toFixed(1)} s, at best ${ceiling.toFixed(1)} s   load ${load()}`,
  );
  return {
    ...{ name: "THR", what: `${String(REDEMPTIONS)} redemptions of one shop, seconds`, ours: seconds, ceiling },
    ...{ ceilingIs: "what Shopify's rate limit allows", ratio: seconds / ceiling, goal: "≤ 1.2" },
    met: seconds / ceiling <= 1.2,
  };
}

function figureOfOther({ alone, meanwhile, call }: { alone: number; meanwhile: number; call: number }): Figure {
  const ms = (value: number) => `${(value * 1000).toFixed(0)} ms`;
  console.log(`  another shop's one: ${ms(meanwhile)}, alone ${ms(alone)}, one call ${ms(call)}   load ${load()}`);
  const ratio = meanwhile / (alone + call);
  return {
    ...{ name: "THR", what: "another shop's one meanwhile, milliseconds", ours: meanwhile * 1000 },
    ...{ ceiling: (alone + call) * 1000, ceilingIs: "alone plus one call", ratio, goal: "≤ 1", met: ratio <= 1 },
  };
}
