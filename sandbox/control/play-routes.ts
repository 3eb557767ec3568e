import { z } from "zod";
import { SandboxRefusal, type SandboxContext } from "../context.ts";
import { standardBucket } from "../api/throttle.ts";
import type { ControlRoute } from "./route.ts";

const faultSchema = z.strictObject({
  operation: z.string().default("*"),
  when: z.enum(["before", "after"]).default("before"),
  how: z.enum(["http500", "timeout", "throttled", "userErrors"]).default("http500"),
  times: z.int().min(1).max(10_000).default(1),
  delayMs: z.int().min(0).max(120_000).default(1000),
});

const throttleSchema = z.strictObject({
  maximumAvailable: z.number().positive().optional(),
  restoreRate: z.number().min(0).optional(),
  available: z.number().min(0).optional(),
});

/** Failures on request, the rate limit, the log of calls, and the app's process. */
export const playRoutes: readonly ControlRoute[] = [
  {
    method: "POST",
    path: "/faults",
    run: (context, { body }) => {
      const { faults } = context.world;
      const clearing = z.strictObject({ clear: z.literal(true) }).safeParse(body);
      if (clearing.success) faults.clear();
      else for (const fault of z.union([faultSchema, z.array(faultSchema)]).transform((one) => [one].flat()).parse(body)) faults.add(fault); // prettier-ignore
      return { faults: [...faults.list()] };
    },
  },
  { method: "GET", path: "/faults", run: (context) => ({ faults: [...context.world.faults.list()] }) },
  {
    method: "POST",
    path: "/throttle",
    run: (context, { body }) => {
      const change = throttleSchema.parse(body);
      const bucket = context.world.buckets.get(context.shop.settings.domain) ?? standardBucket(Date.now());
      if (change.maximumAvailable !== undefined) bucket.maximumAvailable = change.maximumAvailable;
      if (change.restoreRate !== undefined) bucket.restoreRate = change.restoreRate;
      bucket.available = change.available ?? Math.min(bucket.available, bucket.maximumAvailable);
      bucket.refilledAtMs = Date.now();
      context.world.buckets.set(context.shop.settings.domain, bucket);
      return { ...bucket };
    },
  },
  {
    method: "POST",
    path: "/usage-lag",
    // How far counts of used discounts lag behind the orders.
    run: (context, { body }) => {
      const { seconds } = z.strictObject({ seconds: z.number().min(0) }).parse(body);
      context.world.faults.usageLagMs = seconds * 1000;
      return { seconds };
    },
  },
  {
    method: "GET",
    path: "/calls",
    run: (context, { query }) => {
      const operation = query.get("operation");
      const mine = context.world.calls.list().filter((one) => one.shop === context.shop.settings.domain);
      return mine.filter((one) => operation === null || [one.operation, ...one.fields].includes(operation));
    },
  },
  {
    method: "POST",
    path: "/calls/clear",
    run: (context) => {
      context.world.calls.clear();
      return { cleared: true };
    },
  },
  { method: "POST", path: "/app/kill", run: (context) => appProcess(context, "kill") },
  {
    method: "POST",
    path: "/app/start",
    // "web" answers requests and leaves the jobs to a later start.
    run: (context, { body }) => {
      const { process } = z.strictObject({ process: z.enum(["all", "web"]).default("all") }).parse(body);
      return appProcess(context, "start", process);
    },
  },
];

async function appProcess(
  context: SandboxContext,
  verb: "kill" | "start",
  part: "all" | "web" = "all",
): Promise<object> {
  const act = context.world.appProcess[verb];
  if (!act) throw new SandboxRefusal("This sandbox did not start the app and cannot stop it", 409);
  await act(part);
  return { done: verb };
}
