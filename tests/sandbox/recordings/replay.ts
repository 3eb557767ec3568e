import path from "node:path";
import { handleAdminApi } from "../../../sandbox/api/handle-admin-api.ts";
import type { SandboxContext } from "../../../sandbox/context.ts";
import { isObject } from "../../../sandbox/json.ts";
import { createShop } from "../../../sandbox/shops.ts";
import { createWorld, emptyState } from "../../../sandbox/world.ts";
import { differences, type Difference } from "./compare.ts";
import type { RecordedRequest, Recording } from "./recording.ts";

/** What became of one recorded request. */
export interface Outcome {
  /** Its name within all recordings, "file#request". */
  id: string;
  request: RecordedRequest;
  /** Empty: both answers have the same shape and the same errors. */
  differences: Difference[];
  /** Values that are not the same where the shape is. */
  values: Difference[];
}

const SCOPES = ["discounts", "gift_cards", "gift_card_transactions", "store_credit_account_transactions", "store_credit_accounts", "customers", "products", "orders"].flatMap((one) => [`read_${one}`, `write_${one}`]); // prettier-ignore
const TOKEN = "replay";

/** Plays a recording against a sandbox of its own, in the order it was recorded. */
export async function replay(name: string, recording: Recording): Promise<Outcome[]> {
  const context = shopOf(recording);
  const known = new Map<string, string>();
  const outcomes: Outcome[] = [];
  for (const request of recording.requests) {
    const answer = await post(context, {
      ...request,
      variables: renamed(request.variables, { recording, context, known }),
    });
    learn(request.answer, answer, known);
    if (request.counts === false) continue;
    const expected = renamed(request.answer, { recording, context, known });
    const found = differences(expected, answer);
    outcomes.push({
      id: `${name}#${request.name}`,
      request,
      differences: found.filter((one) => one.kind !== "value"),
      values: found.filter((one) => one.kind === "value"),
    });
  }
  return outcomes;
}

function shopOf(recording: Recording): SandboxContext {
  const { world } = createWorld({
    state: emptyState(),
    snapshotFile: null,
    apiKey: "key",
    apiSecret: "secret",
    origins: { home: "http://127.0.0.1:1", store: "http://127.0.0.1:1", app: "http://127.0.0.1:1" },
    // An app that subscribes to nothing: nobody is told of what happens here.
    appConfigFile: path.join(import.meta.dirname, "app.toml"),
  });
  world.clock.setOffset(Date.parse(recording.at) - Date.now());
  const domain = "recorded-shop.myshopify.com";
  const context = createShop(world, { domain, currency: "CAD", timeZone: "America/Toronto", taxesIncluded: false });
  const { installation } = context.shop;
  installation.scopes = SCOPES;
  installation.tokens = [
    { token: TOKEN, refreshToken: null, scopes: SCOPES, expiresAtMs: null, refreshExpiresAtMs: null, replaces: null },
  ];
  seed(context, recording);
  return context;
}

function seed(context: SandboxContext, { seed: { customers, products, collections } }: Recording): void {
  const at = context.world.clock.text();
  const consent = { state: "not_subscribed", updatedAt: null } as const;
  for (const { id, ...given } of customers) {
    context.shop.customers.set(numberOf(id), {
      ...given,
      id: numberOf(id),
      phone: null,
      note: null,
      state: "disabled",
      verifiedEmail: true,
      emailConsent: consent,
      smsConsent: consent,
      locale: "en",
      defaultAddress: null,
      createdAt: at,
      updatedAt: at,
    });
  }
  for (const { id, title, handle, variantId } of products) {
    context.shop.products.set(numberOf(id), {
      id: numberOf(id),
      variantId: variantId === undefined ? `${numberOf(id)}1` : numberOf(variantId),
      handle: handle ?? numberOf(id),
      title,
      description: "",
      vendor: "",
      productType: "",
      tags: [],
      collectionIds: [],
      sku: "",
      priceMinor: 1000,
      isGiftCard: false,
      requiresShipping: true,
      taxable: true,
      createdAt: at,
      updatedAt: at,
    });
  }
  for (const { id, title } of collections) {
    context.shop.collections.set(numberOf(id), { id: numberOf(id), handle: numberOf(id), title });
  }
}

async function post(context: SandboxContext, of: { query: string; variables: unknown }): Promise<unknown> {
  const request = new Request("http://127.0.0.1:1/admin/api/2026-10/graphql.json", {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": TOKEN },
    body: JSON.stringify({ query: of.query, variables: of.variables }),
  });
  // A document may cost more than a full bucket gives at once; the rate limit is none of a recording's business.
  context.world.buckets.clear();
  const response = await handleAdminApi(request, context);
  const answer: unknown = await response.json();
  return answer;
}

/** Remembers which id or cursor of the sandbox stands where the recording has another. */
function learn(recorded: unknown, answered: unknown, known: Map<string, string>): void {
  if (Array.isArray(recorded) && Array.isArray(answered)) {
    for (const [index, one] of recorded.entries()) learn(one, answered[index], known);
  } else if (isObject(recorded) && isObject(answered)) {
    for (const [key, value] of Object.entries(recorded)) {
      const other = answered[key];
      if (typeof value === "string" && typeof other === "string" && /ursor$/.test(key)) known.set(value, other);
      learn(value, other, known);
    }
  } else if (typeof recorded === "string" && typeof answered === "string" && recorded.startsWith("gid://")) {
    const [left, right] = [numberOf(recorded), numberOf(answered)];
    if (recorded.replace(left, "") === answered.replace(right, "")) known.set(left, right);
  }
}

type Naming = { recording: Recording; context: SandboxContext; known: ReadonlyMap<string, string> };

/** Variables with the sandbox's ids and cursors in place of the recorded ones. */
function renamed(value: unknown, naming: Naming): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, naming));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, naming)]));
  if (typeof value !== "string") return value;
  const cursor = naming.known.get(value);
  if (cursor !== undefined) return cursor;
  const text = value.replace(/\d{8,}/g, (number) => naming.known.get(number) ?? number);
  return withAppId(text, naming);
}

/** The app has another number here; it is a part of its namespace. */
function withAppId<Value>(value: Value, of: Pick<Naming, "recording" | "context">): Value {
  const { appId } = of.recording;
  if (appId === undefined) return value;
  const text = JSON.stringify(value).replaceAll(`app--${appId}`, `app--${of.context.world.appId}`);
  return JSON.parse(text) as Value;
}

function numberOf(globalId: string): string {
  return globalId.split("?")[0]?.split("/").at(-1) ?? globalId;
}
