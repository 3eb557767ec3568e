import { Badge, Banner, BlockStack, Card, Page, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";
import { useRedemptionWords } from "./use-words.ts";
import type { VoidProgressView, VoidRunView } from "./void-view.ts";

/** How far a run is; it goes on whether anybody looks or not. */
export function VoidRunPage({ run, progress }: { run: VoidRunView; progress: VoidProgressView }) {
  const { t } = useTranslation();
  const { number, dateTime, date, speech } = useFormat();
  const words = useRedemptionWords();
  const isDone = run.finishedAt !== null;
  const total = Math.max(run.total, progress.marked);
  const ended = progress.cancelled + progress.used;
  const percent = isDone ? 100 : Math.min(99, total === 0 ? 0 : Math.floor((ended * 100) / total));
  return (
    <Page
      title={run.reward?.[speech.language] ?? t("redemptions.void.every")}
      titleMetadata={
        <Badge tone={isDone ? "success" : "attention"}>
          {isDone ? t("redemptions.void.finished") : t("redemptions.void.working")}
        </Badge>
      }
      backAction={{ content: t("redemptions.void.title"), url: "/app/redemptions/void" }}
    >
      <BlockStack gap="400">
        {progress.stuck > 0 && (
          <Banner
            tone="warning"
            title={t("redemptions.void.stuck", { count: progress.stuck, number: number(progress.stuck) })}
            action={{ content: t("redemptions.void.show-stuck"), url: "/app/redemptions?view=stuck" }}
          />
        )}
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd" id="void-progress">
              {isDone ? t("redemptions.void.ended") : t("redemptions.void.ending")}
            </Text>
            <ProgressBar progress={percent} size="small" ariaLabelledBy="void-progress" />
            <div role="status">
              <Text as="p">{t("redemptions.void.worked", { done: number(ended), total: number(total) })}</Text>
            </div>
            {!isDone && (
              <Text as="p" tone="subdued">
                {t("redemptions.void.leave")}
              </Text>
            )}
            <FactLine label={t("redemptions.void.cancelled")} value={number(progress.cancelled)} />
            <FactLine label={t("redemptions.void.used")} value={number(progress.used)} />
            <FactLine label={t("redemptions.void.points-back")} value={number(progress.points)} />
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t("redemptions.void.order")}
            </Text>
            {run.from !== null && <FactLine label={t("redemptions.void.from")} value={date(run.from)} />}
            {run.to !== null && <FactLine label={t("redemptions.void.to")} value={date(run.to)} />}
            <FactLine label={t("redemptions.void.points")} value={t(`redemptions.void.${run.points}`)} />
            <FactLine label={t("redemptions.void.started")} value={dateTime(run.startedAt)} />
            <FactLine label={t("redemptions.void.by")} value={words.actor(run.startedBy)} />
            {run.finishedAt !== null && (
              <FactLine label={t("redemptions.void.finished")} value={dateTime(run.finishedAt)} />
            )}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
