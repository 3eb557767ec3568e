import { Banner, BlockStack, Button, Card, InlineStack, Layout, List, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";
import { type ApiKeyLine, ApiKeysCard, type NewKeyAnswer } from "./api-keys-card.tsx";
import { type DataRequestLine, DataRequestsCard } from "./data-requests-card.tsx";

export interface ShopFacts {
  name: string;
  domain: string;
  plan: string;
  scopes: string[];
  installedAt: string | null;
  connection: "ok" | "reconnect";
}

export interface SettingsPageProps {
  shop: ShopFacts;
  apiKeys: ApiKeyLine[];
  newKey: NewKeyAnswer | null;
  dataRequests: DataRequestLine[];
  isCreating: boolean;
  isBusy: boolean;
  onCreateKey: (name: string) => void;
  onRevokeKey: (id: string) => void;
  onReconnect: () => void;
  onFetchReport: (id: string) => void;
}

/** What is not the program: the shop, keys for developers, and what privacy law asks of the merchant. */
export function SettingsPage(props: SettingsPageProps) {
  const { t } = useTranslation();
  return (
    <Page title={t("settings.title")}>
      <BlockStack gap="400">
        {props.shop.connection === "reconnect" && (
          <Banner
            tone="critical"
            title={t("notice.reconnect.title")}
            action={{ content: t("settings.reconnect"), loading: props.isBusy, onAction: props.onReconnect }}
          >
            <p>{t("notice.reconnect.text")}</p>
          </Banner>
        )}
        <Layout>
          <Layout.AnnotatedSection title={t("settings.shop.title")} description={t("settings.shop.text")}>
            <ShopCard shop={props.shop} />
          </Layout.AnnotatedSection>
          <Layout.AnnotatedSection title={t("settings.keys.title")} description={t("settings.keys.text")}>
            <ApiKeysCard {...props} />
          </Layout.AnnotatedSection>
          <Layout.AnnotatedSection title={t("settings.requests.title")} description={t("settings.requests.text")}>
            <DataRequestsCard requests={props.dataRequests} onFetch={props.onFetchReport} />
          </Layout.AnnotatedSection>
          <Layout.AnnotatedSection title={t("settings.leaving.title")} description={t("settings.leaving.text")}>
            <LeavingCard />
          </Layout.AnnotatedSection>
        </Layout>
      </BlockStack>
    </Page>
  );
}

function ShopCard({ shop }: { shop: ShopFacts }) {
  const { t } = useTranslation();
  const { currency, timeZone, date } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <FactLine label={t("settings.shop.name")} value={shop.name || "–"} />
        <FactLine label={t("settings.shop.domain")} value={shop.domain} />
        <FactLine label={t("settings.shop.currency")} value={currency || "–"} />
        <FactLine label={t("settings.shop.time-zone")} value={timeZone} />
        <FactLine label={t("settings.shop.plan")} value={shop.plan || "–"} />
        {shop.installedAt !== null && <FactLine label={t("settings.shop.installed")} value={date(shop.installedAt)} />}
        <FactLine label={t("settings.shop.scopes")} value={shop.scopes.join(", ") || "–"} />
      </BlockStack>
    </Card>
  );
}

function LeavingCard() {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <List>
          <List.Item>{t("settings.leaving.stops")}</List.Item>
          <List.Item>{t("settings.leaving.kept")}</List.Item>
          <List.Item>{t("settings.leaving.erased")}</List.Item>
          <List.Item>{t("settings.leaving.codes")}</List.Item>
        </List>
        <InlineStack>
          <Button url="shopify://admin/settings/apps" target="_top">
            {t("settings.leaving.open")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
