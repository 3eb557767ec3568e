import { Logger, parseCronItems, run, type LogFunctionFactory } from "graphile-worker";
import { pool } from "../db.server.ts";
import { environment } from "../env.server.ts";
import { log } from "../log.server.ts";
import { sweepDeliveries } from "./drain-deliveries.ts";
import { CRON, TASKS } from "./tasks.ts";
import { WorkerLiveness } from "./worker-liveness.ts";

const CONCURRENT_JOBS = 5;
const POLL_MS = 1000;

export interface Worker {
  /** Ends after the jobs that run now. */
  stop: () => Promise<void>;
}

/** Starts working off jobs in this process, first of all the deliveries that a crash left behind. */
export async function startWorker(): Promise<Worker> {
  const liveness = new WorkerLiveness(environment().DATABASE_URL);
  const runner = await run({
    pgPool: pool(),
    concurrency: CONCURRENT_JOBS,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    taskList: TASKS,
    parsedCronItems: parseCronItems([...CRON]),
    logger: new Logger(logToOurs),
    preset: { plugins: [livenessPlugin(liveness)] },
  });
  liveness.startSweeping();
  await sweepDeliveries();
  return {
    stop: async () => {
      await runner.stop();
      await liveness.stop();
    },
  };
}

/** The queue waits for this before the worker's first job, so nobody can take a living worker for a dead one. */
function livenessPlugin(liveness: WorkerLiveness): GraphileConfig.Plugin {
  let held: Promise<void> | null = null;
  return {
    name: "LaurelLivenessPlugin",
    version: "1.0.0",
    worker: {
      hooks: {
        startWorker: async (_context, event) => {
          held ??= liveness.hold(event.worker.workerPool.id);
          await held;
        },
      },
    },
  };
}

const logToOurs: LogFunctionFactory = () => (level, message, meta) => {
  // A job that failed is retried; its stack is in the message already.
  if (meta?.failure) log.warn({ from: "jobs" }, message);
  else if (level === "error") log.error({ from: "jobs" }, message);
  else if (level === "warning") log.warn({ from: "jobs" }, message);
  else log.debug({ from: "jobs" }, message);
};
