import { z } from "zod";
import { grantTier } from "../../flows/grant-tier.ts";
import { revokeTier } from "../../flows/revoke-tier.ts";
import { assertNever } from "../../loyalty/assert.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { id as nameSchema } from "../../loyalty/program/primitives.ts";
import { shopOfProgram, tierGrantOf } from "../../models/api-facts.ts";
import type { ApiMember } from "../../models/api-member.ts";
import { type DoorReply, headerOf, jsonReply } from "../door.ts";
import { type ApiCall, invalid, momentSchema, notFound, readBody, refused } from "./call.ts";

const grantIdSchema = z.string().regex(/^[\w.:@+-]{1,120}$/, "1 to 120 letters, digits or . : @ + - _");

const grantSchema = z.strictObject({
  id: grantIdSchema.optional(),
  tier: nameSchema,
  from: momentSchema.optional(),
  until: momentSchema.nullable().default(null),
});

interface Found {
  call: ApiCall;
  member: ApiMember;
}

/** `POST …/members/{customerId}/tier-grants` */
export async function postTierGrant({ call, member }: Found): Promise<DoorReply> {
  const { programId, request, actor, now } = call;
  const read = readBody(request, grantSchema);
  if (!read.ok) return read.reply;
  const id = read.body.id ?? headerOf(request, "idempotency-key") ?? "";
  if (!grantIdSchema.safeParse(id).success) {
    const detail = "an id, or an Idempotency-Key for the request: what is sent twice must not count twice";
    return invalid("The body is not right", [{ pointer: "#/id", detail }]);
  }
  const shop = await shopOfProgram(programId);
  if (!shop) return notFound("No shop of this program is installed");
  const { tier: tierId, from, until } = read.body;
  const { memberId } = member;
  // A grant without a beginning of its own begins when it is first told: told again, it is the same grant.
  const begins = from ?? (await tierGrantOf(programId, id))?.from ?? wholeSeconds(now);
  const grant = { id, memberId, tierId, from: begins, until };
  const { outcome } = await grantTier({ shop, grant, actor, now });
  switch (outcome) {
    case "granted":
    case "duplicate":
      return jsonReply(outcome === "granted" ? 201 : 200, { id, outcome });
    case "conflict":
      return refused("conflict", "This id is that of another grant");
    case "unknown-member":
      return notFound("No member has this Shopify customer id");
    case "unknown-tier":
      return invalid("The body is not right", [{ pointer: "#/tier", detail: "the program has no such tier" }]);
    case "bad-term":
      return invalid("The body is not right", [{ pointer: "#/until", detail: "a moment after the grant begins" }]);
    default:
      return assertNever(outcome);
  }
}

/** `DELETE …/members/{customerId}/tier-grants/{grantId}` */
export async function deleteTierGrant({ call, member }: Found): Promise<DoorReply> {
  const { programId, actor, now } = call;
  const id = call.params.grantId ?? "";
  const grant = await tierGrantOf(programId, id);
  const shop = await shopOfProgram(programId);
  if (!shop || grant?.memberId !== member.memberId) return notFound("The member has no grant of this id");
  const { outcome } = await revokeTier({ shop, id, actor, now });
  return outcome === "unknown-grant" ? notFound("The member has no grant of this id") : jsonReply(200, { id, outcome });
}
