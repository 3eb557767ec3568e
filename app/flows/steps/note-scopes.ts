import type { Tx } from "../../db.server.ts";
import { clearNotice, setNotice } from "../../models/shop.ts";
import { missingScopes } from "../../shopify/app-config.ts";

/** Shows the merchant which scopes the shop has not granted us, or no more that some are missing. */
export async function noteScopes(
  tx: Tx,
  { scopes, ...shop }: { programId: string; shopId: string; scopes: string[] },
): Promise<void> {
  const missing = missingScopes(scopes);
  if (missing.length > 0) await setNotice(tx, { ...shop, notice: { kind: "missing-scopes", scopes: missing } });
  else await clearNotice(tx, { ...shop, kind: "missing-scopes" });
}
