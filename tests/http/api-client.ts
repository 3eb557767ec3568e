import { randomBytes, randomUUID } from "node:crypto";
import { createApiKey } from "../../app/flows/create-api-key.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { handleApi } from "../../app/http/api.ts";
import { keyFrom } from "../../app/models/api-key.ts";
import type { Program } from "../../app/loyalty/program.ts";
import type { TestDatabase } from "../support/database.ts";
import { liveShop, NOW } from "../support/live-shop.ts";

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  json: unknown;
}

/** A live shop with a key of its program, and how to ask with it. */
export async function shopWithClient(
  database: TestDatabase,
  options: { program?: Program; currency?: string } = {},
): Promise<{
  shop: ShopContext;
  key: string;
  ask: (call: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
}> {
  const shop = await liveShop(database, options);
  const { programId } = shop;
  const key = keyFrom(randomBytes(32));
  await createApiKey({ programId, id: randomUUID(), name: "Community", key, actor: "test", now: NOW });
  return { shop, key, ask: (call, body, headers) => ask(key, { call, body, headers }) };
}

/** Asks as "PUT /api/v1/program?shop=…": a text is sent as it is, anything else as JSON. */
async function ask(
  key: string,
  { call, body, headers = {} }: { call: string; body?: unknown; headers?: Record<string, string> | undefined },
): Promise<Answer> {
  const [method = "", address = ""] = call.split(" ");
  const [path = "", query = ""] = address.split("?");
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const reply = await handleApi({
    method,
    path,
    query: new URLSearchParams(query),
    headers: Object.fromEntries(
      Object.entries({ authorization: `Bearer ${key}`, ...headers }).map(([name, value]) => [name, [value]]),
    ),
    body: Buffer.from(text),
  });
  return { status: reply.status, headers: reply.headers ?? {}, json: JSON.parse(String(reply.body)) };
}
