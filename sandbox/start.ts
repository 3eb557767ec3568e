import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { buildApp } from "../scripts/build.ts";
import { startPostgres } from "../scripts/postgres.ts";
import { openApp } from "./admin/open-app.ts";
import { executableSchema } from "./api/schema.ts";
import { type Sandbox, startSandbox } from "./server.ts";
import { type AppProcess, superviseApp } from "./start/app-process.ts";
import { sandboxDatabase } from "./start/database.ts";
import { prepareApp } from "./start/install-app.ts";
import { parseStartOptions, repositoryRoot, type StartOptions, usage } from "./start/options.ts";
import { freePorts, type Ports } from "./start/ports.ts";
import { StartProblem } from "./start/problem.ts";
import { claimDataFolder, processMark, type RunningRecord } from "./start/running.ts";
import { readSecrets, type Secrets, writeSecrets } from "./start/secrets.ts";

/** What was started, in this order; it is stopped in the opposite one. */
const started: { name: string; stop: () => Promise<void> | void }[] = [];
let stopping: Promise<void> | null = null;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void stopEverything().then(() => process.exit(0)));
}

try {
  const options = parseStartOptions(process.argv.slice(2), process.env);
  if (options === null) say(usage);
  else await start(options);
} catch (error) {
  await stopEverything();
  if (error instanceof StartProblem) console.error(`\n${error.message}`);
  else console.error(error);
  process.exit(1);
}

async function start(options: StartOptions): Promise<void> {
  const record = await claimDataFolder(options.dataDir, say);
  started.push({ name: "record", stop: record.release });
  const ports = await freePorts(options.port);
  record.noteHome(origin(ports.home));
  const secrets = readSecrets(options.dataDir);

  // The build is a process of its own and goes on while the others keep this one busy.
  const [, databaseUrl] = await Promise.all([buildApp("stale", say), startDatabase(options), loadSchema()]);
  const sandbox = await playShopify(options, ports, secrets);
  const laurel = superviseLaurel({ options, ports, secrets, databaseUrl, record, clock: sandbox.world.clock });
  sandbox.world.appProcess.kill = laurel.kill;
  sandbox.world.appProcess.start = laurel.start;
  say(`Starting Laurel at ${origin(ports.app)}; its log is ${logFile(options)}`);
  await laurel.start();

  say(`Installing Laurel in ${sandbox.shop}`);
  await openApp(sandbox.context);
  const restKey = await prepareApp(sandbox.context, options.program, secrets.restKey);
  writeSecrets(options.dataDir, { ...secrets, restKey });
  await idle(sandbox.home);
  announce(sandbox, { app: origin(ports.app), restKey });
}

async function startDatabase(options: StartOptions): Promise<string> {
  // The shop's memory and Laurel's belong together: without the one, the other is of no use.
  const data = options.data === "kept" && existsSync(snapshotFile(options)) ? "kept" : "fresh";
  if (data === "fresh") for (const file of [snapshotFile(options), logFile(options)]) rmSync(file, { force: true });

  if (options.databaseUrl !== null) {
    say(`Using the PostgreSQL of DATABASE_URL${data === "fresh" ? ", with an empty database" : ""}`);
    return sandboxDatabase(options.databaseUrl, options.dataDir, data);
  }
  const postgres = await startPostgres({ dataDir: path.join(options.dataDir, "postgres"), durability: "full", say });
  started.push({ name: "PostgreSQL", stop: postgres.stop });
  say(`PostgreSQL runs, with ${data === "fresh" ? "an empty database" : "what an earlier start left"}`);
  return sandboxDatabase(postgres.url, options.dataDir, data);
}

/** Large, and fetched on the very first start: better now than while the app waits for an answer. */
async function loadSchema(): Promise<void> {
  say("Reading Shopify's Admin schema (the first time, from the npm registry)");
  try {
    executableSchema();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartProblem(`Shopify's Admin schema is not to be had: ${reason}`);
  }
}

async function playShopify(options: StartOptions, ports: Ports, secrets: Secrets): Promise<Sandbox> {
  say(`Playing Shopify at ${origin(ports.home)}, its online store at ${origin(ports.store)}`);
  const sandbox = await startSandbox({
    port: ports.home,
    storePort: ports.store,
    appUrl: origin(ports.app),
    apiKey: secrets.apiKey,
    apiSecret: secrets.apiSecret,
    persist: snapshotFile(options),
  });
  started.push({ name: "the sandbox", stop: sandbox.stop });
  return sandbox;
}

function superviseLaurel(of: {
  options: StartOptions;
  ports: Ports;
  secrets: Secrets;
  clock: Sandbox["world"]["clock"];
  databaseUrl: string;
  record: RunningRecord;
}): AppProcess {
  const { options, ports, secrets } = of;
  const laurel = superviseApp({
    args: [
      "--enable-source-maps",
      path.join(repositoryRoot, "build", "server", "index.js"),
      processMark(options.dataDir),
    ],
    cwd: repositoryRoot,
    url: origin(ports.app),
    logFile: logFile(options),
    say,
    noteProcess: of.record.noteApp,
    environment: {
      PATH: process.env["PATH"] ?? "",
      NODE_ENV: "production",
      DATABASE_URL: of.databaseUrl,
      HOST: "127.0.0.1",
      PORT: String(ports.app),
      SHOPIFY_API_KEY: secrets.apiKey,
      SHOPIFY_API_SECRET: secrets.apiSecret,
      SHOPIFY_APP_URL: origin(ports.app),
      TOKEN_ENCRYPTION_KEY: secrets.tokenEncryptionKey,
      LOG_LEVEL: process.env["LOG_LEVEL"] ?? "info",
      // Read at every start: a restarted app must not fall back to real time.
      get SANDBOX_CLOCK_OFFSET_MS() {
        return String(of.clock.offsetMs());
      },
      SANDBOX_SHOPIFY_ORIGIN: origin(ports.home),
    },
  });
  started.push({ name: "Laurel", stop: laurel.stop });
  return laurel;
}

/** Answers once every delivery and job is worked off. */
async function idle(home: string): Promise<void> {
  const response = await fetch(`${home}/control/idle`, { method: "POST" });
  if (!response.ok) throw new Error(`The sandbox did not come to rest: ${response.status} ${await response.text()}`);
}

function announce(sandbox: Sandbox, more: { app: string; restKey: string }): void {
  const { home, store, shop, apiKey, apiSecret } = sandbox;
  const admin = `${home}/admin`;
  say(`
  The tour    ${home}
  The admin   ${admin}
  The store   ${store}

  Ctrl-C stops everything.
`);
  say(`READY ${JSON.stringify({ home, admin, store, app: more.app, shop, apiKey, apiSecret, restKey: more.restKey })}`);
}

function stopEverything(): Promise<void> {
  stopping ??= (async () => {
    for (const { name, stop } of started.reverse()) {
      try {
        await stop();
      } catch (error) {
        console.error(`${name} did not stop:`, error);
      }
    }
  })();
  return stopping;
}

function snapshotFile(options: StartOptions): string {
  return path.join(options.dataDir, "sandbox.json");
}

function logFile(options: StartOptions): string {
  return path.join(options.dataDir, "app.log");
}

function origin(port: number): string {
  return `http://127.0.0.1:${port}`;
}

function say(line: string): void {
  console.log(line);
}
