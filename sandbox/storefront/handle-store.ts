import type { SandboxContext } from "../context.ts";

/**
 * Answers a request to the sandbox's online store: pages rendered from the theme with Liquid, cart, checkout, customer login,
 * and the app proxy.
 *
 * @param request the shopper's request, as it reached the store's origin
 * @param context the shop whose store it is
 */
export async function handleStore(request: Request, context: SandboxContext): Promise<Response> {
  return new Response(`${context.shop.settings.name}: ${new URL(request.url).pathname}`, { status: 501 });
}
