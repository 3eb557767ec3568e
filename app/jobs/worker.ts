import { Logger, parseCronItems, run, type LogFunctionFactory, type Runner } from "graphile-worker";
import { pool } from "../db.server.ts";
import { environment } from "../env.server.ts";
import { log } from "../log.server.ts";
import { sweepDeliveries } from "./drain-deliveries.ts";
import { CRON, TASKS } from "./tasks.ts";
import { WorkerLiveness } from "./worker-liveness.ts";

const CONCURRENT_JOBS = 5;
const POLL_MS = 1000;
const RESTART_MS = 1000;
const STUCK_MS = 5000;

export interface Worker {
  /** Ends after the jobs that run now. */
  stop: () => Promise<void>;
}

/**
 * Starts working off jobs in this process, first of all the deliveries that a crash left behind.
 *
 * The queue's runner does not survive every hang-up of the database: it ends when it cannot even write down that a job failed,
 * and it remembers for ever a failure to read its own tables. Then another one is started, and takes over what it held.
 */
export async function startWorker(): Promise<Worker> {
  let isStopping = false;
  let runner = await startRunner();
  const ended = (async () => {
    for (;;) {
      await runner.ended;
      if (isStopping) return;
      log.error("the worker ended of itself: starting it again");
      const next = await startAgain(() => isStopping);
      if (next === null) return;
      runner = next;
    }
  })();
  return {
    stop: async () => {
      isStopping = true;
      await runner.stop();
      await ended;
    },
  };
}

interface JobRunner {
  ended: Promise<void>;
  stop: () => Promise<void>;
}

async function startRunner(): Promise<JobRunner> {
  const liveness = new WorkerLiveness(environment().DATABASE_URL);
  const runner = await run({
    pgPool: pool(),
    concurrency: CONCURRENT_JOBS,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    taskList: TASKS,
    parsedCronItems: parseCronItems([...CRON]),
    logger: new Logger(logToOurs),
    preset: {
      plugins: [livenessPlugin(liveness)],
      // Unbatched, a result that cannot be written down would be an unhandled rejection; batched, it ends the runner.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
    },
  });
  runner.promise.catch((error: unknown) => {
    log.error({ error }, "the queue's runner broke");
  });
  // Not the runner's own promise: without a database, it may never settle.
  const ended = new Promise((resolve) => runner.events.once("stop", resolve)).then(() => liveness.stop());
  stopWhenStuck(runner);
  liveness.startSweeping();
  await sweepDeliveries().catch((error: unknown) => {
    log.warn({ error }, "waiting deliveries could not be looked for: the next sweep will");
  });
  return {
    ended,
    stop: async () => {
      await runner.stop().catch(() => undefined); // it ended already
      await ended;
    },
  };
}

/** Stops a runner whose workers gave up, or which fails to fetch jobs long after everything else works again. */
function stopWhenStuck(runner: Runner): void {
  const stop = (reason: string) => {
    runner.stop(reason).catch(() => undefined); // it is stopping already
  };
  // Its workers shut down; whether it would notice depends on the state that they left their connections in.
  runner.events.once("pool:gracefulShutdown", () => {
    stop("its workers shut down");
  });
  let failingSince: number | null = null;
  const works = () => {
    failingSince = null;
  };
  runner.events.on("worker:getJob:empty", works);
  runner.events.on("job:start", works);
  runner.events.on("worker:getJob:error", () => {
    failingSince ??= Date.now();
    if (Date.now() - failingSince < STUCK_MS) return;
    failingSince = null;
    stop("no job could be fetched for a while");
  });
}

/** @returns null when the process is to stop meanwhile */
async function startAgain(isStopping: () => boolean): Promise<JobRunner | null> {
  while (!isStopping()) {
    await new Promise((resolve) => setTimeout(resolve, RESTART_MS));
    try {
      return await startRunner();
    } catch (error) {
      log.warn({ error }, "the worker could not be started: trying again");
    }
  }
  return null;
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
