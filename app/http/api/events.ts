import { z } from "zod";
import { type RecordedEvent, recordEvents, type ToldEvent } from "../../flows/record-events.ts";
import { withdrawEvents } from "../../flows/withdraw-events.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { parseMinor } from "../../loyalty/money.ts";
import { id } from "../../loyalty/program/primitives.ts";
import { eventMoments } from "../../models/api-facts.ts";
import { type DoorReply, jsonReply } from "../door.ts";
import {
  type ApiCall,
  customerIdSchema,
  ID_NEEDED,
  idempotencyKeyOf,
  invalid,
  jsonOf,
  momentSchema,
  notFound,
  readBody,
  type RequestError,
  sentIdSchema,
  textSchema,
} from "./call.ts";
import { neededShop } from "./shop.ts";

const EVENTS_MAX = 500;

const eventSchema = z.strictObject({
  id: sentIdSchema.optional(),
  customerId: customerIdSchema,
  name: id,
  at: momentSchema.optional(),
  amount: z.string().max(30).optional(),
  quantity: z.number().int().min(1).max(1_000_000).default(1),
  subject: textSchema.optional(),
  code: textSchema.optional(),
  attributes: z
    .record(id, z.union([textSchema, z.boolean(), z.number().int()]))
    .refine((attributes) => Object.keys(attributes).length <= 20, "at most 20 attributes")
    .default({}),
});
const eventsSchema = z.strictObject({ events: z.array(eventSchema).min(1).max(EVENTS_MAX) });

type EventBody = z.infer<typeof eventSchema>;

/** `POST /api/v1/events`: one event, or up to 500 under `events`. */
export async function postEvents(call: ApiCall): Promise<DoorReply> {
  const { request, now } = call;
  const json = jsonOf(request.body);
  const isList = typeof json === "object" && json !== null && "events" in json;
  const read = isList
    ? readBody(request, eventsSchema)
    : readBody(
        request,
        eventSchema.transform((event) => ({ events: [event] })),
      );
  if (!read.ok) return read.reply;
  const isKeyNeeded = read.body.events.some((event) => event.id === undefined);
  const sent = isKeyNeeded ? idempotencyKeyOf(request) : { ok: true as const, key: null };
  if (!sent.ok) return sent.reply;
  const asked = await neededShop(call);
  if (!asked.ok) return asked.reply;
  const { shop } = asked;
  const { events, errors } = toldEvents(read.body.events, {
    idempotencyKey: sent.key,
    pointer: (index) => (isList ? `#/events/${index}` : "#"),
    currency: shop.currency,
    now,
  });
  if (errors.length > 0) return invalid("The body is not right", errors);

  const recorded = await recordEvents({ shop, events, source: "api", now });
  const undated = events.filter((_event, index) => read.body.events[index]?.at === undefined);
  const outcomes = await comparedAgain({ recorded, undated, shop, now });
  return jsonReply(200, { events: outcomes });
}

/** The events as flows take them, and everything that is wrong with them. */
function toldEvents(
  bodies: EventBody[],
  of: { idempotencyKey: string | null; pointer: (index: number) => string; currency: string; now: Date },
): { events: ToldEvent[]; errors: RequestError[] } {
  const errors: RequestError[] = [];
  const { idempotencyKey, currency } = of;
  const events = bodies.map((body, index) => {
    const {
      amount,
      at = wholeSeconds(of.now),
      subject = null,
      code = null,
      customerId,
      name,
      quantity,
      attributes,
    } = body;
    const eventId = body.id ?? (idempotencyKey === null ? "" : `${idempotencyKey}:${index}`);
    if (eventId === "") errors.push({ pointer: `${of.pointer(index)}/id`, detail: ID_NEEDED });
    const amountMinor = amount === undefined ? null : parseMinor(amount, currency);
    if (amount !== undefined && (amountMinor === null || amountMinor < 0)) {
      const detail = `“${amount}” is no amount in ${currency}; write a decimal without a sign, such as "12.90"`;
      errors.push({ pointer: `${of.pointer(index)}/amount`, detail });
    }
    return { id: eventId, customerId, name, at, amountMinor, quantity, subject, code, attributes };
  });
  return { events, errors };
}

/** An event without a moment of its own is told again later: it is compared at the moment under which it was stored. */
async function comparedAgain(options: {
  recorded: RecordedEvent[];
  undated: ToldEvent[];
  shop: { programId: string; shopId: string; currency: string; timeZone: string };
  now: Date;
}): Promise<RecordedEvent[]> {
  const { recorded, undated, shop, now } = options;
  const conflicts = new Set(recorded.flatMap(({ id: eventId, outcome }) => (outcome === "conflict" ? [eventId] : [])));
  const again = undated.filter((event) => conflicts.has(event.id));
  if (again.length === 0) return recorded;
  const moments = await eventMoments(
    shop.programId,
    again.map((event) => event.id),
  );
  const events = again.map((event) => ({ ...event, at: moments.get(event.id) ?? event.at }));
  const compared = await recordEvents({ shop, events, source: "api", now });
  const outcomes = new Map(compared.map((event) => [event.id, event]));
  return recorded.map((event) => (event.outcome === "conflict" ? (outcomes.get(event.id) ?? event) : event));
}

const withdrawalSchema = z.strictObject({ at: momentSchema.optional() });

/** `POST /api/v1/events/{eventId}/withdraw` */
export async function postWithdrawal(call: ApiCall): Promise<DoorReply> {
  const { request, params, now } = call;
  const read =
    request.body.length === 0 ? { ok: true as const, body: { at: undefined } } : readBody(request, withdrawalSchema);
  if (!read.ok) return read.reply;
  const asked = await neededShop(call);
  if (!asked.ok) return asked.reply;
  const { shop } = asked;
  const { at } = read.body;
  const moment = at === undefined ? now : new Date(Math.min(at * 1000, now.getTime()));
  const [withdrawn] = await withdrawEvents({ shop, ids: [params.eventId ?? ""], at: moment, now });
  if (!withdrawn || withdrawn.outcome === "unknown-event") return notFound("No event has this id");
  return jsonReply(200, withdrawn);
}
