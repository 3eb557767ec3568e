import type { SandboxContext } from "../context.ts";
import { ConnectionCut } from "../http.ts";
import { isObject } from "../json.ts";
import type { AccessToken } from "../state.ts";
import { isIdTokenGood } from "./id-token.ts";
import { ACCESS_SECONDS, issueToken, REFRESH_SECONDS, refreshPair } from "./tokens.ts";

const EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";

/** Answers `POST /admin/oauth/access_token`: token exchange and refresh, with Shopify's errors. */
export async function handleToken(request: Request, context: SandboxContext): Promise<Response> {
  const body = await readBody(request);
  const grant = body["grant_type"] ?? "";
  const fault = context.world.faults.take(["token", grant]);
  if (fault?.when === "before") return await play(context, { grant, fault });
  const answer = answerGrant(context, body);
  log(context, { grant, status: answer.status, error: answer.error });
  if (fault) return await play(context, { grant, fault });
  return Response.json(answer.body, { status: answer.status });
}

interface Answer {
  status: number;
  body: unknown;
  error: string | null;
}

function answerGrant(context: SandboxContext, body: Record<string, string>): Answer {
  const { world, shop } = context;
  if (body["client_id"] !== world.apiKey || body["client_secret"] !== world.apiSecret) {
    return refuse(400, "application_cannot_be_found", "The client id or secret is wrong");
  }
  if (body["grant_type"] === EXCHANGE) {
    if (!shop.installation.isInstalled || !isIdTokenGood(context, body["subject_token"] ?? "")) {
      return refuse(400, "invalid_subject_token", "The subject token is invalid");
    }
    if (body["requested_token_type"] !== OFFLINE) {
      return refuse(400, "invalid_request", "The sandbox issues offline tokens only");
    }
    return grant(issueToken(context, { expiring: body["expiring"] === "1" ? "yes" : "no", replaces: null }));
  }
  if (body["grant_type"] === "refresh_token") {
    const token = refreshPair(context, body["refresh_token"] ?? "");
    return token ? grant(token) : refuse(401, "invalid_request", "This request requires an active refresh_token");
  }
  return refuse(400, "unsupported_grant_type", "The sandbox plays token exchange and refresh");
}

function grant(token: AccessToken): Answer {
  const expiry =
    token.refreshToken === null
      ? {}
      : {
          expires_in: ACCESS_SECONDS,
          refresh_token: token.refreshToken,
          refresh_token_expires_in: REFRESH_SECONDS,
        };
  return { status: 200, body: { access_token: token.token, scope: token.scopes.join(","), ...expiry }, error: null };
}

function refuse(status: number, error: string, description: string): Answer {
  return { status, body: { error, error_description: description }, error: description };
}

async function play(
  context: SandboxContext,
  of: { grant: string; fault: { how: string; delayMs: number } },
): Promise<Response> {
  log(context, { grant: of.grant, status: 500, error: `fault: ${of.fault.how}` });
  if (of.fault.how === "timeout") {
    await new Promise((resolve) => setTimeout(resolve, of.fault.delayMs));
    throw new ConnectionCut();
  }
  const status = of.fault.how === "throttled" ? 429 : 500;
  return Response.json({ error: "The sandbox was told to fail" }, { status });
}

/** Shopify takes JSON and forms. */
async function readBody(request: Request): Promise<Record<string, string>> {
  const text = await request.text();
  if (request.headers.get("content-type")?.includes("json")) {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value)])) : {};
  }
  return Object.fromEntries(new URLSearchParams(text));
}

function log(context: SandboxContext, of: { grant: string; status: number; error: string | null }): void {
  context.world.calls.add({
    at: context.world.clock.text(),
    shop: context.shop.settings.domain,
    kind: "token",
    operation: of.grant === EXCHANGE ? "token-exchange" : of.grant,
    fields: [],
    variables: null,
    status: of.status,
    outcome: of.error === null ? "answered" : "refused",
    errors: of.error === null ? [] : [of.error],
    cost: null,
  });
}
