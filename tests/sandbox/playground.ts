import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll } from "vitest";
import { startSandbox, type Sandbox, type SandboxRequest } from "../../sandbox/server.ts";

/** A webhook as it reached the app. */
export interface Received {
  topic: string;
  headers: Record<string, string>;
  text: string;
  body: Record<string, unknown>;
  isSigned: boolean;
}

export interface Answer<Body> {
  status: number;
  body: Body;
  text: string;
}

/** A sandbox with an app beside it that takes everything and remembers it. */
export interface Playground {
  sandbox: Sandbox;
  received: Received[];
  /** What the app answers to webhooks; 200 unless a test says otherwise. */
  app: { status: number };
  control: <Body = Record<string, never>>(
    method: "GET" | "POST",
    path: string,
    body?: unknown,
  ) => Promise<Answer<Body>>;
  /** Runs an operation under the shop's scopes, or under others. */
  graphql: (query: string, variables?: object, token?: string) => Promise<Answer<GraphqlBody>>;
  token: () => Promise<string>;
  atRest: () => Promise<void>;
}

export interface GraphqlBody {
  data?: unknown;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  extensions?: { cost: Cost };
}

interface Cost {
  requestedQueryCost: number;
  actualQueryCost: number | null;
  throttleStatus: { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };
}

/** Starts a playground for the tests of a file; it is filled in once they run. */
export function playground(request: Partial<SandboxRequest> = {}): Playground {
  const play = {} as Playground;
  let server: Server | null = null;
  beforeAll(async () => {
    const received: Received[] = [];
    const app = { status: 200 };
    server = await receiver(received, app);
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const sandbox = await startSandbox({
      port: 0,
      storePort: 0,
      appUrl: `http://127.0.0.1:${String(port)}`,
      persist: false,
      sample: "empty",
      retryCompression: 6000,
      ...request,
    });
    Object.assign(play, { sandbox, received, app, ...clientOf(sandbox) });
  });
  afterAll(async () => {
    await play.sandbox.stop();
    server?.close();
  });
  return play;
}

function receiver(received: Received[], app: { status: number }): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      const headers = Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)]));
      const signature = createHmac("sha256", "laurel-sandbox-secret").update(text).digest("base64");
      received.push({
        topic: headers["x-shopify-topic"] ?? "",
        headers,
        text,
        body: parsed(text || "{}"),
        isSigned: signature === headers["x-shopify-hmac-sha256"],
      });
      response.writeHead(app.status).end();
    });
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function clientOf(sandbox: Sandbox): Pick<Playground, "control" | "graphql" | "token" | "atRest"> {
  let known: string | null = null;
  const control: Playground["control"] = async (method, path, body) => {
    const response = await fetch(`${sandbox.home}/control${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text), text };
  };
  const token = async () => {
    const minted = await control<{ token: string }>("POST", "/id-token", {});
    const answer = await exchange(sandbox, { subject_token: minted.body.token });
    return answer.body.access_token ?? "";
  };
  return {
    control,
    token,
    graphql: async (query, variables = {}, given) => {
      known ??= await token();
      const response = await fetch(`${sandbox.home}/admin/api/2026-10/graphql.json`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-shopify-access-token": given ?? known },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      return { status: response.status, body: parsed(text), text };
    },
    atRest: async () => {
      const { status, text } = await control("POST", "/idle", { app: "not-asked", timeoutSeconds: 10 });
      if (status !== 200) throw new Error(text);
    },
  };
}

/** A test that reads an answer says what it takes it for. */
function parsed<Body>(text: string): Body {
  return JSON.parse(text) as Body;
}

export interface TokenAnswer {
  access_token?: string;
  scope?: string;
  expires_in?: number;
  refresh_token?: string;
  refresh_token_expires_in?: number;
  error?: string;
  error_description?: string;
}

/** Asks the token endpoint; by default exchanges an ID token for an expiring offline token. */
export async function exchange(sandbox: Sandbox, change: Record<string, string>): Promise<Answer<TokenAnswer>> {
  const response = await fetch(`${sandbox.home}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: sandbox.apiKey,
      client_secret: sandbox.apiSecret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
      ...change,
    }),
  });
  const text = await response.text();
  return { status: response.status, body: parsed(text), text };
}
