import { embeddedUrl } from "../admin/embedded-url.ts";
import type { SandboxContext } from "../context.ts";

/** The app answers other programs than browsers with 410. */
const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";

/**
 * Opens the app as Shopify's admin does right after an installation: the page comes with an ID token, which the app exchanges
 * for its own access to the shop. Opening it again changes nothing.
 *
 * @throws when the app refuses the page
 */
export async function openAppOnce(context: SandboxContext): Promise<void> {
  const response = await fetch(embeddedUrl(context, "/app", "en"), {
    headers: { "user-agent": browser },
    redirect: "manual",
  });
  if (response.ok) return;
  const text = (await response.text()).slice(0, 500);
  throw new Error(
    `Laurel answered its first page with ${response.status} ${response.headers.get("location") ?? ""}\n${text}`,
  );
}

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
