import { offsetAt } from "../clock.ts";
import type { SandboxContext } from "../context.ts";
import { gid } from "../webhooks/body-parts.ts";
import { metafieldFields } from "./metafield-node.ts";
import type { ShopSettings } from "../state.ts";
import { connection } from "./connection.ts";
import type { ApiNode, Arguments } from "./node.ts";

/** The shop of the Admin API. */
export function shopNode(context: SandboxContext): ApiNode {
  const { settings } = context.shop;
  const offsetMinutes = offsetAt(context.world.clock.nowMs(), settings.timeZone) / 60_000;
  return {
    __typename: "Shop",
    id: gid("Shop", settings.id),
    name: settings.name,
    email: settings.email,
    contactEmail: settings.email,
    shopOwnerName: settings.owner,
    myshopifyDomain: settings.domain,
    url: context.world.origins.store,
    primaryDomain: {
      __typename: "Domain",
      id: gid("Domain", settings.id),
      host: settings.domain,
      sslEnabled: true,
      url: context.world.origins.store,
    },
    plan: {
      __typename: "ShopPlan",
      displayName: settings.planName,
      publicDisplayName: settings.planName,
      partnerDevelopment: false,
      shopifyPlus: settings.planName === "Plus",
    },
    currencyCode: settings.currency,
    enabledPresentmentCurrencies: [settings.currency, ...Object.keys(settings.exchangeRates)],
    currencySettings: (args: Arguments) =>
      connection(args, {
        items: Object.entries({ [settings.currency]: null, ...settings.exchangeRates }),
        idOf: ([currency]) => currency,
        toNode: ([currency, rate]) => currencySettingNode(settings, { currency, rate }),
      }),
    ianaTimezone: settings.timeZone,
    timezoneOffsetMinutes: offsetMinutes,
    taxesIncluded: settings.taxesIncluded,
    taxShipping: true,
    weightUnit: "KILOGRAMS",
    unitSystem: "METRIC_SYSTEM",
    setupRequired: false,
    checkoutApiSupported: true,
    createdAt: settings.createdAt,
    updatedAt: settings.updatedAt,
    ...metafieldFields(context, { ownerId: settings.id }),
  };
}

/** A currency that buyers pay in; its rate is one the merchant has fixed, so that it never moves. */
function currencySettingNode(settings: ShopSettings, of: { currency: string; rate: string | null }): ApiNode {
  return {
    __typename: "CurrencySetting",
    currencyCode: of.currency,
    currencyName: new Intl.DisplayNames("en", { type: "currency" }).of(of.currency) ?? of.currency,
    enabled: true,
    manualRate: of.rate,
    rateUpdatedAt: null,
  };
}

/** The app's installation in the shop. */
export function installationNode(context: SandboxContext): ApiNode {
  const { installation } = context.shop;
  return {
    __typename: "AppInstallation",
    id: gid("AppInstallation", installation.id),
    accessScopes: installation.scopes.map((handle) => ({ __typename: "AccessScope", handle, description: handle })),
    activeSubscriptions: [],
    launchUrl: context.world.origins.app,
    app: () => appNode(context),
    ...metafieldFields(context, { ownerId: installation.id }),
  };
}

function appNode(context: SandboxContext): ApiNode {
  const { world } = context;
  return {
    __typename: "App",
    id: gid("App", world.appId),
    apiKey: world.apiKey,
    handle: "laurel",
    title: "Laurel",
    embedded: true,
    installation: () => installationNode(context),
  };
}
