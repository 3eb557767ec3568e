import { z } from "zod";
import { referMember } from "../../flows/refer-member.ts";
import { withdrawReferral } from "../../flows/withdraw-referral.ts";
import { assertNever } from "../../loyalty/assert.ts";
import { shopOfProgram } from "../../models/api-facts.ts";
import type { ApiMember } from "../../models/api-member.ts";
import { type DoorReply, jsonReply } from "../door.ts";
import { type ApiCall, customerIdSchema, momentSchema, notFound, readBody, refused } from "./call.ts";

const referralSchema = z.strictObject({
  referrer: customerIdSchema,
  friend: customerIdSchema,
  at: momentSchema.optional(),
});

/** `POST /api/v1/referrals` */
export async function postReferral({ programId, request, now }: ApiCall): Promise<DoorReply> {
  const read = readBody(request, referralSchema);
  if (!read.ok) return read.reply;
  const shop = await shopOfProgram(programId);
  if (!shop) return notFound("No shop of this program is installed");
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
export async function deleteReferral({ call, member }: { call: ApiCall; member: ApiMember }): Promise<DoorReply> {
  const { programId, actor, now } = call;
  const shop = await shopOfProgram(programId);
  if (!shop) return notFound("No shop of this program is installed");
  // A referral has the id that the friend had as a member.
  const { outcome } = await withdrawReferral({ shop, id: member.memberId, actor, now });
  return outcome === "withdrawn" ? jsonReply(200, { outcome }) : notFound("No referral of this member stands");
}
