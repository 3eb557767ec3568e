import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { z } from "zod";
import { databaseName } from "../../../sandbox/start/database.ts";

const readySchema = z.object({
  home: z.string(),
  admin: z.string(),
  store: z.string(),
  app: z.string(),
  shop: z.string(),
  apiKey: z.string(),
  apiSecret: z.string(),
  restKey: z.string(),
});

export type Ready = z.infer<typeof readySchema>;

export interface SandboxProcess {
  ready: Ready;
  /** Everything it printed. */
  output: () => string;
  appLog: () => string;
  pid: number;
  /** Ctrl-C, as a terminal sends it: to everything in the foreground. Answers when the command has ended. */
  interrupt: () => Promise<void>;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));
const START_MAX_MS = 200_000;

/** A folder for a sandbox's data that PostgreSQL's own account can reach, too. */
export function temporaryDataFolder(): { path: string; remove: () => Promise<void> } {
  const folder = mkdtempSync(path.join(tmpdir(), "laurel-e2e-"));
  chmodSync(folder, 0o755);
  return {
    path: folder,
    remove: async () => {
      rmSync(folder, { recursive: true, force: true });
      await dropDatabase(databaseName(folder));
    },
  };
}

/** On a server that was there before, a sandbox's database outlives its folder. */
async function dropDatabase(name: string): Promise<void> {
  if (!process.env["DATABASE_URL"]) return;
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await client.end();
}

/** Types `npm run sandbox`, as a newcomer does, and waits for its READY. */
export async function startSandboxProcess(dataDir: string, ...options: string[]): Promise<SandboxProcess> {
  const child = spawn(
    "npm",
    ["run", "sandbox", "--", ...(options.includes("--port") ? [] : ["--port", "0"]), ...options],
    {
      cwd: root,
      env: { ...process.env, LAUREL_DATA_DIR: dataDir },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  // A test run that dies takes its sandboxes with it.
  process.once("exit", () => signalGroup(child, "SIGINT"));

  const ready = await readyOf(() => output, exited);
  return {
    ready,
    output: () => output,
    appLog: () => readFileSync(path.join(dataDir, "app.log"), "utf8"),
    pid: child.pid ?? 0,
    interrupt: async () => {
      signalGroup(child, "SIGINT");
      await exited;
    },
  };
}

async function readyOf(output: () => string, exited: Promise<number | null>): Promise<Ready> {
  const deadline = Date.now() + START_MAX_MS;
  let exitCode: number | null | undefined;
  void exited.then((code) => (exitCode = code));
  while (Date.now() < deadline) {
    const line = /^READY (.*)$/m.exec(output())?.[1];
    if (line !== undefined) return readySchema.parse(JSON.parse(line));
    if (exitCode !== undefined) throw new Error(`npm run sandbox ended with ${String(exitCode)}:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`npm run sandbox printed no READY:\n${output()}`);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}
