import { BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";

export interface ShopFacts {
  name: string;
  domain: string;
  plan: string;
  scopes: string[];
  installedAt: string | null;
}

/** What comes from Shopify: the shop, the languages, the time zone, and what each means here. */
export function ShopPage({ shop }: { shop: ShopFacts }) {
  const { t } = useTranslation();
  return (
    <Page title={t("settings.shop.title")} backAction={{ content: t("settings.title"), url: "/app/settings" }}>
      <BlockStack gap="400">
        <FactsCard shop={shop} />
        <LanguageCard />
        <TimeCard />
      </BlockStack>
    </Page>
  );
}

function FactsCard({ shop }: { shop: ShopFacts }) {
  const { t } = useTranslation();
  const { currency, date } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("settings.shop.facts")}
        </Text>
        <FactLine label={t("settings.shop.name")} value={shop.name || "–"} />
        <FactLine label={t("settings.shop.domain")} value={shop.domain} />
        <FactLine label={t("settings.shop.currency")} value={currency || "–"} />
        <FactLine label={t("settings.shop.plan")} value={shop.plan || "–"} />
        {shop.installedAt !== null && <FactLine label={t("settings.shop.installed")} value={date(shop.installedAt)} />}
        <FactLine label={t("settings.shop.scopes")} value={shop.scopes.join(", ") || "–"} />
      </BlockStack>
    </Card>
  );
}

function LanguageCard() {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("settings.shop.language")}
        </Text>
        <FactLine label={t("settings.shop.admin-language")} value={t("settings.shop.admin-language-is")} />
        <FactLine label={t("settings.shop.shoppers-language")} value={t("settings.shop.shoppers-language-is")} />
        <Text as="p" tone="subdued">
          {t("settings.shop.language-help")}
        </Text>
        <InlineStack>
          <Button url="shopify://admin/settings/languages" target="_top">
            {t("settings.shop.open-languages")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function TimeCard() {
  const { t } = useTranslation();
  const { timeZone } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("settings.shop.time-zone")}
        </Text>
        <FactLine label={t("settings.shop.time-zone")} value={timeZone} />
        <Text as="p" tone="subdued">
          {t("settings.shop.time-zone-help")}
        </Text>
        <InlineStack>
          <Button url="shopify://admin/settings/general" target="_top">
            {t("settings.shop.open-general")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
