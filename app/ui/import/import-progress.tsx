import { Banner, BlockStack, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";
import type { ImportPageProps } from "./import-view.ts";

/** How far the work is; it goes on whether anybody looks or not. */
export function ImportProgress({ run, isBusy, onOrder }: ImportPageProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const step = stepOf(run.state);
  const percent = run.total === 0 ? 0 : Math.min(100, Math.floor((run.done * 100) / run.total));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd" id="import-progress">
          {t(`import.progress.${step}`)}
        </Text>
        {run.error !== null && <Banner tone="warning" title={t(`import.held-up.${wordOf(run.error)}`)} />}
        <ProgressBar size="small" progress={percent} ariaLabelledBy="import-progress" />
        <div role="status">
          <Text as="p">
            {run.total === 0
              ? t("import.progress.soon")
              : t("import.progress.rows", { count: run.total, done: number(run.done), total: number(run.total) })}
          </Text>
        </div>
        <Text as="p" tone="subdued">
          {t("import.progress.leave")}
        </Text>
        {(run.state === "checking" || run.state === "applying") && (
          <InlineStack align="end">
            <ChangeButton
              loading={isBusy}
              onClick={() => onOrder({ intent: "decide", decision: run.state === "checking" ? "map" : "stop" })}
            >
              {t("import.stop")}
            </ChangeButton>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function stepOf(state: ImportPageProps["run"]["state"]): "checking" | "applying" | "undoing" {
  if (state === "checking" || state === "applying") return state;
  return "undoing";
}

function wordOf(error: string): "reconnect" | "shopify" | "internal" {
  return error === "reconnect" || error === "shopify" ? error : "internal";
}
