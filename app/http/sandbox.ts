import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { clock } from "../clock.server.ts";
import { environment } from "../env.server.ts";
import { saveProgram } from "../flows/save-program.ts";
import { createApiKey } from "../flows/create-api-key.ts";
import { goLive } from "../flows/go-live.ts";
import { runNight } from "../jobs/night.ts";
import { sweepAllRedemptions } from "../jobs/redemptions.ts";
import { log } from "../log.server.ts";
import { minorPerUnit } from "../loyalty/money.ts";
import { simpleProgram } from "../loyalty/program.ts";
import { findApiKey, keyFrom } from "../models/api-key.ts";
import { enqueueNow, hastenRetries, openWork } from "../models/outbox.ts";
import { programState } from "../models/program.ts";
import { dueShops } from "../models/redemption-work.ts";
import { shopByDomain, type ShopRecord } from "../models/shop.ts";
import { signalDrain } from "./drain-signal.ts";
import { headerOf, jsonReply, type DoorReply, type DoorRequest } from "./door.ts";
import { problemReply } from "./problem.ts";

const ACTOR = "sandbox";
const MS_PER_YEAR = 366 * 24 * 60 * 60 * 1000;

/**
 * The door through which a sandbox moves business time, waits for rest, and prepares a shop. It is mounted only where Shopify
 * itself is played on this machine, and opens only to who knows the app's secret.
 */
export async function handleSandbox(request: DoorRequest): Promise<DoorReply> {
  if (environment().SANDBOX_SHOPIFY_ORIGIN === null) return notFound();
  const secret = headerOf(request, "x-sandbox-secret") ?? "";
  if (!isSame(secret, environment().SHOPIFY_API_SECRET)) {
    return problemReply({ status: 401, type: "secret", title: "x-sandbox-secret does not match" });
  }
  switch (`${request.method} ${request.path}`) {
    case "POST /sandbox/clock":
      return withBody(request, clockSchema, moveClock);
    case "GET /sandbox/idle":
      return jsonReply(200, await openWorkNow());
    case "POST /sandbox/prepare":
      return withBody(request, prepareSchema, prepare);
    default:
      return notFound();
  }
}

/** Nobody who waits for rest wants to sit through a real pause between two attempts; after these many, the pauses count. */
const HURRIED_ATTEMPTS_MAX = 10;
const SHOPS_MAX = 100;

async function openWorkNow(): Promise<{ waiting: number }> {
  for (const shopDomain of await hastenRetries(HURRIED_ATTEMPTS_MAX)) signalDrain(shopDomain);
  // A redemption whose next try is far off waits for the sweep: here it has a job at once.
  const shops = await dueShops(clock.now(), SHOPS_MAX);
  await enqueueNow(shops.map((shop) => ({ name: "work-redemptions" as const, ...shop })));
  return openWork();
}

const sandboxClockSchema = z.object({ offsetMs: z.number() });

/**
 * Takes over the sandbox's business time, so that a process that was killed goes on where it was from its first job. Real time
 * stays where nobody plays Shopify with a clock.
 */
export async function takeSandboxClock(origin: string): Promise<void> {
  try {
    const response = await fetch(`${origin}/control/clock`, { signal: AbortSignal.timeout(2000) });
    if (response.ok) clock.setOffset(sandboxClockSchema.parse(await response.json()).offsetMs);
  } catch (error) {
    log.warn({ error }, "the sandbox told no time");
  }
}

const clockSchema = z.object({
  offsetMs: z
    .int()
    .min(-10 * MS_PER_YEAR)
    .max(20 * MS_PER_YEAR),
  /** A night that has passed on the way: its jobs run before the answer. */
  night: z.string().optional(),
});

async function moveClock(body: z.infer<typeof clockSchema>): Promise<DoorReply> {
  clock.setOffset(body.offsetMs);
  if (body.night !== undefined) await runNight(clock.now());
  // What moving time makes due within a minute is due now.
  await sweepAllRedemptions();
  return jsonReply(200, { now: clock.now().toISOString() });
}

const prepareSchema = z.object({
  /** Whether the simple program shall be live; a program that the shop has is never touched. */
  live: z.boolean().default(false),
  shop: z.string(),
  /** A key that was handed out before: answered again while it is good. */
  restKey: z.string().nullish(),
});

async function prepare(body: z.infer<typeof prepareSchema>): Promise<DoorReply> {
  const shop = await describedShop(body.shop);
  if (!shop) return problemReply({ status: 409, type: "no-shop", title: "The app is not installed in this shop yet" });
  const { programId } = shop;
  const { versions } = await programState(null, programId);
  if (body.live && versions.length === 0) {
    const now = clock.now();
    await saveProgram({ programId, program: simpleProgram(minorPerUnit(shop.currency)), actor: ACTOR, now });
    await goLive({ programId, actor: ACTOR, now });
  }
  return jsonReply(200, { restKey: await restKeyOf(programId, body.restKey ?? null) });
}

/** The first token has only just arrived: the shop's facts follow within moments. */
async function describedShop(domain: string): Promise<ShopRecord | null> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const shop = await shopByDomain(domain);
    if (shop?.state === "installed" && shop.currency !== "") return shop;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return null;
}

async function withBody<Schema extends z.ZodType>(
  request: DoorRequest,
  schema: Schema,
  work: (body: z.output<Schema>) => Promise<DoorReply>,
): Promise<DoorReply> {
  let json: unknown;
  try {
    json = JSON.parse(request.body.toString("utf8") || "{}");
  } catch {
    return problemReply({ status: 400, type: "body", title: "The body is not JSON" });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return work(parsed.data);
  return problemReply({
    status: 422,
    type: "body",
    title: "The body is not right",
    detail: z.prettifyError(parsed.error),
  });
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function notFound(): DoorReply {
  return problemReply({ status: 404, type: "not-found", title: "There is nothing here" });
}

async function restKeyOf(programId: string, known: string | null): Promise<string> {
  if (known !== null && (await findApiKey(known))?.programId === programId) return known;
  const key = keyFrom(randomBytes(32));
  await createApiKey({ programId, id: randomUUID(), name: "Sandbox", key, actor: ACTOR, now: clock.now() });
  return key;
}
