import { BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { TFunction } from "i18next";
import type { PropsWithChildren } from "react";
import { useTranslation } from "react-i18next";
import type { Program, Reward } from "../../loyalty/program.ts";
import { quoted } from "../../loyalty/describe/telling.ts";
import { worthAt } from "../../loyalty/rewards/liability.ts";
import { isAutomatic, priceOf, rateOf, taxTreatment } from "../../loyalty/rewards/price.ts";
import { percentText, rewardLines, rewardTitle } from "../../loyalty/rewards/words.ts";
import { type Format, useFormat } from "../format.tsx";
import { earningByTier } from "../program/preview/order-preview.ts";

export interface RewardPreviewProps {
  /** The reward as typed, in the program as it would be saved; null while it cannot be read. */
  shown: { reward: Reward; program: Program } | null;
}

/** What the reward as typed is to a shopper, to the shop and to whoever is asked about it. */
export function RewardPreview({ shown }: RewardPreviewProps) {
  const { t } = useTranslation();
  if (shown === null) {
    return (
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("rewards.preview.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("rewards.preview.unreadable")}
          </Text>
        </BlockStack>
      </Card>
    );
  }
  return (
    <BlockStack gap="400">
      <WidgetPreview {...shown} />
      <CostPreview {...shown} />
      <AgentPreview {...shown} />
    </BlockStack>
  );
}

type Shown = NonNullable<RewardPreviewProps["shown"]>;

function PreviewCard({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}

function WidgetPreview({ reward, program }: Shown) {
  const { t } = useTranslation();
  const { points, speech, currency } = useFormat();
  const telling = { language: speech.language, currency, program };
  const price = priceOf(reward);
  const isTaken = price !== null && !isAutomatic(reward);
  return (
    <PreviewCard title={t("rewards.preview.title")}>
      <Box borderColor="border" borderWidth="025" borderRadius="200" padding="300">
        <BlockStack gap="200">
          <InlineStack align="space-between" gap="200" blockAlign="start">
            <Text as="span" variant="headingSm" breakWord>
              {rewardTitle(reward, telling)}
            </Text>
            {isTaken && (
              <Text as="span" fontWeight="semibold">
                {reward.kind === "slider" ? t("rewards.preview.from", { points: points(price) }) : points(price)}
              </Text>
            )}
          </InlineStack>
          {"description" in reward && reward.description !== "" && <Text as="p">{reward.description}</Text>}
          <BlockStack gap="050">
            {rewardLines(reward, telling).map((line) => (
              <Text as="p" variant="bodySm" tone="subdued" key={line}>
                {line}
              </Text>
            ))}
          </BlockStack>
          {isTaken && (
            <InlineStack>
              <Button size="slim" disabled>
                {t("rewards.preview.redeem")}
              </Button>
            </InlineStack>
          )}
        </BlockStack>
      </Box>
    </PreviewCard>
  );
}

const PER_POINTS = 100;
/** Large enough that rounding does not show. */
const SAMPLE_MINOR = 10_000_000;

function CostPreview({ reward, program }: Shown) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <PreviewCard title={t("rewards.preview.cost")}>
      {costLines({ reward, program }, format, t).map((line) => (
        <Text as="p" key={line}>
          {line}
        </Text>
      ))}
      <Text as="p" tone="subdued">
        {t(`rewards.tax.${taxTreatment(reward)}`)}
      </Text>
    </PreviewCard>
  );
}

function costLines({ reward, program }: Shown, format: Format, t: TFunction): string[] {
  const rate = rateOf(reward);
  if (rate !== null) {
    const worth = worthAt(rate, PER_POINTS);
    const line = t("rewards.preview.rate", { points: format.points(PER_POINTS), amount: format.money(worth) });
    const earned = earningByTier(program, SAMPLE_MINOR, format.currency)[0]?.points ?? 0;
    if (earned === 0) return [line];
    const share = format.percent((earned * rate.worthMinor) / (rate.points * SAMPLE_MINOR));
    return [line, t("rewards.preview.share", { share })];
  }
  if (reward.kind === "percentage")
    return [t("rewards.preview.percent", { percent: percentText(reward.percent, format.speech) })];
  if (reward.kind === "free-shipping") return [t("rewards.preview.shipping")];
  return [t("rewards.preview.no-worth")];
}

/** What somebody hears who asks for the shop's rewards. */
function AgentPreview({ reward, program }: Shown) {
  const { t } = useTranslation();
  const { points, speech, currency } = useFormat();
  const telling = { language: speech.language, currency, program };
  const title = rewardTitle(reward, telling);
  const price = priceOf(reward);
  const said =
    price === null
      ? t("rewards.preview.agent-given", { title })
      : isAutomatic(reward)
        ? t("rewards.preview.agent-automatic", { title, points: points(price) })
        : t("rewards.preview.agent-priced", { title, points: points(price) });
  return (
    <PreviewCard title={t("rewards.preview.agent")}>
      <Text as="p">{quoted([said, ...rewardLines(reward, telling)].join(" "), telling)}</Text>
    </PreviewCard>
  );
}
