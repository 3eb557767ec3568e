import type { SandboxContext } from "../context.ts";

/**
 * Asks the app's sandbox door for a REST key, and with "simple" for the simple program to be live.
 *
 * @param keepKey a key that an earlier start handed out; it is answered again
 */
export async function prepareApp(
  context: SandboxContext,
  program: "simple" | "none",
  keepKey: string | null,
): Promise<string> {
  const { world, shop } = context;
  const response = await fetch(`${world.origins.app}/sandbox/prepare`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-sandbox-secret": world.apiSecret },
    body: JSON.stringify({ live: program === "simple", shop: shop.settings.domain, restKey: keepKey }),
  });
  const answer: unknown = await response.json();
  const restKey: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, "restKey") : null;
  if (!response.ok || typeof restKey !== "string")
    throw new Error(`Laurel's sandbox door answered ${response.status}: ${JSON.stringify(answer)}`);
  return restKey;
}
