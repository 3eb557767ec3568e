import { z } from "zod";
import { nightsBetween, parseDuration } from "../clock.ts";
import { SandboxRefusal, type SandboxContext } from "../context.ts";
import { askApp } from "./app-door.ts";
import type { ControlRoute } from "./route.ts";
import { waitForRest } from "./wait-for-rest.ts";

const clockSchema = z
  .strictObject({
    advance: z.string().optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    /** Without a running app nothing is told of the new time. */
    app: z.enum(["told", "not-told"]).default("told"),
  })
  .refine((one) => (one.advance === undefined) !== (one.to === undefined), 'say either "advance" or "to"');

const idleSchema = z.strictObject({
  timeoutSeconds: z.number().positive().max(600).default(60),
  app: z.enum(["asked", "not-asked"]).default("asked"),
});

/** Business time, and waiting until everything is worked off. */
export const clockRoutes: readonly ControlRoute[] = [
  { method: "GET", path: "/clock", run: (context) => clockView(context) },
  {
    method: "POST",
    path: "/clock",
    run: (context, { body }) => moveClock(context, clockSchema.parse(body)),
  },
  {
    method: "POST",
    path: "/idle",
    run: (context, { body }) => waitForRest(context.world, idleSchema.parse(body)),
  },
];

/** Moves business time, night after night: each is played by the app before the next begins. */
async function moveClock(context: SandboxContext, request: z.output<typeof clockSchema>): Promise<object> {
  const { world, shop } = context;
  const fromMs = world.clock.nowMs();
  const targetMs = targetOf(request, fromMs);
  if (targetMs < fromMs) throw new SandboxRefusal("Business time only moves forwards");
  const isTold = request.app === "told";
  const nights = nightsBetween(fromMs, targetMs, shop.settings.timeZone);
  for (const { day, atMs } of nights) {
    const offsetMs = atMs - Date.now();
    if (isTold) await askApp(world, { method: "POST", path: "clock", body: { offsetMs, night: day } });
    setOffset(context, offsetMs);
  }
  const offsetMs = Math.max(world.clock.offsetMs(), targetMs - Date.now());
  if (isTold) await askApp(world, { method: "POST", path: "clock", body: { offsetMs } });
  setOffset(context, offsetMs);
  return { ...clockView(context), nights: nights.map((night) => night.day) };
}

function targetOf(request: z.output<typeof clockSchema>, fromMs: number): number {
  if (request.to !== undefined) return Date.parse(request.to);
  const durationMs = parseDuration(request.advance ?? "");
  if (durationMs === null)
    throw new SandboxRefusal(`"${request.advance ?? ""}" is no duration such as P30D or PT90M`, 400);
  return fromMs + durationMs;
}

function setOffset(context: SandboxContext, offsetMs: number): void {
  context.world.clock.setOffset(offsetMs);
  context.world.changed();
  context.world.webhooks.tick();
}

function clockView(context: SandboxContext): { now: string; offsetMs: number } {
  return { now: context.world.clock.text(), offsetMs: context.world.clock.offsetMs() };
}
