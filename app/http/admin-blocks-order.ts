import { z } from "zod";
import { forgiveRefund, withdrawForgiveness } from "../flows/refunds/forgive-refund.ts";
import { type OrderDesk, previewRefund, type UnitEffect } from "../flows/refunds/preview-refund.ts";
import { parseMinor } from "../loyalty/money.ts";
import { POINTS } from "../loyalty/program.ts";
import type { RefundAsked, TierEffect } from "../loyalty/refund-preview.ts";
import { unitsLeft } from "../loyalty/orders/units-left.ts";
import { isShopifyId } from "../shopify/ids.ts";
import { programState } from "../models/program.ts";
import { blockWords, type BlockWords } from "./admin-blocks-words.ts";
import type { BlockCall } from "./admin-blocks-call.ts";
import { type DoorReply, jsonReply } from "./door.ts";
import { badRequest, readBody } from "./storefront-shopper.ts";

const ITEMS_MAX = 250;

/** `GET /blocks/order`: what refunding an order would do to its member, and what was wished for it. */
export async function showOrder({ shop, language, now, request, mayAct }: BlockCall): Promise<DoorReply> {
  const orderId = request.query.get("order") ?? "";
  const refund = askedIn(request.query, shop.currency);
  if (!isShopifyId(orderId) || refund === null) return badRequest();
  const answer = await previewRefund({ shop, orderId, refund, now });
  if (answer.outcome !== "previewed") return jsonReply(200, { outcome: answer.outcome });
  const { desk } = answer;
  const words = blockWords({ program: desk.program.versions.at(-1)?.program ?? null, shop, language });
  return jsonReply(200, { outcome: "order", mayAct, ...orderView(desk, { words, currency: shop.currency, language }) });
}

/** Which refund is asked about: `refund=whole`, `refund=amount&amount=12.50`, or `refund=items&item=<line>:<quantity>…`. */
function askedIn(query: URLSearchParams, currency: string): RefundAsked | null {
  switch (query.get("refund") ?? "whole") {
    case "whole":
      return { kind: "whole" };
    case "amount": {
      const amountMinor = parseMinor(query.get("amount") ?? "", currency);
      return amountMinor === null || amountMinor < 0 ? null : { kind: "amount", amountMinor };
    }
    case "items": {
      const items = query.getAll("item");
      const lines = items.flatMap((item) => {
        const [, lineId, quantity] = /^(\d{1,19}):(\d{1,6})$/.exec(item) ?? [];
        return lineId === undefined ? [] : [{ lineId, quantity: Number(quantity) }];
      });
      return lines.length < items.length || items.length > ITEMS_MAX ? null : { kind: "lines", lines };
    }
    default:
      return null;
  }
}

function orderView(desk: OrderDesk, of: { words: BlockWords; currency: string; language: "en" | "de" }) {
  const { order, memberId, preview, refunds, wish } = desk;
  const { words, currency, language } = of;
  const last = refunds.at(-1);
  return {
    order: {
      name: order.name,
      currency,
      lines: order.lines.map((line) => ({ id: line.id, left: unitsLeft(order, line) })),
    },
    memberId,
    isPossible: preview.isPossible,
    units: preview.units.map((unit) => unitView(unit, words)),
    tier: tierView(preview.tier, words),
    rewards: preview.rewards.map(({ title, unit, points }) => ({
      title: title[language],
      points: words.points(unit, points),
    })),
    wish: wish?.id ?? null,
    last: last
      ? {
          refundId: last.refundId,
          day: words.day(last.at),
          taken: last.taken.map(({ unit, points }) => words.points(unit, points)),
          wish: last.wishId,
        }
      : null,
    unit: { name: words.pointsName(POINTS), decimals: words.decimals(POINTS) },
  };
}

function unitView(unit: UnitEffect, words: BlockWords) {
  const read = (points: number) => words.points(unit.unit, points);
  return {
    earned: read(unit.earned),
    takenBack: read(unit.takenBack),
    forgiven: read(unit.forgiven),
    notEarned: read(unit.notEarned),
    spent: read(unit.spent),
    balance: read(unit.balance),
    balanceAfter: read(unit.balanceAfter),
  };
}

/** How the tier changes; null where it does not. */
function tierView({ before, after, isSame }: TierEffect, words: BlockWords) {
  if (isSame) return null;
  const ofMoment = (moment: TierEffect["after"]["next"]) =>
    moment === null ? null : { day: words.day(moment.at), then: words.tier(moment.tierId) };
  return {
    before: words.tier(before.tierId),
    beforeEnds: ofMoment(before.next),
    after: words.tier(after.tierId),
    afterEnds: ofMoment(after.next),
  };
}

const wishSchema = z.object({ order: z.string().refine(isShopifyId), wish: z.uuid() });
const forgiveSchema = wishSchema.extend({
  refund: z
    .string()
    .regex(/^\d{1,19}$/)
    .nullable(),
});

/** `POST /blocks/forgive`: the next refund of an order, or one that was made, takes no points back. */
export async function forgive({ shop, language, staff, actor, now, request }: BlockCall): Promise<DoorReply> {
  const body = readBody(forgiveSchema, request);
  if (!body) return badRequest();
  const { order: orderId, wish: wishId, refund: refundId } = body;
  const forgiven = await forgiveRefund({ shop, orderId, refundId, wishId, limits: staff, actor, now });
  if (!("left" in forgiven)) return jsonReply(200, forgiven);
  const { versions } = await programState(null, shop.programId);
  const words = blockWords({ program: versions.at(-1)?.program ?? null, shop, language });
  return jsonReply(200, { outcome: forgiven.outcome, left: words.points(POINTS, forgiven.left) });
}

/** `POST /blocks/withdraw`: it takes them back after all. */
export async function withdraw({ shop, actor, now, request }: BlockCall): Promise<DoorReply> {
  const body = readBody(wishSchema, request);
  if (!body) return badRequest();
  return jsonReply(200, await withdrawForgiveness({ shop, orderId: body.order, wishId: body.wish, actor, now }));
}
