import { z } from "zod";
import { adminFor } from "../admin.server.ts";
import { clock } from "../clock.server.ts";
import { environment } from "../env.server.ts";
import { chooseMemberDay } from "../flows/choose-member-day.ts";
import { enrollMember } from "../flows/enroll-member.ts";
import { type Reservation, reserveRedemption } from "../flows/redemptions/reserve-redemption.ts";
import type { AskedReservation } from "../flows/redemptions/decide-taking.ts";
import { workRedemption } from "../flows/redemptions/work-redemption.ts";
import { showMemberAnew } from "../flows/show-member.ts";
import { log } from "../log.server.ts";
import { assertNever } from "../loyalty/assert.ts";
import { formatMinor } from "../loyalty/money.ts";
import { memberState, type MemberState } from "../loyalty/published-state.ts";
import { unitStandings } from "../loyalty/unit-standing.ts";
import { memberOfCustomer } from "../models/published-member.ts";
import { programVersion } from "../models/program.ts";
import { type RedemptionRecord } from "../models/redemption.ts";
import { shopByDomain, type ShopRecord } from "../models/shop.ts";
import {
  storefrontMember,
  storefrontShop,
  type StorefrontMember,
  type StorefrontShop,
} from "../models/storefront-state.ts";
import { drawCodes } from "../reward-codes.server.ts";
import { ShopifyError } from "../shopify/admin-client.ts";
import { segmentsOfCustomer } from "../shopify/rewards/segments.ts";
import { jsonReply, type DoorReply, type DoorRequest } from "./door.ts";
import { checkProxySignature } from "./signature.ts";

const REDEMPTIONS_SHOWN_MAX = 20;

/** A customer who is logged in to a shop, as Shopify's app proxy vouches for. */
interface Visitor {
  domain: string;
  customerId: string;
  now: Date;
}

interface Shopper {
  shop: ShopRecord;
  customerId: string;
  now: Date;
}

/**
 * What the storefront's blocks ask, through Shopify's app proxy: join, redeem, choose a day, state.
 *
 * Answers 400 to what Shopify did not sign, or not just now. Who asks is the customer whom the signed query names, and nobody else:
 * ids in a body are not looked at. Answers are never kept by anybody in between.
 */
export async function handleStorefront(request: DoorRequest): Promise<DoorReply> {
  const { SHOPIFY_API_SECRET: current, SHOPIFY_API_SECRET_PREVIOUS: previous } = environment();
  // Signatures know real time only, whatever business time is.
  const proxy = checkProxySignature(request.query, { current, previous }, new Date());
  if (proxy.outcome === "refused") return jsonReply(400, { outcome: "not-signed" });

  const [method, answer] = ANSWERS[request.path.replace(/^\/storefront/, "").replace(/\/$/, "")] ?? [];
  if (!answer || !method) return jsonReply(404, { outcome: "not-found" });
  if (request.method !== method) return jsonReply(405, { outcome: "wrong-method" }, { allow: method });

  if (proxy.customerId === null) return jsonReply(401, { outcome: "login-needed" });
  return answer({ domain: proxy.shopDomain, customerId: proxy.customerId, now: clock.now() }, request);
}

type Answer = (visitor: Visitor, request: DoorRequest) => Promise<DoorReply>;

const ANSWERS: Readonly<Record<string, [method: "GET" | "POST", answer: Answer] | undefined>> = {
  "/join": ["POST", inShop(join)],
  "/redeem": ["POST", inShop(redeem)],
  "/day": ["POST", inShop(chooseDay)],
  "/state": ["GET", state],
};

function inShop(answer: (shopper: Shopper, request: DoorRequest) => Promise<DoorReply>): Answer {
  return async ({ domain, customerId, now }, request) => {
    const shop = await shopByDomain(domain);
    return shop?.state === "installed" ? answer({ shop, customerId, now }, request) : notInstalled();
  };
}

/** PostgreSQL keeps neither half characters nor U+0000. */
const isStorable = (text: string) => !/\p{Surrogate}/u.test(text) && !text.includes("\0");
const wordingSchema = z.string().trim().min(1).max(2000).refine(isStorable);
const joinSchema = z.object({ consent: z.object({ wording: wordingSchema }) });

async function join({ shop, customerId, now }: Shopper, request: DoorRequest): Promise<DoorReply> {
  const body = read(joinSchema, request);
  if (!body) return badRequest();
  const consent = { wording: body.consent.wording, at: now.toISOString() };
  const enrolment = await enrollMember({ shop, customerId, by: "storefront", consent, now });
  if (enrolment.outcome === "not-live" || enrolment.outcome === "excluded") {
    return jsonReply(200, { ok: false, outcome: enrolment.outcome });
  }
  const { memberId, outcome } = enrolment;
  return jsonReply(200, { ok: true, outcome, state: await showMemberAnew({ shop, memberId, now }) });
}

const redeemSchema = z.object({
  id: z.uuid(),
  rewardId: z.string().min(1).max(40),
  points: z.int().min(1).optional(),
  dateId: z.string().min(1).max(40).optional(),
  text: z.string().max(2000).refine(isStorable).optional(),
  currency: z.string().length(3).optional(),
});

async function redeem({ shop, customerId, now }: Shopper, request: DoorRequest): Promise<DoorReply> {
  const body = read(redeemSchema, request);
  if (!body) return badRequest();
  const memberId = await memberOfCustomer({ ...shop, customerId });
  if (memberId === null) return jsonReply(200, { outcome: "unknown-member" });
  const { id, ...wish } = body;
  const redemptionId = id.toLowerCase();
  const reservation = await reserve({ shop, customerId, now }, { memberId, redemptionId, wish });
  switch (reservation.outcome) {
    case "reserved":
    case "already-reserved":
      return redeemed({ shop, memberId, now, ...reservation });
    case "due":
    case "already-due":
      return jsonReply(200, { outcome: "due", id: redemptionId, state: reservation.state });
    case "returned":
      return jsonReply(200, { outcome: "returned", id: redemptionId, state: reservation.state });
    default:
      return jsonReply(200, reservation);
  }
}

/** Segments that Shopify does not tell now are asked for again by whoever tries again: nothing was taken. */
async function reserve(
  { shop, customerId, now }: Shopper,
  asked: Pick<AskedReservation, "memberId" | "redemptionId" | "wish">,
): Promise<Reservation | { outcome: "try-again" }> {
  const segmentsOf = (segmentIds: readonly string[]) =>
    segmentsOfCustomer(adminFor(shop.domain, "hurried"), { customerId, segmentIds });
  try {
    return await reserveRedemption({ shop, ...asked, codes: drawCodes(), segmentsOf, now });
  } catch (error) {
    if (!(error instanceof ShopifyError)) throw error;
    log.warn({ error, shop: shop.domain }, "Shopify did not tell a customer's segments");
    return { outcome: "try-again" };
  }
}

const daySchema = z.object({ campaignId: z.string().min(1).max(40), day: z.string().max(10).refine(isStorable) });

/** The state in the answer is there once the day is chosen, or was before. */
async function chooseDay({ shop, customerId, now }: Shopper, request: DoorRequest): Promise<DoorReply> {
  const body = read(daySchema, request);
  if (!body) return badRequest();
  const memberId = await memberOfCustomer({ ...shop, customerId });
  if (memberId === null) return jsonReply(200, { outcome: "unknown-member" });
  const { outcome } = await chooseMemberDay({ shop, memberId, campaignId: body.campaignId, date: body.day, now });
  if (outcome !== "chosen" && outcome !== "already-chosen") return jsonReply(200, { outcome });
  return jsonReply(200, { outcome, state: await showMemberAnew({ shop, memberId, now }) });
}

/** The points are taken: whoever waits gets the code now, if Shopify makes it; the queue goes on trying otherwise. */
async function redeemed(of: {
  shop: ShopRecord;
  memberId: string;
  now: Date;
  redemption: RedemptionRecord;
  state: unknown;
}): Promise<DoorReply> {
  const { shop, memberId, now } = of;
  const redemption = await issueNow(shop, of.redemption, now);
  const { state, code, amountMinor } = redemption;
  const currency = redemption.currency === "" ? shop.currency : redemption.currency;
  const shown = { id: redemption.id, amount: formatMinor(amountMinor, currency) };
  switch (state) {
    case "issued":
    case "used":
      return jsonReply(200, { outcome: state, code, ...shown, state: of.state });
    case "reserved":
      return jsonReply(200, { outcome: "reserved", ...shown, state: of.state });
    case "lapsed":
    case "cancelled":
      return jsonReply(200, { outcome: "returned", ...shown, state: await showMemberAnew({ shop, memberId, now }) });
    default:
      return assertNever(state);
  }
}

async function issueNow(shop: ShopRecord, redemption: RedemptionRecord, now: Date): Promise<RedemptionRecord> {
  if (redemption.todo !== "issue") return redemption;
  const { programId, domain } = shop;
  const admin = adminFor(domain, "hurried");
  return (await workRedemption({ admin, programId, redemptionId: redemption.id, drawCodes, now })) ?? redemption;
}

async function state({ domain, customerId, now }: Visitor): Promise<DoorReply> {
  const shop = await rememberedShop(domain);
  if (!shop) return notInstalled();
  const member = await storefrontMember({ ...shop, customerId, redemptionsMax: REDEMPTIONS_SHOWN_MAX, now });
  if (!member) return jsonReply(200, { state: null, redemptions: [] });
  return jsonReply(200, {
    state: await shownState(shop, member, now),
    redemptions: member.redemptions.map(({ id, code, amountMinor, state: standing }) => ({
      id,
      // A code that is not known to exist yet is none.
      code: standing === "reserved" || standing === "lapsed" || standing === "cancelled" ? null : code,
      amount: formatMinor(Number(amountMinor), shop.currency),
      state: standing,
    })),
  });
}

async function shownState(shop: StorefrontShop, member: StorefrontMember, now: Date): Promise<MemberState> {
  const { programId, currency, timeZone, newestVersion } = shop;
  const newest = newestVersion === null ? null : await programVersion(programId, newestVersion);
  const program = newest?.program ?? null;
  return memberState({
    ...member,
    balances: unitStandings(member.balances, program),
    program,
    currency,
    timeZone,
    now,
  });
}

const REMEMBERED_MS = 3000;
const remembered = new Map<string, { shop: StorefrontShop; untilMs: number }>();

/** Every shopper of a shop asks for the same few facts about it: for some seconds they are not read again. */
async function rememberedShop(domain: string): Promise<StorefrontShop | null> {
  const nowMs = Date.now();
  const known = remembered.get(domain);
  if (known && known.untilMs > nowMs) return known.shop;
  const shop = await storefrontShop(domain);
  if (remembered.size >= 10_000) remembered.clear();
  // What is not there may be in a moment: a shop that is being installed must not wait for our memory.
  if (shop) remembered.set(domain, { shop, untilMs: nowMs + REMEMBERED_MS });
  return shop;
}

function notInstalled(): DoorReply {
  return jsonReply(404, { outcome: "not-live" });
}

/** The body as `schema` has it; null when it is something else. */
function read<Schema extends z.ZodType>(schema: Schema, request: DoorRequest): z.output<Schema> | null {
  let json: unknown;
  try {
    json = JSON.parse(request.body.toString("utf8"));
  } catch {
    return null;
  }
  return schema.safeParse(json).data ?? null;
}

function badRequest(): DoorReply {
  return jsonReply(400, { outcome: "bad-request" });
}
