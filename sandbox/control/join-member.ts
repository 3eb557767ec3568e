import { SandboxRefusal, type SandboxContext } from "../context.ts";

/** The cookie by which the sandbox's store knows who is logged in. */
const CUSTOMER_COOKIE = "sandbox_customer";

/**
 * Joins the program for a customer through the store's app proxy, exactly as their own click does.
 *
 * @returns what the app answered
 * @throws SandboxRefusal when the app refuses or does not answer
 */
export async function joinMember(
  context: SandboxContext,
  of: { customerId: string; wording: string },
): Promise<object> {
  const proxy = context.world.config()?.proxy;
  const prefix = proxy ? `/${proxy.prefix}/${proxy.subpath}` : "/apps/rewards";
  const response = await fetch(`${context.world.origins.store}${prefix}/join`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      cookie: `${CUSTOMER_COOKIE}=${of.customerId}`,
    },
    body: JSON.stringify({ consent: { wording: of.wording } }),
  });
  const text = await response.text();
  if (!response.ok) throw new SandboxRefusal(`The app answered ${response.status}: ${text.slice(0, 500)}`, 502);
  const answer: unknown = JSON.parse(text);
  return { answer };
}
