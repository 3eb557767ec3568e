import { Banner, BlockStack, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { assertNever } from "../../loyalty/assert.ts";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";
import type { LaunchOrder, LaunchView } from "./launch-view.ts";

type Decision = Extract<LaunchOrder, { intent: "decide" }>["decision"];

/** How far the work is; it goes on whether anybody looks or not. */
export function LaunchProgress(props: { run: LaunchView; isBusy: boolean; onDecide: (decision: Decision) => void }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { run } = props;
  const step = stepOf(run);
  const [done, total] = run.state === "importing" ? [run.ordersSeen, run.total] : [run.done, run.total];
  const percent = total === 0 ? 0 : Math.min(100, Math.floor((done * 100) / total));
  const values = { count: total, done: number(done), total: number(total) };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd" id="launch-step">
          {t(`launch.step.${step}`)}
        </Text>
        {run.error !== null && <HeldUp error={run.error} />}
        <ProgressBar progress={percent} size="small" ariaLabelledBy="launch-step" />
        <div role="status">
          <Text as="p">{run.state === "importing" ? t("launch.read", values) : t("launch.worked", values)}</Text>
        </div>
        <Text as="p" tone="subdued">
          {t("launch.leave")}
        </Text>
        <InlineStack align="end">
          {run.state === "applying" && (
            <ChangeButton tone="critical" loading={props.isBusy} onClick={() => props.onDecide("undo")}>
              {t("launch.undo")}
            </ChangeButton>
          )}
          {(run.state === "importing" || run.state === "counting") && (
            <ChangeButton loading={props.isBusy} onClick={() => props.onDecide("cancel")}>
              {t("action.cancel")}
            </ChangeButton>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function stepOf(run: LaunchView): "gathering" | "reading" | "counting" | "applying" | "undoing" {
  switch (run.state) {
    case "importing":
      return run.ordersSeen === 0 ? "gathering" : "reading";
    case "counting":
    case "ready":
      return "counting";
    case "applying":
    case "applied":
      return "applying";
    case "undoing":
    case "undone":
    case "cancelled":
    case "failed":
      return "undoing";
    default:
      return assertNever(run.state);
  }
}

function HeldUp({ error }: { error: string }) {
  const { t } = useTranslation();
  const word = error === "reconnect" || error === "shopify" ? error : "internal";
  return <Banner tone="warning" title={t(`launch.held-up.${word}`)} />;
}
