import { withTransaction } from "../db.server.ts";
import { saveConnection } from "../models/connection.ts";

/**
 * Records whether we can still talk to a shop. `reconnect` is what the merchant sees when the refresh token is dead: opening
 * the app once repairs it. Uninstalled and unknown shops stay as they are.
 */
export async function noteConnection(input: { shopDomain: string; connection: "ok" | "reconnect" }): Promise<void> {
  await withTransaction((tx) => saveConnection(tx, input.shopDomain, input.connection));
}
