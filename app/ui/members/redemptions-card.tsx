import { Badge, type BadgeProps, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { TakeBack } from "./take-back.tsx";

export interface RedemptionLine {
  id: string;
  code: string;
  points: number;
  amountMinor: number;
  state: "reserved" | "issued" | "used" | "returned";
  at: string;
}

const TONES = {
  reserved: "attention",
  issued: "info",
  used: "success",
  returned: undefined,
} satisfies Record<RedemptionLine["state"], BadgeProps["tone"]>;

/** What the member redeemed, with the code and what became of it. */
export function RedemptionsCard({ redemptions }: { redemptions: RedemptionLine[] }) {
  const { t } = useTranslation();
  const { money, points, date } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("redemptions.title")}
        </Text>
        {redemptions.length === 0 && (
          <Text as="p" tone="subdued">
            {t("redemptions.empty")}
          </Text>
        )}
        {redemptions.map((redemption) => (
          <BlockStack key={redemption.id} gap="050">
            <InlineStack align="space-between" gap="200" blockAlign="center">
              <Text as="span" fontWeight="semibold">
                {money(redemption.amountMinor)}
              </Text>
              <Badge {...toned(redemption.state)}>{t(`redemptions.state.${redemption.state}`)}</Badge>
            </InlineStack>
            <Text as="span" breakWord>
              {redemption.code}
            </Text>
            <Text as="span" tone="subdued" variant="bodySm">
              {t("redemptions.for", { points: points(redemption.points), at: date(redemption.at) })}
            </Text>
            {redemption.state === "issued" && (
              <TakeBack redemptionId={redemption.id} points={points(redemption.points)} />
            )}
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function toned(state: RedemptionLine["state"]): Pick<BadgeProps, "tone"> {
  const tone = TONES[state];
  return tone === undefined ? {} : { tone };
}
