import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { type UnitWords, useFormat } from "../format.tsx";

export interface LotLine {
  key: string;
  unit: UnitWords;
  original: number;
  remaining: number;
  earnedAt: string;
  /** Until when it cannot be spent; null for what can be. */
  vestsAt: string | null;
  expiresAt: string | null;
}

/** The awards whose points are not spent yet, in the order in which they will be. */
export function LotsCard({ lots }: { lots: LotLine[] }) {
  const { t } = useTranslation();
  const { inUnit, date } = useFormat();
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
                {t("lots.remaining", {
                  remaining: inUnit(lot.remaining, lot.unit),
                  original: inUnit(lot.original, lot.unit),
                })}
              </Text>
              <Text as="span" tone="subdued">
                {date(lot.earnedAt)}
              </Text>
            </InlineStack>
            {lot.vestsAt !== null && (
              <Text as="span" variant="bodySm">
                {t("lots.vests", { at: date(lot.vestsAt) })}
              </Text>
            )}
            <Text as="span" tone="subdued" variant="bodySm">
              {lot.expiresAt === null ? t("lots.never") : t("lots.until", { at: date(lot.expiresAt) })}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
