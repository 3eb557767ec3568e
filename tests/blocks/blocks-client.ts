import { createHmac } from "node:crypto";
import { z } from "zod";
import { handleAdminBlocks } from "../../app/http/admin-blocks.ts";

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An ID token as Shopify gives an extension, with some claims changed. */
export function idToken(domain: string, of: { claims?: object; secret?: string; head?: object } = {}): string {
  const { claims = {}, secret = "test-secret", head = { alg: "HS256", typ: "JWT" } } = of;
  const now = Math.floor(Date.now() / 1000);
  const standard = { iss: `https://${domain}/admin`, dest: `https://${domain}`, aud: "test-key", sub: "42" };
  const signed = `${encode(head)}.${encode({ ...standard, exp: now + 60, nbf: now - 1, iat: now - 1, ...claims })}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

interface Asked {
  token?: string | null;
  query?: Record<string, string> | [string, string][];
  body?: unknown;
  method?: string;
  origin?: string;
}

/** A request of a block, as a browser sends it from Shopify's admin. */
export async function askBlocks(path: string, asked: Asked) {
  const { token = null, body, origin = "https://extensions.shopifycdn.com" } = asked;
  const reply = await handleAdminBlocks({
    method: asked.method ?? (body === undefined ? "GET" : "POST"),
    path: `/blocks${path}`,
    query: new URLSearchParams(asked.query),
    headers: { origin: [origin], ...(token === null ? {} : { authorization: [`Bearer ${token}`] }) },
    body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body ?? null)),
  });
  const text = z.string().default("{}").parse(reply.body);
  return {
    status: reply.status,
    headers: reply.headers ?? {},
    answer: z.record(z.string(), z.unknown()).parse(JSON.parse(text)),
  };
}
