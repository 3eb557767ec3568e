import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";

export interface AwardLine {
  key: string;
  name: string;
  at: string;
  /** The last moment to use it; null: no end. */
  until: string | null;
  state: "due" | "delivered" | "lapsed";
}

/** Rewards that are due by reference: somebody else delivers them. */
export function AwardsCard({ awards }: { awards: AwardLine[] }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("awards.title")}
        </Text>
        {awards.map((award) => (
          <BlockStack key={award.key}>
            <InlineStack align="space-between" gap="200" blockAlign="center">
              <Text as="span" fontWeight="semibold" breakWord>
                {award.name}
              </Text>
              <Badge {...(award.state === "due" ? { tone: "attention" } : {})}>
                {t(`awards.state.${award.state}`)}
              </Badge>
            </InlineStack>
            <Text as="span" tone="subdued" variant="bodySm">
              {award.until === null
                ? t("awards.since", { at: date(award.at) })
                : t("awards.until", { at: date(award.at), until: date(award.until) })}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
