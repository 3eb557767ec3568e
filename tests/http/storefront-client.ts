import { randomUUID } from "node:crypto";
import { z } from "zod";
import { proxySignature } from "../../app/http/signature.ts";
import { memberOfCustomer } from "../../app/models/published-member.ts";
import { give } from "../support/give.ts";
import { must } from "../support/must.ts";
import type { SandboxedShop } from "../support/sandboxed-shop.ts";

/** What somebody agrees to who joins. */
export const CONSENT = { consent: { wording: "I want to join and agree to the terms." } };

interface Asked {
  customerId?: string | null;
  body?: unknown;
  method?: string;
  /** Changes the signed query afterwards. */
  forge?: (query: URLSearchParams) => void;
  secondsAgo?: number;
  shop?: string;
  /** Which the page asks for its words in. */
  language?: string;
}

/** A request as Shopify's app proxy forwards it. */
export function storefrontOf(shopify: SandboxedShop) {
  return async (path: string, asked: Asked = {}) => {
    const { customerId = null, body, forge, secondsAgo = 0, shop = shopify.shop.domain } = asked;
    const query = new URLSearchParams({
      shop,
      path_prefix: "/apps/rewards",
      timestamp: String(Math.floor(Date.now() / 1000) - secondsAgo),
      logged_in_customer_id: customerId ?? "",
      ...(asked.language === undefined ? {} : { language: asked.language }),
    });
    query.set("signature", proxySignature(query, shopify.sandbox.apiSecret));
    forge?.(query);
    const { handleStorefront } = await import("../../app/http/storefront.ts");
    const reply = await handleStorefront({
      method: asked.method ?? (body === undefined ? "GET" : "POST"),
      path: `/storefront${path}`,
      query,
      headers: {},
      body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body ?? null)),
    });
    const text = z.string().parse(reply.body);
    return {
      status: reply.status,
      headers: reply.headers,
      answer: z.record(z.string(), z.unknown()).parse(JSON.parse(text)),
    };
  };
}

/** A new customer who joined through the storefront and was given points. @returns the customer's id */
export async function joinedWith(shopify: SandboxedShop, points: number): Promise<string> {
  const { id: customerId } = await shopify.control("/customers", { email: `${randomUUID()}@example.com` });
  await storefrontOf(shopify)("/join", { customerId, body: CONSENT });
  const memberId = must(await memberOfCustomer({ ...shopify.shop, customerId }));
  if (points > 0)
    await give({ programId: shopify.shop.programId, memberId, points, now: new Date(Date.now() - 60_000) });
  return customerId;
}
