import { createHmac } from "node:crypto";
import { environment } from "../env.server.ts";

/**
 * Tells addresses apart without keeping them: HMAC-SHA256 with the app's secret, another for each program. Without the secret nobody can
 * try addresses out.
 *
 * @param place as `shippingPlace` writes it
 */
export function addressHash(programId: string, place: string): string {
  return createHmac("sha256", environment().SHOPIFY_API_SECRET).update(`address:${programId}:${place}`).digest("hex");
}
