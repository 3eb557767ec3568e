import { createServer } from "node:http";
import { createRequestHandler } from "@remix-run/node";
import * as routes from "virtual:remix/server-build";
import { clock } from "./clock.server.ts";
import { closeDatabase } from "./db.server.ts";
import { environment, type Environment, EnvironmentError } from "./env.server.ts";
import { handleAdminBlocks } from "./http/admin-blocks.ts";
import { handleApi } from "./http/api.ts";
import { drainSignalsSent } from "./http/drain-signal.ts";
import { handleExport } from "./http/export.ts";
import { handleHealth } from "./http/health.ts";
import { createListener, type DoorEntry, type NodeListener } from "./http/listener.ts";
import { problemReply } from "./http/problem.ts";
import { remixListener } from "./http/remix.ts";
import { handleSandbox, takeSandboxClock } from "./http/sandbox.ts";
import { serveStatic } from "./http/static-files.ts";
import { handleStorefront } from "./http/storefront.ts";
import { handleWebhook } from "./http/webhooks.ts";
import { startWorker, type Worker } from "./jobs/worker.ts";
import { log } from "./log.server.ts";

const WEBHOOK_BYTES_MAX = 10_000_000;
const REQUEST_BYTES_MAX = 64_000;
/** A program with thousands of products, or 500 events. */
const API_BYTES_MAX = 1_000_000;
const CLIENT_FOLDER = "build/client";
/** Shopify keeps connections open and reuses them; closing first would lose the delivery that is on its way. */
const KEEP_ALIVE_MS = 75_000;
const SHUTDOWN_MS = 15_000;

// What nobody caught leaves the process in an unknown state. Whoever supervises it starts another one.
process.on("uncaughtException", (error) => {
  log.fatal({ error }, "an error that nobody caught");
  process.exit(1);
});

try {
  await start(environment());
} catch (error) {
  // What is missing in the environment is a message for a person; everything else is for whoever debugs it.
  if (error instanceof EnvironmentError) process.stderr.write(`${error.message}\n`);
  else log.fatal({ error }, "could not start");
  process.exit(1);
}

async function start(env: Environment): Promise<void> {
  if (env.SANDBOX_SHOPIFY_ORIGIN) clock.setOffset(env.SANDBOX_CLOCK_OFFSET_MS);
  const listener = createListener(doors(env), env.PROCESS === "worker" ? notFound() : admin());
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: 15_000, requestTimeout: 60_000 },
    listener,
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(env.PORT, env.HOST, resolve);
  });
  if (env.SANDBOX_SHOPIFY_ORIGIN) await takeSandboxClock(env.SANDBOX_SHOPIFY_ORIGIN);
  const worker = env.PROCESS === "web" ? null : await startWorker();
  log.info(
    { address: server.address(), process: env.PROCESS, sandbox: env.SANDBOX_SHOPIFY_ORIGIN !== null },
    "Laurel is up",
  );

  const stop = (signal: string) => {
    log.info({ signal }, "stopping");
    // Whoever asks twice does not want to wait.
    process.once(signal, () => process.exit(1));
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    void shutDown(server, worker).then(() => process.exit(0));
  };
  for (const signal of ["SIGTERM", "SIGINT"])
    process.once(signal, () => {
      stop(signal);
    });
}

function doors(env: Environment): DoorEntry[] {
  const secrets = { current: env.SHOPIFY_API_SECRET, previous: env.SHOPIFY_API_SECRET_PREVIOUS };
  const health: DoorEntry = { path: "/healthz", bodyBytesMax: 0, door: handleHealth };
  const forSandbox: DoorEntry = { path: "/sandbox/", bodyBytesMax: REQUEST_BYTES_MAX, door: handleSandbox };
  const sandbox = env.SANDBOX_SHOPIFY_ORIGIN ? [forSandbox] : [];
  if (env.PROCESS === "worker") return [health, ...sandbox];
  return [
    { path: "/webhooks", bodyBytesMax: WEBHOOK_BYTES_MAX, door: (request) => handleWebhook(request, secrets) },
    { path: "/storefront/", bodyBytesMax: REQUEST_BYTES_MAX, door: handleStorefront },
    { path: "/blocks/", bodyBytesMax: REQUEST_BYTES_MAX, door: handleAdminBlocks },
    { path: "/api/v1/", bodyBytesMax: API_BYTES_MAX, door: handleApi },
    { path: "/export/", bodyBytesMax: 0, door: handleExport },
    health,
    ...sandbox,
  ];
}

function admin(): NodeListener {
  const handle = createRequestHandler(routes, "production");
  return serveStatic(
    CLIENT_FOLDER,
    remixListener((request) => handle(request)),
  );
}

/** A worker answers nothing but how it is. */
function notFound(): NodeListener {
  const reply = problemReply({ status: 404, type: "not-found", title: "This process only runs jobs" });
  return (_incoming, outgoing) => outgoing.writeHead(reply.status, reply.headers).end(reply.body);
}

async function shutDown(server: ReturnType<typeof createServer>, worker: Worker | null): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await closed;
  await drainSignalsSent();
  await worker?.stop();
  await closeDatabase();
}
