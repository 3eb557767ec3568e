import { startWorker } from "../../app/jobs/worker.ts";

/** A worker in a process of its own, for tests that kill it. */
await startWorker();
