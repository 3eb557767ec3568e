import { pathToFileURL } from "node:url";
import path from "node:path";

/** A worker in a process of its own, for tests that kill it: says "up", then works until it is killed. */
const worker = pathToFileURL(path.resolve("app/jobs/worker.ts")).href;
const { startWorker } = await import(worker);
await startWorker();
console.log("up");
