import { clock } from "../clock.server.ts";
import { noteApiKeyUse } from "../flows/note-api-key-use.ts";
import { TooManyPoints } from "../loyalty/points.ts";
import { type ApiKeyRecord, findApiKey } from "../models/api-key.ts";
import type { ApiHandler } from "./api/call.ts";
import { notFound, refused } from "./api/call.ts";
import { postEvents, postWithdrawal } from "./api/events.ts";
import { aboutMember, deleteBirthday, listTransfers, putBirthday, showOne } from "./api/members.ts";
import { getProgram, putProgram } from "./api/program.ts";
import { deleteReferral, postReferral } from "./api/referrals.ts";
import { deleteTierGrant, postTierGrant } from "./api/tier-grants.ts";
import { jsonReply, type DoorReply, type DoorRequest } from "./door.ts";
import { OPENAPI } from "./openapi.ts";
import { problemReply } from "./problem.ts";

/** A key's last use is noted at most this often. */
const NOTE_EVERY_MS = 60 * 60 * 1000;

/** Every address with what can be done there; the names in braces are the handlers' params. */
const ROUTES: readonly { path: string; methods: Readonly<Record<string, ApiHandler>> }[] = [
  { path: "/api/v1/program", methods: { GET: getProgram, PUT: putProgram } },
  { path: "/api/v1/events", methods: { POST: postEvents } },
  { path: "/api/v1/events/{eventId}/withdraw", methods: { POST: postWithdrawal } },
  { path: "/api/v1/referrals", methods: { POST: postReferral } },
  { path: "/api/v1/members/{customerId}", methods: { GET: aboutMember(showOne) } },
  { path: "/api/v1/members/{customerId}/transfers", methods: { GET: aboutMember(listTransfers) } },
  {
    path: "/api/v1/members/{customerId}/birthday",
    methods: { PUT: aboutMember(putBirthday), DELETE: aboutMember(deleteBirthday) },
  },
  { path: "/api/v1/members/{customerId}/referral", methods: { DELETE: aboutMember(deleteReferral) } },
  { path: "/api/v1/members/{customerId}/tier-grants", methods: { POST: aboutMember(postTierGrant) } },
  { path: "/api/v1/members/{customerId}/tier-grants/{grantId}", methods: { DELETE: aboutMember(deleteTierGrant) } },
];

/**
 * The REST interface for the merchant's own systems: the program, its members, and what happens to them.
 *
 * A request carries a bearer key of the program and reaches that program only. Errors are problem documents (RFC 9457).
 */
export async function handleApi(request: DoorRequest): Promise<DoorReply> {
  if (request.path === "/api/v1/openapi.json") return jsonReply(200, OPENAPI);
  const key = await authenticated(request);
  if (!key) return unauthorized();
  for (const { path, methods } of ROUTES) {
    const params = paramsOf(path, request.path);
    if (!params) continue;
    const handler = methods[request.method === "HEAD" ? "GET" : request.method];
    if (!handler) return wrongMethod(Object.keys(methods));
    const { programId, id } = key;
    return answered(() => handler({ programId, actor: `api-key:${id}`, request, params, now: clock.now() }));
  }
  return notFound("There is nothing at this address");
}

/** What a request would bring beyond all counting is refused, and nothing of it stored. */
async function answered(work: () => Promise<DoorReply>): Promise<DoorReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TooManyPoints)) throw error;
    return refused("too-many-points", "By the program's rules this would bring more points than can be counted");
  }
}

/** Every call that is answered, such as "GET /api/v1/program". */
export function apiCalls(): string[] {
  return ROUTES.flatMap(({ path, methods }) => Object.keys(methods).map((method) => `${method} ${path}`));
}

/** What stands at a route's names, decoded; null for another address. */
function paramsOf(route: string, path: string): Record<string, string> | null {
  const names = route.split("/");
  const parts = path.split("/");
  if (names.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? "";
    if (name.startsWith("{")) {
      const decoded = decodedPart(part);
      if (decoded === null || decoded === "") return null;
      params[name.slice(1, -1)] = decoded;
    } else if (name !== part) return null;
  }
  return params;
}

function decodedPart(part: string): string | null {
  try {
    const decoded = decodeURIComponent(part);
    return decoded.includes("\0") ? null : decoded;
  } catch {
    return null;
  }
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

function unauthorized(): DoorReply {
  return problemReply(
    { status: 401, type: "unauthorized", title: "A valid key is needed: Authorization: Bearer <key>" },
    { "www-authenticate": 'Bearer realm="Laurel"' },
  );
}

function wrongMethod(methods: string[]): DoorReply {
  const allow = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
  return problemReply({ status: 405, type: "method", title: `Only ${allow} is known here` }, { allow });
}
