import { clock } from "../clock.server.ts";
import { environment } from "../env.server.ts";
import { mayDo } from "../loyalty/staff.ts";
import { shopByDomain } from "../models/shop.ts";
import { staffOf } from "../models/staff.ts";
import type { BlockCall } from "./admin-blocks-call.ts";
import { grant, showCustomer } from "./admin-blocks-customer.ts";
import { forgive, showOrder, withdraw } from "./admin-blocks-order.ts";
import { type DoorReply, type DoorRequest, headerOf, jsonReply } from "./door.ts";
import { checkIdToken } from "./id-token.ts";

/** Where Shopify runs extensions of its admin. */
const EXTENSIONS_ORIGIN = "https://extensions.shopifycdn.com";
const PREFLIGHT_SECONDS = "600";

type Answer = (call: BlockCall) => Promise<DoorReply>;

const ANSWERS: Readonly<Record<string, { method: "GET" | "POST"; answer: Answer } | undefined>> = {
  "/order": { method: "GET", answer: showOrder },
  "/customer": { method: "GET", answer: showCustomer },
  "/forgive": { method: "POST", answer: forgive },
  "/withdraw": { method: "POST", answer: withdraw },
  "/grant": { method: "POST", answer: grant },
};

/** Every call that is answered, such as "GET /blocks/order". */
export function blockCalls(): string[] {
  return Object.entries(ANSWERS).map(([path, of]) => `${of?.method ?? ""} /blocks${path}`);
}

/**
 * What the blocks on Shopify's order and customer pages ask.
 *
 * Who asks is the shop and the member of staff whom the ID token names, which Shopify adds to each request of an extension: bad ones
 * are answered 401. Browsers let Shopify's extensions read the answers, and nobody else; in a sandbox its own pages too.
 */
export async function handleAdminBlocks(request: DoorRequest): Promise<DoorReply> {
  const cors = corsFor(headerOf(request, "origin"));
  const reply = request.method === "OPTIONS" ? preflight(cors) : await answered(request);
  return { ...reply, headers: { ...reply.headers, vary: "origin", ...cors } };
}

function corsFor(origin: string | null): Record<string, string> {
  const { SANDBOX_SHOPIFY_ORIGIN: sandbox } = environment();
  const isOurs = origin !== null && (origin === EXTENSIONS_ORIGIN || origin === sandbox);
  return isOurs ? { "access-control-allow-origin": origin } : {};
}

function preflight(cors: Record<string, string>): DoorReply {
  if (Object.keys(cors).length === 0) return jsonReply(403, { outcome: "foreign-origin" });
  return {
    status: 204,
    headers: {
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers": "authorization, content-type",
      "access-control-max-age": PREFLIGHT_SECONDS,
    },
  };
}

async function answered(request: DoorRequest): Promise<DoorReply> {
  const who = whoAsks(request);
  if (!who) return jsonReply(401, { outcome: "not-authenticated" });
  const found = ANSWERS[request.path.replace(/^\/blocks/, "")];
  if (!found) return jsonReply(404, { outcome: "not-found" });
  if (request.method !== found.method) return jsonReply(405, { outcome: "wrong-method" }, { allow: found.method });
  const shop = await shopByDomain(who.shopDomain);
  if (shop?.state !== "installed") return jsonReply(404, { outcome: "not-installed" });
  const { staff } = await staffOf({ programId: shop.programId, id: who.staffId });
  const mayAct = mayDo(staff.role, "support");
  if (found.method === "POST" && !mayAct) return jsonReply(403, { outcome: "not-allowed" });
  const language = request.query.get("language") === "de" ? "de" : "en";
  return found.answer({ shop, staff, actor: `staff:${staff.id}`, mayAct, language, request, now: clock.now() });
}

function whoAsks(request: DoorRequest): { shopDomain: string; staffId: string } | null {
  const { SHOPIFY_API_KEY: apiKey, SHOPIFY_API_SECRET: current, SHOPIFY_API_SECRET_PREVIOUS: previous } = environment();
  const token = /^Bearer (\S+)$/.exec(headerOf(request, "authorization") ?? "")?.[1] ?? "";
  // Tokens know real time only, whatever business time is.
  const answer = checkIdToken(token, { apiKey, secrets: { current, previous } }, new Date());
  return answer.outcome === "verified" ? answer : null;
}
