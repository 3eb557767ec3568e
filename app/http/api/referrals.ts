import { z } from "zod";
import { referMember } from "../../flows/refer-member.ts";
import { withdrawReferral } from "../../flows/withdraw-referral.ts";
import { assertNever } from "../../loyalty/assert.ts";
import { type DoorReply, jsonReply } from "../door.ts";
import { type ApiCall, customerIdSchema, momentSchema, notFound, readBody, refused } from "./call.ts";
import type { Found } from "./members.ts";
import { neededShop, noShop } from "./shop.ts";

const referralSchema = z.strictObject({
  referrer: customerIdSchema,
  friend: customerIdSchema,
  at: momentSchema.optional(),
});

/** `POST /api/v1/referrals` */
export async function postReferral(call: ApiCall): Promise<DoorReply> {
  const { request, now } = call;
  const read = readBody(request, referralSchema);
  if (!read.ok) return read.reply;
  const asked = await neededShop(call);
  if (!asked.ok) return asked.reply;
  const { shop } = asked;
  const { referrer, friend, at } = read.body;
  const moment = at === undefined ? now : new Date(Math.min(at * 1000, now.getTime()));
  const people = { friendCustomerId: friend, referrerCustomerId: referrer };
  const { outcome } = await referMember({ shop, ...people, at: moment, now });
  switch (outcome) {
    case "referred":
      return jsonReply(201, { outcome });
    case "already-referred":
      return jsonReply(200, { outcome });
    case "own-referral":
      return refused(outcome, "Nobody refers themselves, or who referred them");
    case "not-new":
      return refused(outcome, "The friend had ordered before");
    case "not-live":
      return refused(outcome, "The program is not live");
    case "unknown-friend":
      return notFound("The friend is no member, and the program lets nobody join without being asked");
    case "unknown-referrer":
      return notFound("The referrer is no member");
    default:
      return assertNever(outcome);
  }
}

/** `DELETE …/members/{customerId}/referral`: the member was brought by nobody after all. */
export async function deleteReferral({ call, member, shop }: Found): Promise<DoorReply> {
  const { actor, now } = call;
  if (!shop) return noShop();
  // A referral has the id that the friend had as a member.
  const { outcome } = await withdrawReferral({ shop, id: member.memberId, actor, now });
  return outcome === "withdrawn" ? jsonReply(200, { outcome }) : notFound("No referral of this member stands");
}
