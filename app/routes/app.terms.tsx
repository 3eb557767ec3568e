import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useTranslation } from "react-i18next";
import { adminPage } from "../admin-page.server.ts";
import { LANGUAGES, speechOf } from "../i18n/language.ts";
import { announcedSteps } from "../loyalty/change/announced-steps.ts";
import { staffSheet } from "../loyalty/describe/staff-sheet.ts";
import { programTerms } from "../loyalty/describe/terms.ts";
import { termsVersions } from "../loyalty/describe/terms-versions.ts";
import { missingDetails, organizerOf } from "../loyalty/shop-settings.ts";
import { waitingChanges } from "../models/announced-change.ts";
import { programState } from "../models/program.ts";
import { shopSettings } from "../models/shop-settings.ts";
import { APP_PROXY } from "../shopify/app-config.ts";
import { TERMS_TABS, TermsPage } from "../ui/terms/terms-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { currency, timeZone, domain } = shop;
  const asked = new URL(request.url).searchParams;
  const tab = TERMS_TABS.find((one) => one === asked.get("tab")) ?? "terms";
  const language = LANGUAGES.find((one) => one === asked.get("lang")) ?? speechOf(request).language;
  const { programId } = shop;
  const [state, settings, waiting] = await Promise.all([
    programState(null, programId),
    shopSettings(shop),
    waitingChanges(null, programId),
  ]);
  const versions = termsVersions(state).reverse();
  const shown = versions.find(({ version }) => String(version) === asked.get("version")) ?? versions[0];
  // What is announced changes the newest version, and nothing that is over.
  const announced = shown === versions[0] ? announcedSteps({ ...state, waiting }) : [];
  const of = shown && { ...shown, currency, timeZone, language, organizer: organizerOf(settings, shop), announced };
  return {
    ...{ tab, language },
    version: shown?.version ?? 0,
    versions: versions.map(({ version, since }) => ({
      version,
      since: since === null ? null : new Date(since * 1000).toISOString(),
    })),
    terms: of && tab === "terms" ? programTerms(of) : null,
    sheet: of && tab === "staff" ? staffSheet(of) : null,
    missing: missingDetails(settings),
    isLive: state.mode === "live",
    link: `https://${domain}/${APP_PROXY.prefix}/${APP_PROXY.subpath}/terms`,
  };
}

export default function TermsAndSheet() {
  const { t } = useTranslation();
  const loaded = useLoaderData<typeof loader>();
  const [, setParameters] = useSearchParams();
  const shopify = useAppBridge();
  const copy = async () => {
    await navigator.clipboard.writeText(loaded.link);
    shopify.toast.show(t("terms.copied"));
  };
  return (
    <TermsPage
      {...loaded}
      onChoose={(change) => {
        const { tab, language, version } = { ...loaded, ...change };
        setParameters({ tab, lang: language, version: String(version) }, { preventScrollReset: true });
      }}
      onPrint={() => window.print()}
      onCopy={() => void copy()}
    />
  );
}
