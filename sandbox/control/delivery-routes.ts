import { z } from "zod";
import { SandboxRefusal, type SandboxContext } from "../context.ts";
import type { Delivery } from "../state.ts";
import { undisturbed } from "../webhooks/disturbance.ts";
import { sendWebhook } from "../webhooks/send.ts";
import type { ControlRoute } from "./route.ts";

const dropSchema = z.strictObject({ topic: z.string().default("*"), times: z.int().min(1).default(1) });

const replaySchema = z.strictObject({
  /** Webhook ids; without them every delivery of the topic, or all. */
  ids: z.array(z.string()).optional(),
  topic: z.string().optional(),
  /** Only bodies that mention this id. */
  about: z.string().optional(),
  times: z.int().min(1).max(100).default(1),
  newIds: z.boolean().default(false),
  atOnce: z.boolean().default(false),
  secret: z.string().optional(),
});

const disturbSchema = z.strictObject({
  reset: z.boolean().optional(),
  duplicate: z.int().min(0).max(100).optional(),
  newIds: z.boolean().optional(),
  shuffle: z.boolean().optional(),
  reverse: z.boolean().optional(),
  delayMs: z.int().min(0).max(600_000).optional(),
  hold: z.boolean().optional(),
  drop: z.union([dropSchema, z.array(dropSchema)]).optional(),
  outage: z.boolean().optional(),
  secret: z.string().nullish(),
  retryNow: z.boolean().optional(),
  replay: replaySchema.optional(),
});

/** Webhooks: what was sent, and how they are disturbed. */
export const deliveryRoutes: readonly ControlRoute[] = [
  {
    method: "GET",
    path: "/deliveries",
    run: (context, { query }) => {
      const mine = context.world.state.deliveries.filter((one) => one.shop === context.shop.settings.domain);
      const topic = query.get("topic");
      return mine.filter((one) => topic === null || one.topic === topic).map(deliveryView);
    },
  },
  {
    method: "POST",
    path: "/deliveries",
    run: (context, { body }) => disturb(context, disturbSchema.parse(body)),
  },
  {
    method: "POST",
    path: "/webhooks",
    run: (context, { body }) => {
      const { topic, body: sent } = z.strictObject({ topic: z.string(), body: z.json() }).parse(body);
      sendWebhook(context, { topic, body: sent });
      return { sent: topic };
    },
  },
];

async function disturb(context: SandboxContext, request: z.output<typeof disturbSchema>): Promise<object> {
  const { webhooks } = context.world;
  if (request.reset) webhooks.disturbance = undisturbed();
  const { disturbance } = webhooks;
  if (request.duplicate !== undefined) disturbance.duplicates = request.duplicate;
  if (request.newIds !== undefined) disturbance.duplicateIds = request.newIds ? "other" : "same";
  if (request.shuffle !== undefined) disturbance.order = request.shuffle ? "shuffled" : "in-order";
  if (request.reverse !== undefined) disturbance.order = request.reverse ? "reversed" : "in-order";
  if (request.delayMs !== undefined) disturbance.delayMs = request.delayMs;
  if (request.hold !== undefined) disturbance.isHeld = request.hold;
  if (request.outage !== undefined) disturbance.isOutage = request.outage;
  if (request.secret !== undefined) disturbance.secret = request.secret;
  if (request.drop !== undefined) disturbance.drops.push(...[request.drop].flat());
  if (request.retryNow) webhooks.retryNow();
  const answers = request.replay ? await replay(context, request.replay) : [];
  webhooks.tick();
  return { disturbance, waiting: webhooks.waiting(), replayed: answers };
}

function replay(
  context: SandboxContext,
  request: z.output<typeof replaySchema>,
): Promise<{ id: string; status: number | null }[]> {
  const seen = new Set<string>();
  const chosen = context.world.state.deliveries.filter((one) => {
    if (one.shop !== context.shop.settings.domain || seen.has(one.id)) return false;
    const isChosen =
      (!request.ids || request.ids.includes(one.id)) &&
      (!request.topic || one.topic === request.topic) &&
      (!request.about || one.body.includes(request.about));
    if (isChosen) seen.add(one.id);
    return isChosen;
  });
  if (chosen.length === 0) throw new SandboxRefusal("No delivery fits", 404);
  return context.world.webhooks.replay(chosen, {
    times: request.times,
    ids: request.newIds ? "other" : "same",
    pace: request.atOnce ? "at-once" : "one-by-one",
    secret: request.secret ?? null,
  });
}

function deliveryView(delivery: Delivery): object {
  return {
    id: delivery.id,
    eventId: delivery.eventId,
    topic: delivery.topic,
    url: delivery.url,
    state: delivery.state,
    triggeredAt: delivery.triggeredAt,
    nextAttemptAt: delivery.nextAttemptAtMs === null ? null : new Date(delivery.nextAttemptAtMs).toISOString(),
    attempts: delivery.attempts,
    body: delivery.body,
  };
}
