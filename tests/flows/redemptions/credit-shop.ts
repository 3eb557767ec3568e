import type { redeeming } from "../../support/redeeming.ts";
import type { SandboxedShop } from "../../support/sandboxed-shop.ts";

/** The shop lets us give store credit, and offers some: "endless", "credit" for 30 days; and "percent" off for a day. */
export async function offerCredit(shopify: SandboxedShop, { offer }: ReturnType<typeof redeeming>): Promise<void> {
  const { scopes } = shopify.sandbox.context.shop.installation;
  const optional = ["write_store_credit_account_transactions", "read_store_credit_accounts"];
  await shopify.control("/scopes", { granted: [...scopes, ...optional] });
  const credit = { kind: "store-credit" as const, points: 100, amountMinor: 1000 };
  await offer(
    { id: "endless", ...credit },
    { id: "credit", ...credit, valid: { days: 30 } },
    { id: "percent", kind: "percentage", points: 100, percent: 10, valid: { days: 1 } },
  );
}
