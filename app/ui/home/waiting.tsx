import { BlockStack, Box, Card, InlineGrid, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";

export interface WaitingFigures {
  /** Redemptions that the team delivers by hand. */
  byHand: number;
  /** Redemptions that could not be brought to an end. */
  stuck: number;
  /** Alerts that nobody has dismissed. */
  alerts: number;
}

/** What waits for somebody; what is zero is left out, and without any there is nothing. */
export function Waiting({ waiting }: { waiting: WaitingFigures }) {
  const { t } = useTranslation();
  const { byHand, stuck, alerts } = waiting;
  const figures = [
    { word: "by-hand" as const, value: byHand, url: "/app/redemptions?view=by-hand" },
    { word: "stuck" as const, value: stuck, url: "/app/redemptions?view=stuck" },
    { word: "alerts" as const, value: alerts, url: "/app/alerts" },
  ].filter(({ value }) => value > 0);
  if (figures.length === 0) return null;
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <Text as="h2" variant="headingMd">
          {t("figures.waiting-for-you")}
        </Text>
      </Box>
      <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
        {figures.map((figure) => (
          <Figure key={figure.word} {...figure} />
        ))}
      </InlineGrid>
    </BlockStack>
  );
}

function Figure({ word, value, url }: { word: "by-hand" | "stuck" | "alerts"; value: number; url: string }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <Card>
      <BlockStack gap="100">
        <Link url={url}>{t(`figures.${word}`)}</Link>
        <Text as="p" variant="headingLg" numeric>
          {number(value)}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {t(`figures.${word}-note`)}
        </Text>
      </BlockStack>
    </Card>
  );
}
