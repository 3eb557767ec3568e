import type { AdminOperations } from "@shopify/admin-api-client";
import { GraphqlQueryError, HttpMaxRetriesError, HttpThrottlingError, type Session } from "@shopify/shopify-api";
import { z } from "zod";
import { freshSession } from "./fresh-session.server.ts";
import { log } from "./log.server.ts";
import { refusalStatus } from "./shopify-fetch.server.ts";
import { shopify } from "./shopify.server.ts";
import {
  type AdminClient,
  RefusedError,
  ShopifyError,
  ThrottledError,
  UnauthorizedError,
  UnavailableError,
} from "./shopify/admin-client.ts";
import { Pace, type Said } from "./shopify/pace.ts";

/**
 * How long a caller lets the shop's rate limit hold it up in all, in milliseconds. `paced`: work that comes back later rather than
 * wait; `hurried`: somebody waits, and may use what is kept for that.
 */
const PATIENCE_MS = { patient: 60_000, paced: 1_000, hurried: 3_000 };
const MILLISECONDS_MIN = 250;
const SHOPS_REMEMBERED_MAX = 10_000;

const paces = new Map<string, Pace>();

function paceOf(shopDomain: string): Pace {
  const known = paces.get(shopDomain);
  if (known) return known;
  // What is forgotten is told again with the next answer.
  if (paces.size >= SHOPS_REMEMBERED_MAX) paces.clear();
  const pace = new Pace();
  paces.set(shopDomain, pace);
  return pace;
}

/**
 * The Admin API of one shop: with a token that is kept fresh, at the pace that the shop's rate limit allows. A call waits before
 * Shopify would refuse it, and leaves a little for those that somebody waits for.
 *
 * @param shopDomain such as `example.myshopify.com`; nothing is asked before the first query
 * @param patience `hurried` where somebody waits for the answer: a throttled call is given up after seconds
 */
export function adminFor(shopDomain: string, patience: keyof typeof PATIENCE_MS = "patient"): AdminClient {
  return {
    shopDomain,
    query: async (operation, variables) => {
      const wait = waiter(shopDomain, patience);
      for (;;) {
        const answer = await inTurn({ shopDomain, operation, patience, wait }, () =>
          queryOnce(shopDomain, operation, variables),
        );
        if (answer.outcome === "data") return answer.data;
        await wait(Math.max(answer.waitMs, MILLISECONDS_MIN));
      }
    },
  };
}

/** Sends one call when the shop's pace lets it. */
async function inTurn<Kind extends { said?: Said }>(
  call: {
    shopDomain: string;
    operation: string;
    patience: keyof typeof PATIENCE_MS;
    wait: (ms: number) => Promise<void>;
  },
  send: () => Promise<Kind>,
): Promise<Kind> {
  const { shopDomain, operation, patience, wait } = call;
  const hurry = patience === "hurried" ? "some" : "none";
  const turn = paceOf(shopDomain).enter({ operation, hurry, nowMs: Date.now() });
  let said: Said | undefined;
  try {
    if (turn.waitMs > 0) await wait(turn.waitMs);
    turn.setOut();
    const answer = await send();
    said = answer.said;
    return answer;
  } finally {
    turn.leave(said);
  }
}

/** Waits as often as it is asked to, until all of it is more than the caller's patience. */
function waiter(shopDomain: string, patience: keyof typeof PATIENCE_MS): (waitMs: number) => Promise<void> {
  let waitedMs = 0;
  return async (waitMs) => {
    if (waitedMs + waitMs > PATIENCE_MS[patience]) throw new ThrottledError(`${shopDomain} is throttled`, waitMs);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    waitedMs += waitMs;
  };
}

type Throttled = { outcome: "throttled"; waitMs: number };
type Answer<Data> = { outcome: "data"; data: Data; said?: Said } | (Throttled & { said?: Said });
type Variables<Operation extends string> = AdminOperations[Operation]["variables"];
type Data<Operation extends string> = AdminOperations[Operation]["return"];

async function queryOnce<Operation extends string>(
  shopDomain: string,
  operation: Operation,
  variables: Variables<Operation>,
): Promise<Answer<Data<Operation>>> {
  const session = await freshSession(shopDomain);
  try {
    return await send(session, operation, variables);
  } catch (error) {
    if (!(error instanceof UnauthorizedError) || !session.accessToken) throw error;
    // A token may be revoked before its time; one that was refreshed meanwhile, or now, is worth one more try.
    log.info({ shop: shopDomain }, "Shopify refused the access token");
    const renewed = await freshSession(shopDomain, { kind: "rejected", accessToken: session.accessToken });
    return send(renewed, operation, variables);
  }
}

async function send<Operation extends string>(
  session: Session,
  operation: Operation,
  variables: Variables<Operation>,
): Promise<Answer<Data<Operation>>> {
  const client = new (shopify().api.clients.Graphql)({ session });
  try {
    const { data, extensions } = await client.request<Data<Operation>>(operation, {
      variables: variablesSchema.parse(variables),
    });
    if (data === undefined) throw new UnavailableError(`${session.shop}: Shopify answered without data`);
    const cost = costSchema.safeParse(extensions?.cost).data;
    return { outcome: "data", data, ...(cost ? { said: saidOf(cost, cost.requestedQueryCost) } : {}) };
  } catch (error) {
    const throttle = throttleOf(error);
    if (throttle) return throttle;
    throw translated(session.shop, error);
  }
}

const variablesSchema = z.record(z.string(), z.unknown()).optional();

const costSchema = z.object({
  requestedQueryCost: z.number(),
  throttleStatus: z.object({
    maximumAvailable: z.number().positive().default(1000),
    currentlyAvailable: z.number(),
    restoreRate: z.number().positive(),
  }),
});

function saidOf({ throttleStatus: status }: z.output<typeof costSchema>, cost?: number): Said {
  return { status, nowMs: Date.now(), ...(cost === undefined ? {} : { cost }) };
}

const graphqlErrorsSchema = z.object({
  errors: z.object({
    graphQLErrors: z
      .array(
        z.object({
          message: z.string(),
          path: z.array(z.unknown()).optional(),
          extensions: z.object({ code: z.string().optional() }).optional(),
        }),
      )
      .default([]),
  }),
  extensions: z.object({ cost: costSchema }).optional().catch(undefined),
});

/** Shopify throttles a query by an error in a 200 that says how many points are missing, and a flood of requests by a 429. */
function throttleOf(error: unknown): (Throttled & { said?: Said }) | null {
  if (error instanceof HttpThrottlingError) {
    return { outcome: "throttled", waitMs: (error.response.retryAfter ?? 1) * 1000 };
  }
  if (error instanceof HttpMaxRetriesError) return { outcome: "throttled", waitMs: 1000 };
  if (!(error instanceof GraphqlQueryError)) return null;
  const parsed = graphqlErrorsSchema.safeParse(error.body);
  const isThrottled = parsed.data?.errors.graphQLErrors.some(({ extensions }) => extensions?.code === "THROTTLED");
  if (!parsed.success || !isThrottled) return null;
  const cost = parsed.data.extensions?.cost;
  if (!cost) return { outcome: "throttled", waitMs: 1000 };
  const missing = cost.requestedQueryCost - cost.throttleStatus.currentlyAvailable;
  const waitMs = Math.ceil((missing / cost.throttleStatus.restoreRate) * 1000);
  return { outcome: "throttled", waitMs, said: saidOf(cost) };
}

const UNKNOWN_OUTCOME = new Set(["INTERNAL_SERVER_ERROR", "TIMEOUT", "SERVICE_UNAVAILABLE"]);

function translated(shop: string, error: unknown): ShopifyError {
  if (error instanceof ShopifyError) return error;
  if (error instanceof GraphqlQueryError) {
    const parsed = graphqlErrorsSchema.safeParse(error.body);
    const errors = parsed.data?.errors.graphQLErrors ?? [];
    const codes = errors.flatMap(({ extensions }) => extensions?.code ?? []);
    const message = `${shop}: ${errors.map((one) => one.message).join("; ") || error.message}`;
    // What has a path came up while the operation ran: unless it says why, a part may have happened.
    const isHalfWay = errors.some(({ path, extensions }) => path !== undefined && extensions?.code === undefined);
    const isUnknown = errors.length === 0 || isHalfWay || codes.some((code) => UNKNOWN_OUTCOME.has(code));
    return isUnknown ? new UnavailableError(message, { cause: error }) : new RefusedError(message, codes);
  }
  const code = refusalStatus(error);
  if (code === 401) return new UnauthorizedError(`${shop}: Shopify refused the access token`);
  // A frozen or locked shop (402, 423) comes back; what it is asked meanwhile did not happen, but may later.
  if (code === 400 || code === 403 || code === 404) {
    return new RefusedError(`${shop}: Shopify answered ${String(code)}`, [`HTTP_${String(code)}`]);
  }
  return new UnavailableError(`${shop}: Shopify answered ${String(code ?? "nothing")}`, { cause: error });
}
