import type { SandboxContext } from "../context.ts";
import { writeJson, type Json } from "../json.ts";

/**
 * Hands a webhook to the sender, if the app subscribes to its topic and is installed. Compliance topics also reach an app that
 * was uninstalled.
 */
export function sendWebhook(context: SandboxContext, of: { topic: string; body: Json }): void {
  const { shop, world } = context;
  const isCompliance = ["shop/redact", "customers/redact", "customers/data_request"].includes(of.topic);
  if (!shop.installation.isInstalled && !isCompliance) return;
  world.webhooks.send({ shop: shop.settings.domain, topic: of.topic, body: writeJson(of.body) });
}
