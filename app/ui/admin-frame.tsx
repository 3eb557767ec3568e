import { Link } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import type { PropsWithChildren } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import { textsIn } from "../i18n/i18n.ts";
import { type FormatFacts, FormatProvider } from "./format.tsx";

/** What every page stands in: App Bridge, Polaris, the texts, and how this shop's numbers look. */
export function AdminFrame(
  props: PropsWithChildren<{ appBridge: { apiKey: string; url: string | null }; facts: FormatFacts }>,
) {
  const { appBridge, facts } = props;
  const { texts, polaris } = textsIn(facts.speech.language);
  return (
    <AppProvider
      // Without a key App Bridge cannot start; the page still says what went wrong.
      isEmbeddedApp={appBridge.apiKey !== ""}
      apiKey={appBridge.apiKey}
      i18n={polaris}
      {...(appBridge.url === null ? {} : { __APP_BRIDGE_URL: appBridge.url })}
    >
      <I18nextProvider i18n={texts}>
        <FormatProvider facts={facts}>
          <Navigation />
          <main>{props.children}</main>
        </FormatProvider>
      </I18nextProvider>
    </AppProvider>
  );
}

/** Shopify renders these links in its own navigation, below the app's name, which is the way home. */
function Navigation() {
  const { t } = useTranslation();
  return (
    <NavMenu>
      <Link to="/app" rel="home">
        {t("nav.home")}
      </Link>
      <Link to="/app/program">{t("nav.program")}</Link>
      <Link to="/app/rewards">{t("nav.rewards")}</Link>
      <Link to="/app/redemptions">{t("nav.redemptions")}</Link>
      <Link to="/app/members">{t("nav.members")}</Link>
      <Link to="/app/figures">{t("nav.figures")}</Link>
      <Link to="/app/settings">{t("nav.settings")}</Link>
    </NavMenu>
  );
}
