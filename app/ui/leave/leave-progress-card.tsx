import { Badge, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";

export interface LeaveProgress {
  startedAt: string;
  /** What there was to end, and how much of it has ended. */
  issued: number;
  ended: number;
  stuck: number;
  discounts: number;
  discountsLeft: number;
  isDone: boolean;
}

/** How far leaving is; it goes on whether anybody looks or not. */
export function LeaveProgressCard({ progress }: { progress: LeaveProgress }) {
  const { t } = useTranslation();
  const { number, dateTime } = useFormat();
  const { issued, ended, stuck, discounts, discountsLeft, isDone, startedAt } = progress;
  const total = issued + discounts;
  const done = ended + Math.max(0, discounts - discountsLeft);
  const percent = isDone ? 100 : Math.min(99, total === 0 ? 0 : Math.floor((done * 100) / total));
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd" id="leave-progress">
            {isDone ? t("leave.progress.ended") : t("leave.progress.ending")}
          </Text>
          <Badge tone={isDone ? "success" : "attention"}>
            {isDone ? t("leave.progress.done") : t("leave.progress.working")}
          </Badge>
        </InlineStack>
        <ProgressBar progress={percent} size="small" ariaLabelledBy="leave-progress" />
        <div role="status">
          <Text as="p">{t("leave.progress.worked", { done: number(done), total: number(total) })}</Text>
        </div>
        {!isDone && (
          <Text as="p" tone="subdued">
            {t("leave.progress.come-back")}
          </Text>
        )}
        <FactLine label={t("leave.progress.started")} value={dateTime(startedAt)} />
        {stuck > 0 && (
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="p">{t("leave.progress.stuck", { count: stuck, number: number(stuck) })}</Text>
            <Button url="/app/redemptions?view=stuck">{t("leave.progress.show-stuck")}</Button>
          </InlineStack>
        )}
        {isDone && (
          <InlineStack>
            <Button url="/app/program/go-live">{t("leave.again")}</Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}
