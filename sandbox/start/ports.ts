import { createServer } from "node:net";
import { StartProblem } from "./problem.ts";

export type Ports = Record<"home" | "app" | "store", number>;

const FIRST_RANDOM_PORT = 20_000;
const RANDOM_PORTS = 20_000;
const ATTEMPTS_MAX = 50;

/**
 * The three ports of a sandbox, checked to be free.
 *
 * @param wanted the first of them; 0 looks for three free ones in a row
 * @throws StartProblem that names the port somebody else holds
 */
export async function freePorts(wanted: number): Promise<Ports> {
  if (wanted === 0) return anyFreePorts();
  const ports = portsFrom(wanted);
  for (const [purpose, port] of Object.entries(ports)) {
    if (await isFree(port)) continue;
    const another = wanted + 100 > 65_000 ? 4300 : wanted + 100;
    throw new StartProblem(
      `Port ${port} is in use, and the sandbox needs it for its ${purpose}. Stop what runs there, or choose another: npm run sandbox -- --port ${another}`,
    );
  }
  return ports;
}

async function anyFreePorts(): Promise<Ports> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const ports = portsFrom(FIRST_RANDOM_PORT + Math.floor(Math.random() * RANDOM_PORTS));
    const free = await Promise.all(Object.values(ports).map(isFree));
    if (free.every(Boolean)) return ports;
  }
  throw new StartProblem("There are no three free ports in a row on this machine");
}

function portsFrom(first: number): Ports {
  return { home: first, app: first + 1, store: first + 2 };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
