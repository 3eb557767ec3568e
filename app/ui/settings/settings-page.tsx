import { Banner, BlockStack, Box, Button, Card, InlineGrid, InlineStack, List, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
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
        <BlockStack gap={{ xs: "800", sm: "400" }}>
          <Section title={t("settings.shop.title")} text={t("settings.shop.text")}>
            <ShopCard shop={props.shop} />
          </Section>
          <Section title={t("settings.models.title")} text={t("settings.models.text")}>
            <Card>
              <InlineStack>
                <Button url="/app/program/models">{t("settings.models.open")}</Button>
              </InlineStack>
            </Card>
          </Section>
          <Section title={t("settings.keys.title")} text={t("settings.keys.text")}>
            <ApiKeysCard {...props} />
          </Section>
          <Section title={t("settings.requests.title")} text={t("settings.requests.text")}>
            <DataRequestsCard requests={props.dataRequests} onFetch={props.onFetchReport} />
          </Section>
          <Section title={t("settings.leaving.title")} text={t("settings.leaving.text")}>
            <LeavingCard />
          </Section>
        </BlockStack>
      </BlockStack>
    </Page>
  );
}

/** A heading that says what its card is about; beside it where there is room, above it on a phone. */
function Section({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <InlineGrid columns={{ xs: "1fr", md: "2fr 5fr" }} gap="400">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {text}
          </Text>
        </BlockStack>
      </Box>
      {children}
    </InlineGrid>
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
