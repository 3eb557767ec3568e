import { BlockStack, Card, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { RETENTION_DAYS, type ShopSettings } from "../../loyalty/shop-settings.ts";
import { SettingsForm } from "./settings-form.tsx";

/** For how long what is personal is kept, and what is kept for good. */
export function RetentionPage(props: {
  settings: Pick<ShopSettings, "deliveryDays" | "reportDays">;
  isSaving: boolean;
  onSave: (change: Partial<ShopSettings>) => void;
}) {
  const { t } = useTranslation();
  const { settings, isSaving, onSave } = props;
  const days = (name: "deliveryDays" | "reportDays") => ({
    suffix: t("settings.retention.days"),
    errors: { "not-a-day-count": t("settings.problem.not-a-day-count", RETENTION_DAYS[name]) },
  });
  return (
    <SettingsForm
      id="settings-retention"
      title={t("settings.retention.title")}
      saved={settings}
      isSaving={isSaving}
      onSave={onSave}
      fields={[
        {
          name: "deliveryDays",
          label: t("settings.retention.deliveries"),
          helpText: t("settings.retention.deliveries-help"),
          ...days("deliveryDays"),
        },
        {
          name: "reportDays",
          label: t("settings.retention.reports"),
          helpText: t("settings.retention.reports-help"),
          ...days("reportDays"),
        },
      ]}
    >
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("settings.retention.else")}
          </Text>
          <List>
            <List.Item>{t("settings.retention.books")}</List.Item>
            <List.Item>{t("settings.retention.erased")}</List.Item>
            <List.Item>{t("settings.retention.uninstalled")}</List.Item>
          </List>
        </BlockStack>
      </Card>
    </SettingsForm>
  );
}
