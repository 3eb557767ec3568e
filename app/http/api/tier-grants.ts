import { z } from "zod";
import { grantTier } from "../../flows/grant-tier.ts";
import { revokeTier } from "../../flows/revoke-tier.ts";
import { assertNever } from "../../loyalty/assert.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { id as nameSchema } from "../../loyalty/program/primitives.ts";
import { tierGrantOf } from "../../models/api-facts.ts";
import { type DoorReply, jsonReply } from "../door.ts";
import {
  ID_NEEDED,
  idempotencyKeyOf,
  invalid,
  momentSchema,
  notFound,
  readBody,
  refused,
  sentIdSchema,
} from "./call.ts";
import type { Found } from "./members.ts";
import { noShop } from "./shop.ts";

const grantSchema = z.strictObject({
  id: sentIdSchema.optional(),
  tier: nameSchema,
  from: momentSchema.optional(),
  until: momentSchema.nullable().default(null),
});

/** `POST …/members/{customerId}/tier-grants` */
export async function postTierGrant({ call, member, shop }: Found): Promise<DoorReply> {
  const { programId, request, actor, now } = call;
  const read = readBody(request, grantSchema);
  if (!read.ok) return read.reply;
  const sent = read.body.id === undefined ? idempotencyKeyOf(request) : { ok: true as const, key: read.body.id };
  if (!sent.ok) return sent.reply;
  const { key: id } = sent;
  if (id === null) return invalid("The body is not right", [{ pointer: "#/id", detail: ID_NEEDED }]);
  if (!shop) return noShop();
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
export async function deleteTierGrant({ call, member, shop }: Found): Promise<DoorReply> {
  const { programId, actor, now } = call;
  const id = call.params.grantId ?? "";
  const grant = await tierGrantOf(programId, id);
  if (!shop || grant?.memberId !== member.memberId) return notFound("The member has no grant of this id");
  const { outcome } = await revokeTier({ shop, id, actor, now });
  return outcome === "unknown-grant" ? notFound("The member has no grant of this id") : jsonReply(200, { id, outcome });
}
