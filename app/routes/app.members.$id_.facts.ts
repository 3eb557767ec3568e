import { type ActionFunctionArgs, data, type HeadersFunction } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { bookReward } from "../book-reward.server.ts";
import { clock } from "../clock.server.ts";
import { deliverReward } from "../flows/deliver-reward.ts";
import { grantTier } from "../flows/grant-tier.ts";
import { noteBirthday } from "../flows/note-birthday.ts";
import { recordEvents } from "../flows/record-events.ts";
import { revokeTier } from "../flows/revoke-tier.ts";
import { takeBackReward } from "../flows/take-back-reward.ts";
import { withdrawEvents } from "../flows/withdraw-events.ts";
import { assertNever } from "../loyalty/assert.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { id, monthDaySchema } from "../loyalty/program/primitives.ts";
import type { GrantLimits, LimitRefusal } from "../loyalty/staff.ts";
import { endOfDayIn } from "../loyalty/time/end-of-day.ts";
import { customersOf } from "../models/published-member.ts";
import type { BookRefusal } from "../ui/members/booking.ts";

type ShopContext = Parameters<typeof recordEvents>[0]["shop"];

const memberSchema = z.uuid();

const factSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("record-event"),
    /** Made with the page, so that sending the same form twice is one event. */
    requestId: z.uuid(),
    name: id,
    subject: z.string().trim().max(255),
    amountMinor: z.number().int().min(0).max(1e12).nullable(),
    quantity: z.number().int().min(1).max(1_000_000),
    code: z.string().trim().max(255),
    attributes: z.record(id, z.union([z.string().max(255), z.boolean(), z.number().int()])),
  }),
  z.object({
    intent: z.literal("redeem-reward"),
    requestId: z.uuid(),
    rewardId: z.string().min(1).max(40),
    points: z.number().int().min(1).max(1e9).optional(),
    dateId: z.string().max(40).optional(),
    text: z.string().max(500).optional(),
  }),
  z.object({ intent: z.literal("deliver-reward"), key: z.string().min(1).max(255) }),
  z.object({ intent: z.literal("take-back-reward"), key: z.string().min(1).max(255) }),
  z.object({ intent: z.literal("withdraw-event"), id: z.string().min(1).max(255) }),
  z.object({
    intent: z.literal("grant-tier"),
    requestId: z.uuid(),
    tierId: z.string().min(1).max(40),
    /** The last day of it; empty: for life. */
    until: z.union([z.literal(""), z.iso.date()]),
  }),
  z.object({ intent: z.literal("revoke-tier"), id: z.string().min(1).max(255) }),
  z.object({ intent: z.literal("note-birthday"), month: z.number(), day: z.number() }),
]);
type Fact = z.infer<typeof factSchema>;

/** done: it counts now, or did before. refused: nothing was changed. */
export interface FactAnswer {
  intent: Fact["intent"];
  outcome: "done" | "refused";
  /** Why a reward was not booked, or the limit that an event would pass. */
  because?: BookRefusal;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);

/** What an agent tells of a member: events, tiers and the birthday. */
export async function action({ request, params }: ActionFunctionArgs): Promise<FactAnswer> {
  const page = await adminPage(request, "support");
  const { shop, actor, staff } = page;
  const memberId = memberSchema.safeParse(params.id);
  const fact = factSchema.safeParse(await request.json());
  if (!memberId.success || !fact.success) throw data(null, 404);
  if (fact.data.intent === "redeem-reward") {
    const { intent, requestId: redemptionId, ...wish } = fact.data;
    const because = await bookReward(page, { memberId: memberId.data, redemptionId, wish, now: clock.now() });
    return because === null ? { intent, outcome: "done" } : { intent, outcome: "refused", because };
  }
  const about = { shop, actor, limits: staff, memberId: memberId.data, now: clock.now() };
  if (fact.data.intent === "record-event") {
    const because = await recordEvent(fact.data, about);
    const { intent } = fact.data;
    if (because === null) return { intent, outcome: "done" };
    return { intent, outcome: "refused", ...(because === "refused" ? {} : { because }) };
  }
  const isDone = await tell(fact.data, about);
  return { intent: fact.data.intent, outcome: isDone ? "done" : "refused" };
}

async function tell(
  fact: Exclude<Fact, { intent: "redeem-reward" | "record-event" }>,
  about: { shop: ShopContext; actor: string; memberId: string; now: Date },
): Promise<boolean> {
  const { shop, actor, memberId, now } = about;
  switch (fact.intent) {
    case "withdraw-event": {
      const [answer] = await withdrawEvents({ shop, ids: [fact.id], at: now, actor, now });
      return answer !== undefined && answer.outcome !== "unknown-event";
    }
    case "grant-tier": {
      const until = fact.until === "" ? null : endOfDayIn(fact.until, shop.timeZone);
      const grant = { id: `agent:${fact.requestId}`, memberId, tierId: fact.tierId, from: wholeSeconds(now), until };
      const { outcome } = await grantTier({ shop, grant, actor, now });
      return outcome === "granted" || outcome === "duplicate";
    }
    case "revoke-tier":
      return (await revokeTier({ shop, id: fact.id, actor, now })).outcome !== "unknown-grant";
    case "deliver-reward":
      return (await deliverReward({ ...shop, memberId, key: fact.key, actor, now })).outcome === "delivered";
    case "take-back-reward":
      return (await takeBackReward({ ...shop, memberId, key: fact.key, actor, now })).outcome === "returned";
    case "note-birthday": {
      const birthday = monthDaySchema.safeParse({ month: fact.month, day: fact.day });
      if (!birthday.success) return false;
      return (await noteBirthday({ shop, memberId, birthday: birthday.data, actor, now })).outcome !== "unknown-member";
    }
    default:
      return assertNever(fact);
  }
}

/** @returns why nothing was recorded; null: it is, or was before */
async function recordEvent(
  fact: Extract<Fact, { intent: "record-event" }>,
  of: { shop: ShopContext; actor: string; limits: GrantLimits; memberId: string; now: Date },
): Promise<"refused" | LimitRefusal["outcome"] | null> {
  const { shop, actor, limits, memberId, now } = of;
  const [customerId] = await customersOf({ ...shop, memberId });
  if (customerId === undefined) return "refused";
  const event = {
    id: `agent:${fact.requestId}`,
    customerId,
    name: fact.name,
    at: wholeSeconds(now),
    amountMinor: fact.amountMinor,
    quantity: fact.quantity,
    subject: fact.subject === "" ? null : fact.subject,
    code: fact.code === "" ? null : fact.code,
    attributes: fact.attributes,
  };
  const [answer] = await recordEvents({ shop, events: [event], source: "agent", by: { actor, limits }, now });
  const outcome = answer?.outcome;
  if (outcome === "recorded" || outcome === "duplicate") return null;
  return outcome === "above-grant-limit" || outcome === "above-day-limit" ? outcome : "refused";
}
