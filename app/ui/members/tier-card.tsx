import { Badge, BlockStack, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";

export interface TierFacts {
  name: string | null;
  spendMinor: number;
  windowMonths: number;
  next: { name: string; missingMinor: number; percent: number } | null;
}

/** The tier, the spend it rests on, and how far the next one is. */
export function TierCard({ tier }: { tier: TierFacts }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t("member.tier")}
          </Text>
          {tier.name === null ? <Text as="span">{t("member.no-tier")}</Text> : <Badge tone="info">{tier.name}</Badge>}
        </InlineStack>
        <Text as="p">{t("member.spend", { amount: money(tier.spendMinor), count: tier.windowMonths })}</Text>
        {tier.next && (
          <BlockStack gap="100">
            <ProgressBar progress={tier.next.percent} size="small" ariaLabelledBy="tier-progress" />
            <Text as="p" tone="subdued" id="tier-progress">
              {t("member.next-tier", { amount: money(tier.next.missingMinor), tier: tier.next.name })}
            </Text>
          </BlockStack>
        )}
        {!tier.next && tier.name !== null && (
          <Text as="p" tone="subdued">
            {t("member.top-tier")}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
