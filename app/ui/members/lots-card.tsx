import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";

export interface LotLine {
  key: string;
  original: number;
  remaining: number;
  earnedAt: string;
  expiresAt: string | null;
}

/** The awards whose points are not spent yet, in the order in which they will be. */
export function LotsCard({ lots }: { lots: LotLine[] }) {
  const { t } = useTranslation();
  const { number, points, date } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("lots.title")}
        </Text>
        {lots.length === 0 && (
          <Text as="p" tone="subdued">
            {t("lots.empty")}
          </Text>
        )}
        {lots.map((lot) => (
          <BlockStack key={lot.key}>
            <InlineStack align="space-between" gap="200">
              <Text as="span" numeric>
                {t("lots.remaining", { remaining: number(lot.remaining), original: points(lot.original) })}
              </Text>
              <Text as="span" tone="subdued">
                {date(lot.earnedAt)}
              </Text>
            </InlineStack>
            <Text as="span" tone="subdued" variant="bodySm">
              {lot.expiresAt === null ? t("lots.never") : t("lots.until", { at: date(lot.expiresAt) })}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
