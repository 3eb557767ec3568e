import { z } from "zod";
import { SandboxRefusal, type SandboxContext } from "../context.ts";
import { writeJson } from "../json.ts";
import { clockRoutes } from "./clock-routes.ts";
import { customerRoutes } from "./customer-routes.ts";
import { deliveryRoutes } from "./delivery-routes.ts";
import { orderRoutes } from "./order-routes.ts";
import { playRoutes } from "./play-routes.ts";
import type { ControlRoute } from "./route.ts";
import { shopRoutes } from "./shop-routes.ts";
import { valueRoutes } from "./value-routes.ts";

const routes: readonly ControlRoute[] = [
  ...orderRoutes,
  ...customerRoutes,
  ...shopRoutes,
  ...valueRoutes,
  ...clockRoutes,
  ...deliveryRoutes,
  ...playRoutes,
];

/** Answers {home}/control/…: JSON in, JSON out; a refusal is `{error}` in words (docs/sandbox.md). */
export async function handleControl(request: Request, context: SandboxContext): Promise<Response> {
  const url = new URL(request.url);
  const path = url.pathname.replace(/^\/control/, "").replace(/\/$/, "");
  try {
    for (const route of routes) {
      const parameters = route.method === request.method ? match(route.path, path) : null;
      if (!parameters) continue;
      const body = request.method === "POST" ? await readBody(request) : null;
      return json(200, await route.run(context, { parameters, body, query: url.searchParams }));
    }
    return json(404, { error: `The control API has no ${request.method} ${path}` });
  } catch (error) {
    if (error instanceof SandboxRefusal) return json(error.status, { error: error.message });
    if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
    throw error;
  }
}

function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? "");
    if (part.startsWith(":")) parameters[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return parameters;
}

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text.trim() === "") return {};
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch {
    throw new SandboxRefusal("The body is not JSON", 400);
  }
}

function json(status: number, body: unknown): Response {
  return new Response(writeJson(body), { status, headers: { "content-type": "application/json" } });
}
