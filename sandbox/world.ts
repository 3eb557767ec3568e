import path from "node:path";
import { appConfigReader } from "./app-config.ts";
import { callLog } from "./calls.ts";
import { businessClock } from "./clock.ts";
import type { SandboxWorld } from "./context.ts";
import { faultList } from "./faults.ts";
import { snapshotTo, type Snapshot } from "./persist.ts";
import type { SandboxState } from "./state.ts";
import { WebhookSender } from "./webhooks/sender.ts";

/** The app's number, as it appears in the namespace of its metafields. */
const APP_ID = "271828182845";
/** Ids begin here and stay far below 2^53. */
const FIRST_ID = "5100000000000";
const PROJECT = path.join(import.meta.dirname, "..");

export interface WorldRequest {
  state: SandboxState;
  snapshotFile: string | null;
  apiKey: string;
  apiSecret: string;
  origins: { home: string; store: string; app: string };
  /** The app's configuration; by default the project's own. */
  appConfigFile?: string | undefined;
  /** How many times sooner than in Shopify's four hours webhooks are retried. */
  retryCompression?: number | undefined;
}

/** A state without any shop. */
export function emptyState(): SandboxState {
  return { version: 3, clockOffsetMs: 0, lastId: FIRST_ID, shops: new Map(), deliveries: [] };
}

/** Everything around a state: clock, ids, webhooks, logs, snapshot. */
export function createWorld(request: WorldRequest): { world: SandboxWorld; snapshot: Snapshot } {
  const { state, origins } = request;
  const snapshot = snapshotTo(request.snapshotFile, state);
  const clock = businessClock(state);
  const config = appConfigReader(request.appConfigFile ?? path.join(PROJECT, "shopify.app.toml"));
  const world: SandboxWorld = {
    state,
    clock,
    config,
    origins,
    apiKey: request.apiKey,
    apiSecret: request.apiSecret,
    appId: APP_ID,
    calls: callLog(),
    faults: faultList(),
    buckets: new Map(),
    appProcess: {},
    webhooks: new WebhookSender({
      state,
      clock,
      config,
      origins,
      secret: request.apiSecret,
      retryCompression: request.retryCompression ?? 60,
      changed: snapshot.changed,
    }),
    newId: () => {
      state.lastId = String(BigInt(state.lastId) + 1n);
      return state.lastId;
    },
    changed: snapshot.changed,
  };
  return { world, snapshot };
}
