import { z } from "zod";
import type { Ready } from "./sandbox-process.ts";

const accountSchema = z.object({ balance: z.object({ available: z.number(), pending: z.number() }) });
const transfersSchema = z.object({
  transfers: z.array(z.object({ key: z.string(), points: z.number(), recordedAt: z.string() })),
});

/** What a test asks the sandbox and the app's REST API, in JSON over HTTP. */
export interface Control {
  get: (path: string) => Promise<unknown>;
  post: (path: string, body?: object) => Promise<unknown>;
  /** What the app's REST API answers to that method and path. */
  rest: (method: "GET" | "POST" | "PUT", path: string, body?: object) => Promise<unknown>;
  /** Answers when every delivery and job is worked off. */
  idle: () => Promise<void>;
  /** A member by REST: balance and movements. */
  account: (customerId: string) => Promise<z.infer<typeof accountSchema>["balance"]>;
  transfers: (customerId: string) => Promise<z.infer<typeof transfersSchema>["transfers"]>;
}

/** The control of a running sandbox. */
export function controlOf(ready: Ready): Control {
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${ready.home}/control${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const rest = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${ready.app}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${ready.restKey}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    get: (path) => ask(path),
    post: (path, body = {}) => ask(path, body),
    idle: async () => {
      await ask("/idle", {});
    },
    rest,
    account: async (customerId) => accountSchema.parse(await rest("GET", `/members/${customerId}`)).balance,
    transfers: async (customerId) =>
      transfersSchema.parse(await rest("GET", `/members/${customerId}/transfers`)).transfers,
  };
}
