import { log } from "../log.server.ts";
import { enqueueNow } from "../models/outbox.ts";

/** A burst of deliveries becomes one job per shop and interval. */
const INTERVAL_MS = 25;

const dirty = new Set<string>();
let flushing: Promise<void> | null = null;

/**
 * Tells the workers that a shop has deliveries waiting, soon and without making the caller wait.
 *
 * Nothing depends on it: a signal that is lost with the process is made up for by the workers' own sweep.
 */
export function signalDrain(shopDomain: string): void {
  dirty.add(shopDomain);
  flushing ??= flush();
}

/** Ends when every signal given so far is in the queue: for a process that shuts down. */
export async function drainSignalsSent(): Promise<void> {
  await flushing;
}

async function flush(): Promise<void> {
  try {
    while (dirty.size > 0) {
      const domains = [...dirty];
      dirty.clear();
      await enqueueNow(domains.map((shopDomain) => ({ name: "drain-deliveries", shopDomain })));
      await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
    }
  } catch (error) {
    log.warn({ error }, "drain signal not sent: the sweep will find the deliveries");
  } finally {
    flushing = null;
  }
}
