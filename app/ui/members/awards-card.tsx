import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";

export interface AwardLine {
  key: string;
  name: string;
  at: string;
  /** The last moment to use it; null: no end. */
  until: string | null;
  state: "due" | "delivered" | "lapsed";
  /** When it was delivered. */
  deliveredAt: string | null;
  /** The member took it for points, which can come back. */
  isRedeemed: boolean;
}

/** Rewards that are due by reference: somebody else delivers them. */
export function AwardsCard(props: {
  awards: AwardLine[];
  isBusy: boolean;
  onDeliver: (key: string) => void;
  onTakeBack: (key: string) => void;
}) {
  const { awards, isBusy } = props;
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
            {award.deliveredAt !== null && (
              <Text as="span" tone="subdued" variant="bodySm">
                {t("awards.delivered", { at: date(award.deliveredAt) })}
              </Text>
            )}
            {award.state === "due" && (
              <InlineStack gap="300">
                <ChangeButton
                  variant="plain"
                  disabled={isBusy}
                  accessibilityLabel={t("awards.deliver-label", { reward: award.name })}
                  onClick={() => props.onDeliver(award.key)}
                >
                  {t("awards.deliver")}
                </ChangeButton>
                {award.isRedeemed && (
                  <ChangeButton
                    variant="plain"
                    disabled={isBusy}
                    accessibilityLabel={t("awards.take-back-label", { reward: award.name })}
                    onClick={() => props.onTakeBack(award.key)}
                  >
                    {t("awards.take-back")}
                  </ChangeButton>
                )}
              </InlineStack>
            )}
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
