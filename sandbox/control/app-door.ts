import { SandboxRefusal, type SandboxWorld } from "../context.ts";
import { isObject } from "../json.ts";

const TIMEOUT_MS = 60_000;

/**
 * Speaks to the door that the app opens for a sandbox only.
 *
 * @throws SandboxRefusal when the app does not answer, or refuses
 */
export async function askApp(
  world: SandboxWorld,
  of: { method: "GET" | "POST"; path: string; body?: object },
): Promise<Record<string, unknown>> {
  const url = `${world.origins.app}/sandbox/${of.path}`;
  let response: Response;
  try {
    response = await fetch(url, {
      method: of.method,
      headers: { "content-type": "application/json", "x-sandbox-secret": world.apiSecret },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(of.body ? { body: JSON.stringify(of.body) } : {}),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SandboxRefusal(`The app does not answer at ${url}: ${reason}`, 502);
  }
  const text = await response.text();
  if (!response.ok)
    throw new SandboxRefusal(`The app answered ${response.status} at ${url}: ${text.slice(0, 300)}`, 502);
  const answer: unknown = JSON.parse(text || "{}");
  return isObject(answer) ? answer : {};
}
