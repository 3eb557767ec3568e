import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";

const root = fileURLToPath(new URL("..", import.meta.url));
export const SECRET = "bench-secret";
const SECONDS = 4;
const CONNECTIONS = 32;

export interface Server {
  url: string;
  stop: () => void;
}

/** Starts the built application ("app") as one web process, or a ceiling by its name, and waits until it answers. */
export async function serve(what: string, environment: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const entry = what === "app" ? "build/server/index.js" : `bench/ceilings/${what}.ts`;
  if (!existsSync(path.join(root, entry))) throw new Error(`${entry} is not there: npm run build comes first`);
  const child: ChildProcess = spawn(process.execPath, [entry], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      PROCESS: "web",
      LOG_LEVEL: "error",
      SHOPIFY_API_KEY: "bench",
      SHOPIFY_API_SECRET: SECRET,
      SHOPIFY_APP_URL: url,
      TOKEN_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
      ...environment,
    },
  });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${entry} ended at once`);
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return { url, stop: () => child.kill() };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${entry} does not answer`);
}

/**
 * Requests a server as fast as it answers, over 32 kept connections.
 *
 * @param next the path, headers and body of the next request
 * @returns answers with status 200 per second
 * @throws when any answer is another one
 */
export async function rateOf(
  server: Server,
  next: () => { method: "GET" | "POST"; path: string; headers?: Record<string, string>; body?: Buffer },
): Promise<number> {
  const result = await autocannon({
    url: server.url,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  const ok = result["2xx"];
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${String(result.non2xx)} answers were not 200, ${String(result.errors)} failed`);
  }
  return ok / result.duration;
}

/** The signature of a webhook body. */
export function signBody(body: Buffer): string {
  return createHmac("sha256", SECRET).update(body).digest("base64");
}

/** A path as Shopify's app proxy forwards it, signed now. */
export function signedPath(pathname: string, query: Record<string, string>): string {
  const message = Object.entries(query)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join("");
  const signature = createHmac("sha256", SECRET).update(message).digest("hex");
  return `${pathname}?${new URLSearchParams({ ...query, signature }).toString()}`;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
