import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { LaunchFileCard } from "./launch-file-card.tsx";
import { LaunchForm } from "./launch-form.tsx";
import { LaunchLines } from "./launch-lines.tsx";
import { LaunchProgress } from "./launch-progress.tsx";
import { LaunchReportCard } from "./launch-report-card.tsx";
import type { LaunchAnswer, LaunchPageProps, LaunchView } from "./launch-view.ts";

/** Launch day: lets orders from before the program count, in steps of which each says what it does before it does it. */
export function LaunchPage(props: LaunchPageProps) {
  const { t } = useTranslation();
  const { run } = props;
  const isOver = run === null || run.state === "undone" || run.state === "cancelled" || run.state === "failed";
  return (
    <Page
      title={t("launch.title")}
      subtitle={t("launch.subtitle")}
      backAction={{ content: t("nav.program"), url: "/app/program" }}
    >
      <BlockStack gap="400">
        <Outcome answer={props.answer} />
        {run && isOver && <LastRun run={run} />}
        {isOver ? <Start {...props} /> : <OpenRun {...props} run={run} />}
      </BlockStack>
    </Page>
  );
}

function OpenRun(props: LaunchPageProps & { run: LaunchView }) {
  const { run } = props;
  const isWaitingForFile = run.state === "importing" && run.source === "csv";
  if (isWaitingForFile) return <LaunchFileCard {...props} />;
  if (run.state === "ready" || run.state === "applied") {
    return (
      <>
        <LaunchReportCard {...props} />
        <LaunchLines {...props} />
      </>
    );
  }
  return (
    <LaunchProgress
      run={run}
      isBusy={props.isBusy}
      onDecide={(decision) => props.onOrder({ intent: "decide", runId: run.id, decision })}
    />
  );
}

function Start(props: LaunchPageProps) {
  const { t } = useTranslation();
  if (props.hasVersion) return <LaunchForm {...props} />;
  return (
    <Banner
      tone="warning"
      title={t("go-live.unsaved")}
      action={{ content: t("go-live.open-program"), url: "/app/program" }}
    />
  );
}

function LastRun({ run }: { run: LaunchView }) {
  const { t } = useTranslation();
  if (run.state === "undone") return <Banner tone="success" title={t("launch.undone")} />;
  if (run.state !== "failed") return null;
  return (
    <Banner tone="critical" title={t("launch.failed.title")}>
      <p>{t(`launch.failed.${failure(run.error)}`)}</p>
    </Banner>
  );
}

function failure(error: string | null): "refused" | "result-gone" | "bulk-ended" {
  return error === "refused" || error === "result-gone" ? error : "bulk-ended";
}

function Outcome({ answer }: { answer: LaunchAnswer | null }) {
  const { t } = useTranslation();
  const problem = answer === null || answer.intent === "part" ? null : answer.outcome;
  if (problem === null || problem === "started" || problem === "decided") return null;
  return <Banner tone="warning" title={t(`launch.problem.${problem}`)} />;
}
