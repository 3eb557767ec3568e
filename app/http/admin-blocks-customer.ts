import { z } from "zod";
import { grantPoints } from "../flows/grant-points.ts";
import { showMember } from "../flows/show-member.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { GRANT_POINTS_MAX, GRANT_REASONS } from "../loyalty/grant-reasons.ts";
import { POINTS, type Program } from "../loyalty/program.ts";
import { isStorable } from "../loyalty/program/primitives.ts";
import type { MemberState } from "../loyalty/published-state.ts";
import { type ApiTransfer, findApiMember, transfersPage } from "../models/api-member.ts";
import { programState } from "../models/program.ts";
import { isShopifyId } from "../shopify/ids.ts";
import { type BlockWords, blockWords } from "./admin-blocks-words.ts";
import type { BlockCall } from "./admin-blocks-call.ts";
import { type DoorReply, jsonReply } from "./door.ts";
import { badRequest, readBody } from "./storefront-shopper.ts";

const MOVEMENTS_SHOWN = 5;

/** `GET /blocks/customer`: balance, tier and the last movements of the member whom a customer is. */
export async function showCustomer({ shop, language, now, request, mayAct }: BlockCall): Promise<DoorReply> {
  const customerId = request.query.get("customer") ?? "";
  if (!isShopifyId(customerId)) return badRequest();
  const { programId, shopId } = shop;
  const member = await findApiMember({ programId, customerId, shopId });
  const state = member ? await showMember({ shop, memberId: member.memberId, now }) : null;
  if (!member || !state) return jsonReply(200, { outcome: "no-member" });
  const { memberId } = member;
  const transfers = await transfersPage({ programId, memberId, unit: POINTS, before: null, limit: MOVEMENTS_SHOWN });
  const { versions } = await programState(null, programId);
  const words = wordsOf(versions.at(-1)?.program ?? null, { shop, language });
  return jsonReply(200, {
    ...{ outcome: "member", mayAct, memberId },
    ...standingView(state, words),
    movements: transfers.map((transfer) => movementView(transfer, words)),
    unit: { name: words.pointsName(POINTS), decimals: words.decimals(POINTS) },
  });
}

function wordsOf(program: Program | null, of: Pick<BlockCall, "shop" | "language">): BlockWords {
  return blockWords({ program, ...of });
}

function standingView(state: MemberState, words: BlockWords) {
  const { balance, pending, units, tier, tierUntil } = state;
  const waiting = pending.reduce((sum, { points }) => sum + points, 0);
  return {
    balances: [words.points(POINTS, balance), ...units.map((unit) => words.points(unit.id, unit.balance))],
    pending: waiting === 0 ? null : words.points(POINTS, waiting),
    tier: tier === null ? null : { name: tier.name, until: tierUntil === null ? null : words.date(tierUntil) },
  };
}

function movementView({ id, unit, points, to, explanation, occurredAt }: ApiTransfer, words: BlockWords) {
  const moved = to === "member" ? Number(points) : -Number(points);
  return {
    id,
    day: words.day(wholeSeconds(occurredAt)),
    points: words.points(unit, moved),
    sentence: words.sentence({ unit, points: moved, explanation }),
  };
}

const grantSchema = z.object({
  member: z.uuid(),
  points: z.number().int().min(1).max(GRANT_POINTS_MAX),
  reason: z.enum(GRANT_REASONS),
  note: z.string().trim().max(200).refine(isStorable),
  request: z.uuid(),
});

/** `POST /blocks/grant`: somebody of the shop gives a member points, within their limits. */
export async function grant({ shop, language, staff, actor, now, request }: BlockCall): Promise<DoorReply> {
  const body = readBody(grantSchema, request);
  if (!body) return badRequest();
  const { member: memberId, points, reason, note, request: requestId } = body;
  const { programId } = shop;
  const given = { memberId, points, reason, note, actor, limits: staff, requestId: `block-${requestId}` };
  const granted = await grantPoints({ programId, ...given, now });
  if (granted.outcome !== "above-grant-limit" && granted.outcome !== "above-day-limit") {
    return jsonReply(200, { outcome: granted.outcome });
  }
  const { versions } = await programState(null, programId);
  const words = wordsOf(versions.at(-1)?.program ?? null, { shop, language });
  return jsonReply(200, { outcome: granted.outcome, left: words.points(POINTS, granted.left) });
}
