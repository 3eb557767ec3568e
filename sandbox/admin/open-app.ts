import { SandboxRefusal, type SandboxContext } from "../context.ts";
import { FIRST_STAFF } from "../oauth/id-token.ts";
import { embeddedUrl } from "./embedded-url.ts";

/** The app answers other programs than browsers with 410. */
const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";

/**
 * Opens the app as Shopify's admin does right after an installation: the page comes with an ID token, which the app exchanges
 * for its own access to the shop. Opening it again changes nothing.
 *
 * @throws SandboxRefusal when the app refuses the page, or does not answer
 */
export async function openApp(context: SandboxContext): Promise<void> {
  const response = await fetch(embeddedUrl(context, "/app", { staff: FIRST_STAFF, locale: "en" }), {
    headers: { "user-agent": browser },
    redirect: "manual",
  }).catch((error: unknown) => {
    throw new SandboxRefusal(`The app does not answer: ${error instanceof Error ? error.message : String(error)}`, 502);
  });
  if (response.ok) return;
  const text = (await response.text()).slice(0, 500);
  const location = response.headers.get("location") ?? "";
  throw new SandboxRefusal(`The app answered its first page with ${response.status} ${location}\n${text}`, 502);
}
