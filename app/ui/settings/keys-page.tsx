import { Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { ApiKeysCard, type ApiKeysCardProps } from "./api-keys-card.tsx";

/** Keys for the merchant's own systems. */
export function KeysPage(props: ApiKeysCardProps) {
  const { t } = useTranslation();
  return (
    <Page title={t("settings.keys.title")} backAction={{ content: t("settings.title"), url: "/app/settings" }}>
      <ApiKeysCard {...props} />
    </Page>
  );
}
