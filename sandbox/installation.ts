import { nowText, type SandboxContext } from "./context.ts";
import { resolveNamespace } from "./commerce/find.ts";
import { scopesUpdateBody, shopBody, shopReference } from "./webhooks/other-bodies.ts";
import { sendWebhook } from "./webhooks/send.ts";

/** What an app gets that has no configuration yet. */
const DEFAULT_SCOPES = ["read_customer_merge", "read_orders", "read_products", "write_app_proxy", "write_customers", "write_discounts"]; // prettier-ignore

/**
 * Installs the app: grants the scopes its configuration asks for and defines the metafields it declares, as Shopify does. Does nothing
 * where it is installed.
 */
export function installApp(context: SandboxContext): void {
  const { installation } = context.shop;
  if (installation.isInstalled) return;
  const config = context.world.config();
  installation.isInstalled = true;
  installation.installedAt = nowText(context);
  installation.uninstalledAt = null;
  installation.scopes = [...(config?.scopes.length ? config.scopes : DEFAULT_SCOPES)];
  defineMetafields(context);
  context.world.changed();
}

/** Uninstalls the app: its tokens are dead at once, then it hears of it, and of nothing more. */
export function uninstallApp(context: SandboxContext): void {
  const { installation } = context.shop;
  if (!installation.isInstalled) return;
  sendWebhook(context, { topic: "app/uninstalled", body: shopBody(context) });
  installation.isInstalled = false;
  installation.uninstalledAt = nowText(context);
  installation.tokens = [];
  context.world.changed();
}

/** Asks the app to forget the shop, as Shopify does two days after it was uninstalled. */
export function redactShop(context: SandboxContext): void {
  sendWebhook(context, { topic: "shop/redact", body: shopReference(context) });
}

/** Grants other scopes than before, and tells the app. */
export function changeScopes(context: SandboxContext, current: readonly string[]): void {
  const { installation } = context.shop;
  const previous = installation.scopes;
  installation.scopes = [...current];
  for (const token of installation.tokens) token.scopes = [...current];
  context.world.changed();
  sendWebhook(context, {
    topic: "app/scopes_update",
    body: scopesUpdateBody(context, { previous, current: [...current] }),
  });
}

function defineMetafields(context: SandboxContext): void {
  const { shop, world } = context;
  for (const declared of world.config()?.metafields ?? []) {
    const namespace = resolveNamespace(context, "$app");
    const isDefined = [...shop.metafieldDefinitions.values()].some(
      (one) => one.ownerType === declared.ownerType && one.namespace === namespace && one.key === declared.key,
    );
    if (isDefined) continue;
    const id = world.newId();
    shop.metafieldDefinitions.set(id, { ...declared, id, namespace, validations: [], createdAt: nowText(context) });
  }
}
