import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";

export interface TodaysFigures {
  members: number;
  /** Points credited and taken out since midnight in the shop's time zone. */
  earnedToday: number;
  redeemedToday: number;
  /** Points that members hold now. */
  outstanding: number;
  /** What those would cost if all were redeemed; null while no reward says. */
  outstandingMinor: number | null;
  waitingDeliveries: number;
}

/** Today in five figures. */
export function Figures({ figures }: { figures: TodaysFigures }) {
  const { t } = useTranslation();
  const { number, money } = useFormat();
  const { outstandingMinor } = figures;
  return (
    <InlineGrid columns={{ xs: 1, sm: 2, lg: 5 }} gap="400">
      <Figure label={t("figures.members")} value={number(figures.members)} />
      <Figure label={t("figures.earned")} value={number(figures.earnedToday)} />
      <Figure label={t("figures.redeemed")} value={number(figures.redeemedToday)} />
      <Figure
        label={t("figures.outstanding")}
        value={number(figures.outstanding)}
        note={outstandingMinor === null ? undefined : t("figures.worth", { amount: money(outstandingMinor) })}
      />
      <Figure label={t("figures.waiting")} value={number(figures.waitingDeliveries)} />
    </InlineGrid>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note?: string | undefined }) {
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h3" variant="bodyMd" tone="subdued">
          {label}
        </Text>
        <Text as="p" variant="headingLg" numeric>
          {value}
        </Text>
        {note !== undefined && (
          <Text as="p" tone="subdued" variant="bodySm">
            {note}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
