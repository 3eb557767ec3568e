import { z } from "zod";
import { clock } from "../clock.server.ts";
import { environment } from "../env.server.ts";
import { chooseMemberDay } from "../flows/choose-member-day.ts";
import { enrollMember } from "../flows/enroll-member.ts";
import { showMemberAnew } from "../flows/show-member.ts";
import { isStorable } from "../loyalty/program/primitives.ts";
import { memberState, type MemberState } from "../loyalty/published-state.ts";
import { unitStandings } from "../loyalty/unit-standing.ts";
import { memberOfCustomer } from "../models/published-member.ts";
import { programVersion } from "../models/program.ts";
import { shopByDomain } from "../models/shop.ts";
import {
  storefrontMember,
  storefrontShop,
  type StorefrontMember,
  type StorefrontShop,
} from "../models/storefront-state.ts";
import { jsonReply, type DoorReply, type DoorRequest } from "./door.ts";
import { checkProxySignature } from "./signature.ts";
import { redeem, viewOf } from "./storefront-redeem.ts";
import { badRequest, readBody, type Shopper } from "./storefront-shopper.ts";
import { showTerms } from "./storefront-terms.ts";

const REDEMPTIONS_SHOWN_MAX = 20;

/** A customer who is logged in to a shop, as Shopify's app proxy vouches for. */
interface Visitor {
  domain: string;
  customerId: string;
  now: Date;
}

/**
 * What the storefront's blocks ask, through Shopify's app proxy: join, redeem, choose a day, state; and the page of the program's terms,
 * which is for everybody.
 *
 * Answers 400 to what Shopify did not sign, or not just now. Who asks is the customer whom the signed query names, and nobody else:
 * ids in a body are not looked at. Answers are never kept by anybody in between.
 */
export async function handleStorefront(request: DoorRequest): Promise<DoorReply> {
  const { SHOPIFY_API_SECRET: current, SHOPIFY_API_SECRET_PREVIOUS: previous } = environment();
  // Signatures know real time only, whatever business time is.
  const proxy = checkProxySignature(request.query, { current, previous }, new Date());
  if (proxy.outcome === "refused") return jsonReply(400, { outcome: "not-signed" });

  const path = request.path.replace(/^\/storefront/, "").replace(/\/$/, "");
  if (path === "/terms") return showTerms({ domain: proxy.shopDomain, now: clock.now() }, request);
  const [method, answer] = ANSWERS[path] ?? [];
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

const wordingSchema = z.string().trim().min(1).max(2000).refine(isStorable);
const joinSchema = z.object({ consent: z.object({ wording: wordingSchema }) });

async function join({ shop, customerId, now }: Shopper, request: DoorRequest): Promise<DoorReply> {
  const body = readBody(joinSchema, request);
  if (!body) return badRequest();
  const consent = { wording: body.consent.wording, at: now.toISOString() };
  const enrolment = await enrollMember({ shop, customerId, by: "storefront", consent, now });
  if (enrolment.outcome === "not-live" || enrolment.outcome === "excluded") {
    return jsonReply(200, { ok: false, outcome: enrolment.outcome });
  }
  const { memberId, outcome } = enrolment;
  return jsonReply(200, { ok: true, outcome, state: await showMemberAnew({ shop, memberId, now }) });
}

const daySchema = z.object({ campaignId: z.string().min(1).max(40), day: z.string().max(10).refine(isStorable) });

/** The state in the answer is there once the day is chosen, or was before. */
async function chooseDay({ shop, customerId, now }: Shopper, request: DoorRequest): Promise<DoorReply> {
  const body = readBody(daySchema, request);
  if (!body) return badRequest();
  const memberId = await memberOfCustomer({ ...shop, customerId });
  if (memberId === null) return jsonReply(200, { outcome: "unknown-member" });
  const { outcome } = await chooseMemberDay({ shop, memberId, campaignId: body.campaignId, date: body.day, now });
  if (outcome !== "chosen" && outcome !== "already-chosen") return jsonReply(200, { outcome });
  return jsonReply(200, { outcome, state: await showMemberAnew({ shop, memberId, now }) });
}

async function state({ domain, customerId, now }: Visitor, request: DoorRequest): Promise<DoorReply> {
  const shop = await rememberedShop(domain);
  if (!shop) return notInstalled();
  const member = await storefrontMember({ ...shop, customerId, redemptionsMax: REDEMPTIONS_SHOWN_MAX, now });
  if (!member) return jsonReply(200, { state: null, redemptions: [] });
  const language = request.query.get("language");
  return jsonReply(200, {
    state: await shownState(shop, member, now),
    redemptions: member.redemptions.map((redemption) => viewOf(redemption, { shop, language })),
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
