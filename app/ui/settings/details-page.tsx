import { Button, Card, InlineStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ShopSettings } from "../../loyalty/shop-settings.ts";
import { SettingsForm } from "./settings-form.tsx";

/** What the program's terms say of the merchant. */
export function DetailsPage(props: {
  settings: Pick<ShopSettings, "company" | "contact" | "privacyUrl">;
  shopName: string;
  isSaving: boolean;
  onSave: (change: Partial<ShopSettings>) => void;
}) {
  const { t } = useTranslation();
  const { settings, shopName, isSaving, onSave } = props;
  const tooLong = (count: number) => ({ "too-long": t("settings.problem.too-long", { count }) });
  return (
    <SettingsForm
      id="settings-details"
      title={t("settings.details.title")}
      saved={settings}
      isSaving={isSaving}
      onSave={onSave}
      fields={[
        {
          name: "company",
          label: t("settings.details.company"),
          helpText: t("settings.details.company-help", { name: shopName }),
          errors: tooLong(200),
        },
        {
          name: "contact",
          label: t("settings.details.contact"),
          helpText: t("settings.details.contact-help"),
          errors: tooLong(200),
        },
        {
          name: "privacyUrl",
          label: t("settings.details.privacy"),
          helpText: t("settings.details.privacy-help"),
          errors: { ...tooLong(500), "not-a-link": t("settings.problem.not-a-link") },
        },
      ]}
    >
      <Card>
        <InlineStack>
          <Button url="/app/terms">{t("settings.details.see")}</Button>
        </InlineStack>
      </Card>
    </SettingsForm>
  );
}
