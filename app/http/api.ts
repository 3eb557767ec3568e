import { z } from "zod";
import { clock } from "../clock.server.ts";
import { noteApiKeyUse } from "../flows/note-api-key-use.ts";
import { showMember } from "../flows/show-member.ts";
import { balanceAt } from "../ledger/history.ts";
import { type ApiKeyRecord, findApiKey } from "../models/api-key.ts";
import { type ApiMember, findApiMember, transfersPage } from "../models/api-member.ts";
import { isShopifyId } from "../shopify/ids.ts";
import { jsonReply, type DoorReply, type DoorRequest } from "./door.ts";
import { OPENAPI } from "./openapi.ts";
import { problemReply } from "./problem.ts";

const TRANSFERS_MAX = 250;
const TRANSFERS_USUAL = 250;
/** A key's last use is noted at most this often. */
const NOTE_EVERY_MS = 60 * 60 * 1000;

/**
 * The REST interface for the merchant's own systems: `/api/v1/members/{Shopify customer id}` and `…/transfers`.
 *
 * A request carries a bearer key of the program and sees that program only. Errors are problem documents (RFC 9457).
 */
export async function handleApi(request: DoorRequest): Promise<DoorReply> {
  if (request.path === "/api/v1/openapi.json") return jsonReply(200, OPENAPI);
  const key = await authenticated(request);
  if (!key) return unauthorized();
  const { pathname, customerId } = parsedPath(request.path);
  if (pathname !== "member" && pathname !== "transfers") return notFound("There is nothing at this address");
  if (request.method !== "GET" && request.method !== "HEAD") {
    return problemReply({ status: 405, type: "method", title: "Only GET is known here" }, { allow: "GET, HEAD" });
  }
  const member = customerId === null ? null : await findApiMember(key.programId, customerId);
  if (!member || customerId === null) return notFound("No member has this Shopify customer id");
  const of = { programId: key.programId, member, customerId };
  return pathname === "member" ? memberReply(of, request) : transfersReply(of, request);
}

async function authenticated(request: DoorRequest): Promise<ApiKeyRecord | null> {
  const [authorization, ...more] = request.headers.authorization ?? [];
  const key = /^Bearer +([\w-]{20,100})$/i.exec(authorization ?? "")?.[1];
  const record = key && more.length === 0 ? await findApiKey(key) : null;
  if (!record) return null;
  const now = clock.now();
  if (!record.lastUsedAt || now.getTime() - record.lastUsedAt.getTime() > NOTE_EVERY_MS) {
    await noteApiKeyUse({ programId: record.programId, id: record.id, now });
  }
  return record;
}

function parsedPath(path: string): { pathname: "member" | "transfers" | null; customerId: string | null } {
  const match = /^\/api\/v1\/members\/([^/]+)(\/transfers)?$/.exec(path);
  if (!match) return { pathname: null, customerId: null };
  const [, id = "", transfers] = match;
  // "01" would be answered as another id than the one Shopify knows.
  const isId = isShopifyId(id) && !id.startsWith("0");
  return { pathname: transfers ? "transfers" : "member", customerId: isId ? id : null };
}

interface Found {
  programId: string;
  member: ApiMember;
  customerId: string;
}

const memberQuerySchema = z.object({ asOf: z.iso.datetime({ offset: true }).optional() });

async function memberReply({ programId, member, customerId }: Found, request: DoorRequest): Promise<DoorReply> {
  const { memberId, joinedAt } = member;
  const query = memberQuerySchema.safeParse(Object.fromEntries(request.query));
  if (!query.success) return badParameter(query.error);
  const { asOf } = query.data;
  const state = await showMember({ shop: { ...member, programId }, memberId, now: clock.now() });
  if (!state) return notFound("No member has this Shopify customer id");
  const pending = state.pending.reduce((sum, { points }) => sum + points, 0);
  return jsonReply(200, {
    id: customerId,
    joinedAt,
    balance: { available: state.balance, pending },
    ...(asOf === undefined
      ? {}
      : { asOf: { at: asOf, balance: await balanceAt({ programId, memberId, at: new Date(asOf) }) } }),
    pending: state.pending,
    tier: state.tier,
    nextTier: state.next,
  });
}

const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(TRANSFERS_MAX).default(TRANSFERS_USUAL),
  cursor: z
    .string()
    .transform((text) => Buffer.from(text, "base64url").toString("utf8"))
    .pipe(z.string().regex(/^t\d{1,18}$/, "is no cursor of ours"))
    .transform((text) => text.slice(1))
    .optional(),
});

async function transfersReply({ programId, member }: Found, request: DoorRequest): Promise<DoorReply> {
  const page = pageSchema.safeParse(Object.fromEntries(request.query));
  if (!page.success) return badParameter(page.error);
  const { limit, cursor = null } = page.data;
  const { memberId } = member;
  const rows = await transfersPage({ programId, memberId, before: cursor, limit: limit + 1 });
  const transfers = rows.slice(0, limit).map((row) => ({ ...row, points: Number(row.points) }));
  const last = rows.length > limit ? transfers.at(-1) : undefined;
  const next = last ? Buffer.from(`t${last.id}`).toString("base64url") : null;
  return jsonReply(200, { transfers, next });
}

function badParameter(error: z.ZodError): DoorReply {
  const detail = error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  return problemReply({ status: 400, type: "bad-request", title: "A parameter is not right", detail });
}

function unauthorized(): DoorReply {
  return problemReply(
    { status: 401, type: "unauthorized", title: "A valid key is needed: Authorization: Bearer <key>" },
    { "www-authenticate": 'Bearer realm="Laurel"' },
  );
}

function notFound(detail: string): DoorReply {
  return problemReply({ status: 404, type: "not-found", title: "Not found", detail });
}
