import { SandboxRefusal, type SandboxWorld } from "../context.ts";
import { askApp } from "./app-door.ts";

const PAUSE_MS = 20;

/**
 * Answers when no webhook is on its way and the app has worked off everything, twice in a row: work may beget work.
 *
 * @throws SandboxRefusal with what is still open when the time is over
 */
export async function waitForRest(
  world: SandboxWorld,
  of: { timeoutSeconds: number; app: "asked" | "not-asked" },
): Promise<{ waitedMs: number }> {
  const startedMs = performance.now();
  let calm = 0;
  for (;;) {
    const open = await openWork(world, of.app);
    calm = open.deliveries === 0 && open.app === 0 ? calm + 1 : 0;
    const waitedMs = Math.round(performance.now() - startedMs);
    if (calm === 2) return { waitedMs };
    if (waitedMs > of.timeoutSeconds * 1000) throw new SandboxRefusal(sentence(of.timeoutSeconds, open), 504);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

interface OpenWork {
  deliveries: number;
  app: number;
  problem: string | null;
}

/** An app that does not answer has work open: a killed one is expected to come back. */
async function openWork(world: SandboxWorld, app: "asked" | "not-asked"): Promise<OpenWork> {
  const deliveries = world.webhooks.waiting();
  if (app === "not-asked") return { deliveries, app: 0, problem: null };
  try {
    const { waiting } = await askApp(world, { method: "GET", path: "idle" });
    return { deliveries, app: Number(waiting), problem: null };
  } catch (error) {
    if (!(error instanceof SandboxRefusal)) throw error;
    return { deliveries, app: 1, problem: error.message };
  }
}

function sentence(seconds: number, open: OpenWork): string {
  const app = open.problem ?? `the app has ${open.app} deliveries and jobs open`;
  return `Not at rest after ${seconds} s: ${open.deliveries} webhooks are on their way, and ${app}`;
}
