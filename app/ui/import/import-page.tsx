import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useLocked } from "../permissions.tsx";
import { ImportBadge } from "./import-badge.tsx";
import { ImportMappingForm } from "./import-mapping-form.tsx";
import { ImportProblems } from "./import-problems.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportReportCard } from "./import-report-card.tsx";
import { type ImportPageProps, isWorking } from "./import-view.ts";

/** One import: its columns, what it would do, how far it is, what it did, and the way back. */
export function ImportPage(props: ImportPageProps) {
  const { t } = useTranslation();
  const { run } = props;
  return (
    <Page
      title={run.fileName}
      titleMetadata={<ImportBadge state={run.state} />}
      backAction={{ content: t("import.title"), url: "/app/import" }}
    >
      <BlockStack gap="400">
        <Outcome {...props} />
        <Stage {...props} />
      </BlockStack>
    </Page>
  );
}

function Stage(props: ImportPageProps) {
  const { t } = useTranslation();
  const locked = useLocked();
  const { run } = props;
  if (run.state === "uploading") {
    return (
      <Banner
        tone="warning"
        title={t("import.broken-off")}
        action={locked({ content: t("import.go-on"), url: `/app/import/new?run=${run.id}` })}
        secondaryAction={locked({
          content: t("import.discard"),
          onAction: () => props.onOrder({ intent: "decide", decision: "cancel" }),
        })}
      />
    );
  }
  if (run.state === "mapping") return <ImportMappingForm {...props} key={run.id} />;
  if (run.state === "cancelled") return <Banner title={t("import.cancelled")} />;
  if (isWorking(run.state)) return <ImportProgress {...props} />;
  return (
    <>
      <ImportReportCard {...props} />
      <ImportProblems {...props} />
    </>
  );
}

function Outcome({ answer }: ImportPageProps) {
  const { t } = useTranslation();
  if (answer === null || answer.intent === "report") return null;
  const { outcome } = answer;
  if (outcome === "checking" || outcome === "decided" || outcome === "bad-columns") return null;
  return (
    <Banner
      tone="warning"
      title={t(`import.refused.${outcome}`)}
      {...(outcome === "in-test" ? { action: { content: t("testing.open"), url: "/app/test" } } : {})}
    />
  );
}
