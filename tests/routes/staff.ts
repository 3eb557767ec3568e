import { createHmac, randomUUID } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { afterEach } from "vitest";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { type Program, simpleProgram } from "../../app/loyalty/program.ts";
import type { TestDatabase } from "../support/database.ts";
import { domainOf } from "../support/deliveries.ts";
import { testEnvironment } from "../support/environment.ts";
import { liveShop } from "../support/live-shop.ts";
import { type EdgeAnswer, shopifyAtTheEdge } from "../support/shopify-at-the-edge.ts";

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";

/** A member of a shop's staff in the embedded admin, with the token that App Bridge would send. */
export interface Staff {
  shop: ShopContext;
  domain: string;
  /** What a loader or action is called with: a GET, or a POST of `body` as JSON (a form when it is FormData). */
  ask: <Params extends Record<string, string>>(
    path: string,
    options?: {
      body?: unknown;
      params?: Params;
      /** Shopify's number of the member of staff; left out: 42. */
      as?: string;
    },
  ) => { request: Request; params: Params; context: Record<string, unknown> };
}

/** Customers that Shopify knows, by number; null: Shopify does not answer at all. */
export interface Customers {
  names: Map<string, string> | null;
}

/** A Shopify that answers what the admin asks about customers. Call once, at the top. */
export function shopifyWithCustomers(): Customers {
  testEnvironment();
  const customers: Customers = { names: new Map() };
  const edge = shopifyAtTheEdge();
  edge.answer = ({ body }) => answer(customers, String(body["query"]), body["variables"]);
  afterEach(() => {
    customers.names = new Map();
  });
  return customers;
}

/** A shop with a live program, and somebody of its staff. */
export async function staffOfNewShop(database: TestDatabase, options: { program?: Program } = {}): Promise<Staff> {
  const shop = await liveShop(database, { program: options.program ?? simpleProgram(100) });
  const domain = await domainOf(database, shop);
  const { sessionStorage } = await import("../../app/session-storage.server.ts");
  const { REQUIRED_SCOPES } = await import("../../app/shopify/app-config.ts");
  await sessionStorage.storeSession(
    new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: "",
      isOnline: false,
      accessToken: "shpat_1",
      scope: REQUIRED_SCOPES.join(","),
    }),
  );
  return {
    shop,
    domain,
    ask: (path, { body, params, as = "42" } = {}) => {
      const headers = { authorization: `Bearer ${idToken(domain, as)}`, "user-agent": BROWSER };
      const isForm = body instanceof FormData;
      const post =
        body === undefined
          ? {}
          : {
              method: "POST",
              body: isForm ? body : JSON.stringify(body),
              headers: isForm ? headers : { ...headers, "content-type": "application/json" },
            };
      const request = new Request(`https://laurel.example.com${path}`, { headers, ...post });
      return { request, params: Object.assign({}, params), context: {} };
    },
  };
}

/** The status of what a loader or action threw instead of answering. */
export async function statusOf(asking: Promise<unknown>): Promise<number> {
  const thrown: unknown = await asking.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof Response) return thrown.status;
  const init: unknown = typeof thrown === "object" && thrown !== null && "init" in thrown ? thrown.init : null;
  return typeof init === "object" && init !== null && "status" in init ? Number(init.status) : 0;
}

function answer(customers: Customers, query: string, variables: unknown): EdgeAnswer {
  if (customers.names === null) return { status: 503, body: {} };
  const known = [...customers.names];
  const gid = (id: string) => `gid://shopify/Customer/${id}`;
  const asked = JSON.stringify(variables);
  if (query.includes("FindCustomers")) {
    const found = known.filter(([, name]) => asked.toLowerCase().includes(name.split(" ")[0]?.toLowerCase() ?? "?"));
    return { status: 200, body: { data: { customers: { nodes: found.map(([id]) => ({ id: gid(id) })) } } } };
  }
  if (query.includes("CustomersByEmail")) {
    const emails = Object.entries(typeof variables === "object" ? (variables ?? {}) : {});
    const owner = (email: string) =>
      known.find(([, name]) => email.startsWith(`${name.split(" ")[0]?.toLowerCase() ?? "?"}@`));
    const found = emails.map(([alias, email]) => [alias.replace("e", "c"), owner(String(email))] as const);
    return {
      status: 200,
      body: { data: Object.fromEntries(found.map(([alias, one]) => [alias, one ? { id: gid(one[0]) } : null])) },
    };
  }
  const nodes = known
    .filter(([id]) => asked.includes(`"${gid(id)}"`))
    .map(([id, displayName]) => {
      const emailAddress = `${displayName.split(" ")[0]?.toLowerCase() ?? "?"}@example.com`;
      return { id: gid(id), displayName, defaultEmailAddress: { emailAddress } };
    });
  return { status: 200, body: { data: { nodes } } };
}

function idToken(domain: string, sub: string): string {
  const { SHOPIFY_API_KEY: aud, SHOPIFY_API_SECRET: secret = "" } = process.env;
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://${domain}/admin`,
    dest: `https://${domain}`,
    aud,
    sub,
    exp: now + 60,
    nbf: now - 1,
    iat: now,
    jti: randomUUID(),
    sid: "1",
  };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}
