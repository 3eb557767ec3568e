import { z } from "zod";
import { noteBirthday } from "../../flows/note-birthday.ts";
import { showMember } from "../../flows/show-member.ts";
import { balanceAt } from "../../ledger/history.ts";
import { type MonthDay, monthDaySchema } from "../../loyalty/program/primitives.ts";
import { type ApiShop, dueAwards, openLots, projectionOf } from "../../models/api-facts.ts";
import { type ApiMember, findApiMember, transfersPage } from "../../models/api-member.ts";
import { type DoorReply, jsonReply } from "../door.ts";
import { problemReply } from "../problem.ts";
import { type ApiCall, customerIdOf, notFound, readBody } from "./call.ts";
import { noShop, shopAsked } from "./shop.ts";

const TRANSFERS_MAX = 250;
const LISTED_MAX = 250;

/** A member whom an address names, and the shop whose customer it is; null while none is installed. */
export interface Found {
  call: ApiCall;
  member: ApiMember;
  customerId: string;
  shop: ApiShop | null;
}

/** Answers about the member that the address names, or that there is none. */
export function aboutMember(handler: (found: Found) => Promise<DoorReply>) {
  return async (call: ApiCall): Promise<DoorReply> => {
    const customerId = customerIdOf(call.params.customerId);
    const asked = await shopAsked(call);
    if (!asked.ok) return asked.reply;
    const { shop } = asked;
    const shopId = shop?.shopId ?? null;
    const member = customerId === null ? null : await findApiMember({ ...call, customerId, shopId });
    if (!member || customerId === null) return notFound("No member has this Shopify customer id");
    return handler({ call, member, customerId, shop });
  };
}

const memberQuerySchema = z.object({ asOf: z.iso.datetime({ offset: true }).optional() });

/** `GET …/members/{customerId}` */
export async function showOne({ call, member, customerId }: Found): Promise<DoorReply> {
  const { programId, request, now } = call;
  const { memberId, joinedAt } = member;
  const query = memberQuerySchema.safeParse(Object.fromEntries(request.query));
  if (!query.success) return badParameter(query.error);
  const { asOf } = query.data;
  const state = await showMember({ shop: { ...member, programId }, memberId, now });
  if (!state) return notFound("No member has this Shopify customer id");
  const [lots, awards, projection] = await Promise.all([
    openLots({ programId, memberId, limit: LISTED_MAX }),
    dueAwards({ programId, memberId, now, limit: LISTED_MAX }),
    projectionOf({ programId, memberId }),
  ]);
  const { balance, pending, tier, tierUntil, next, units, vesting, expiring, ownDays } = state;
  return jsonReply(200, {
    id: customerId,
    joinedAt,
    balance: { available: balance, pending: pending.reduce((sum, { points }) => sum + points, 0) },
    ...(asOf === undefined
      ? {}
      : { asOf: { at: asOf, balance: await balanceAt({ programId, memberId, at: new Date(asOf) }) } }),
    ...{ pending, vesting, expiring, units },
    lots: lots.map((lot) => ({ ...lot, points: Number(lot.points), remaining: Number(lot.remaining) })),
    awards,
    ownDays,
    tier,
    tierUntil,
    nextTier: next,
    projection: projection.map(({ at, tierId }) => ({ at: new Date(at * 1000), tier: tierId })),
  });
}

const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(TRANSFERS_MAX).default(TRANSFERS_MAX),
  unit: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, "is no unit")
    .default("points"),
  cursor: z
    .string()
    .transform((text) => Buffer.from(text, "base64url").toString("utf8"))
    .pipe(z.string().regex(/^t\d{1,18}$/, "is no cursor of ours"))
    .transform((text) => text.slice(1))
    .optional(),
});

/** `GET …/members/{customerId}/transfers` */
export async function listTransfers({ call, member }: Found): Promise<DoorReply> {
  const page = pageSchema.safeParse(Object.fromEntries(call.request.query));
  if (!page.success) return badParameter(page.error);
  const { limit, unit, cursor = null } = page.data;
  const { programId } = call;
  const { memberId } = member;
  const rows = await transfersPage({ programId, memberId, unit, before: cursor, limit: limit + 1 });
  const transfers = rows.slice(0, limit).map((row) => ({ ...row, points: Number(row.points) }));
  const last = rows.length > limit ? transfers.at(-1) : undefined;
  const next = last ? Buffer.from(`t${last.id}`).toString("base64url") : null;
  return jsonReply(200, { transfers, next });
}

/** `PUT …/members/{customerId}/birthday` */
export async function putBirthday(found: Found): Promise<DoorReply> {
  const read = readBody(found.call.request, monthDaySchema);
  return read.ok ? saveBirthday(found, read.body) : read.reply;
}

/** `DELETE …/members/{customerId}/birthday` */
export async function deleteBirthday(found: Found): Promise<DoorReply> {
  return saveBirthday(found, null);
}

async function saveBirthday({ call, member, shop }: Found, birthday: MonthDay | null): Promise<DoorReply> {
  if (!shop) return noShop();
  const { outcome } = await noteBirthday({ shop, memberId: member.memberId, birthday, now: call.now });
  return outcome === "unknown-member"
    ? notFound("No member has this Shopify customer id")
    : jsonReply(200, { outcome, birthday });
}

function badParameter(error: z.ZodError): DoorReply {
  const detail = error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  return problemReply({ status: 400, type: "bad-request", title: "A parameter is not right", detail });
}
