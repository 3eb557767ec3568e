import { BlockStack, Button, Card, InlineStack, Spinner, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";

/** How far the wiping of a test is; it goes on whether anybody looks or not. */
export function WipingCard({ left, openRedemptions, stuck }: { left: number; openRedemptions: number; stuck: number }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("testing.wiping.title")}
        </Text>
        <div role="status">
          <BlockStack gap="200">
            <FactLine label={t("testing.wiping.redemptions")} value={number(openRedemptions)} />
            <FactLine label={t("testing.wiping.members")} value={number(left)} />
          </BlockStack>
        </div>
        <InlineStack gap="200" blockAlign="center" wrap={false}>
          <Spinner size="small" accessibilityLabel={t("testing.wiping.working")} />
          <Text as="p" tone="subdued">
            {t("testing.wiping.come-back")}
          </Text>
        </InlineStack>
        {stuck > 0 && (
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="p">{t("testing.wiping.stuck", { count: stuck, number: number(stuck) })}</Text>
            <Button url="/app/redemptions?view=stuck">{t("testing.wiping.show-stuck")}</Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}
