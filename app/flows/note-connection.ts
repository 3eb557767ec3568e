import { withTransaction } from "../db.server.ts";

/**
 * Records whether we can still talk to a shop. `reconnect` is what the merchant sees when the refresh token is dead: opening
 * the app once repairs it. Uninstalled and unknown shops stay as they are.
 */
export async function noteConnection(input: { shopDomain: string; connection: "ok" | "reconnect" }): Promise<void> {
  await withTransaction(async (tx) => {
    await tx.rows(
      "shop_note_connection",
      `UPDATE shop SET connection = $2 WHERE domain = $1 AND connection <> $2 AND state IN ('installing', 'installed')`,
      [input.shopDomain, input.connection],
    );
  });
}
