import { z } from "zod";
import { nowText, SandboxRefusal, type SandboxContext } from "../context.ts";
import { openApp } from "../admin/open-app.ts";
import { changeCurrency, createShop } from "../shops.ts";
import { changeScopes, installApp, redactShop, uninstallApp } from "../installation.ts";
import { parseMinor } from "../money.ts";
import { mintIdToken } from "../oauth/id-token.ts";
import { shopBody } from "../webhooks/other-bodies.ts";
import { sendWebhook } from "../webhooks/send.ts";
import type { ControlRoute } from "./route.ts";
import { amountSchema, idSchema } from "./schemas.ts";

const settingsSchema = z.strictObject({
  name: z.string().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  timeZone: z.string().refine(isTimeZone, "no time zone of that name").optional(),
  taxesIncluded: z.boolean().optional(),
  /** What the checkout charges for shipping. */
  shipping: amountSchema.optional(),
  taxRateBasisPoints: z.int().min(0).max(10_000).optional(),
  exchangeRates: z.record(z.string(), z.string().regex(/^\d+(\.\d+)?$/)).optional(),
  planName: z.string().optional(),
});

/** Nothing tells an app of its installation but its first page, which Shopify's admin opens right afterwards. */
const installSchema = z.strictObject({ app: z.enum(["opened", "not-opened"]).default("opened") });

/** Shops, their settings, and the life of the app's installation. */
export const shopRoutes: readonly ControlRoute[] = [
  { method: "GET", path: "/shop", run: (context) => shopView(context) },
  {
    method: "POST",
    path: "/shop",
    run: (context, { body }) => changeSettings(context, settingsSchema.parse(body)),
  },
  {
    method: "POST",
    path: "/shops",
    run: (context, { body }) => {
      const schema = settingsSchema
        .omit({ shipping: true })
        .extend({ domain: z.string(), samples: z.boolean().default(false) });
      const { samples, ...request } = schema.parse(body);
      return shopView(createShop(context.world, request, samples ? "with-samples" : "empty"));
    },
  },
  {
    method: "GET",
    path: "/shops",
    run: (context) => [...context.world.state.shops.values()].map((shop) => shopView({ ...context, shop })),
  },
  {
    method: "POST",
    path: "/install",
    run: async (context, { body }) => {
      const { app } = installSchema.parse(body);
      installApp(context);
      if (app === "opened") await openApp(context);
      return shopView(context);
    },
  },
  {
    method: "POST",
    path: "/uninstall",
    run: (context) => {
      uninstallApp(context);
      return shopView(context);
    },
  },
  {
    method: "POST",
    path: "/redact",
    run: (context) => {
      redactShop(context);
      return { sent: "shop/redact" };
    },
  },
  {
    method: "POST",
    path: "/scopes",
    run: (context, { body }) => {
      changeScopes(context, z.strictObject({ granted: z.array(z.string()) }).parse(body).granted);
      return shopView(context);
    },
  },
  { method: "POST", path: "/id-token", run: (context) => ({ token: mintIdToken(context) }) },
  {
    method: "POST",
    path: "/tokens/revoke",
    run: (context) => {
      const { installation } = context.shop;
      const count = installation.tokens.length;
      installation.tokens = [];
      context.world.changed();
      return { revoked: count };
    },
  },
  {
    method: "POST",
    path: "/tokens/expire",
    run: (context) => {
      for (const token of context.shop.installation.tokens) token.expiresAtMs = 0;
      context.world.changed();
      return { expired: context.shop.installation.tokens.length };
    },
  },
  {
    method: "POST",
    path: "/ids",
    run: (context, { body }) => {
      const { next } = z.strictObject({ next: idSchema }).parse(body);
      if (BigInt(next) <= BigInt(context.world.state.lastId)) throw new SandboxRefusal("Ids only grow");
      context.world.state.lastId = String(BigInt(next) - 1n);
      return { next };
    },
  },
];

function changeSettings(context: SandboxContext, change: z.output<typeof settingsSchema>): object {
  const { settings } = context.shop;
  const { exchangeRates, currency, shipping, ...rest } = change;
  if (currency !== undefined && currency !== settings.currency) changeCurrency(context, currency);
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  Object.assign(settings, given, { updatedAt: nowText(context) });
  if (exchangeRates) settings.exchangeRates = exchangeRates;
  if (shipping !== undefined) settings.shippingMinor = parseMinor(shipping, settings.currency) ?? 0;
  context.world.changed();
  sendWebhook(context, { topic: "shop/update", body: shopBody(context) });
  return shopView(context);
}

function shopView(context: SandboxContext): object {
  const { settings, installation } = context.shop;
  const { isInstalled, installedAt, uninstalledAt, scopes, tokens } = installation;
  return {
    ...settings,
    installation: {
      id: installation.id,
      isInstalled,
      installedAt,
      uninstalledAt,
      scopes,
      tokens: tokens.map(({ expiresAtMs, refreshExpiresAtMs }) => ({ expiresAtMs, refreshExpiresAtMs })),
    },
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
