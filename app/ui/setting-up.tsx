import { Banner, BlockStack, Page, SkeletonBodyText } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** Shown for the seconds between the first visit and the moment the shop's currency is known. */
export function SettingUp() {
  const { t } = useTranslation();
  return (
    <Page title={t("home.title")}>
      <BlockStack gap="400">
        <Banner tone="info" title={t("home.setting-up")} />
        <SkeletonBodyText lines={3} />
      </BlockStack>
    </Page>
  );
}
