import type { Delivery } from "../state.ts";
import { webhookHeaders } from "./sign.ts";

/** Shopify gives an app five seconds to answer. */
const TIMEOUT_MS = 5000;

/** Posts a webhook once and says what came of it. Redirections are not followed: they count as failures. */
export async function attempt(
  delivery: Delivery,
  how: { secret: string; name: string | null; isOutage: boolean; nowText: string },
): Promise<Delivery["attempts"][number]> {
  const startedMs = performance.now();
  const done = (status: number | null, error: string | null) => ({
    at: how.nowText,
    status,
    error,
    durationMs: Math.round(performance.now() - startedMs),
  });
  if (how.isOutage) return done(null, "outage");
  try {
    const response = await fetch(delivery.url, {
      method: "POST",
      headers: webhookHeaders(delivery, how),
      body: delivery.body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return done(response.status, null);
  } catch (error) {
    return done(null, errorText(error));
  }
}

function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
