import { Banner, BlockStack, Card, InlineStack, List, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportReport } from "../../loyalty/import/report.ts";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";
import type { ImportPageProps } from "./import-view.ts";

/** What an import would do, or has done, in sentences; and the way on, or back. */
export function ImportReportCard(props: ImportPageProps) {
  const { t } = useTranslation();
  const { run } = props;
  const isBefore = run.state === "ready";
  const stage = isBefore ? "before" : run.state === "undone" ? "undone" : "after";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t(`import.report.${stage}`)}
        </Text>
        {isBefore && run.isStale && <Banner tone="warning" title={t("import.refused.check-again")} />}
        {isBefore ? run.report && <Before {...props} report={run.report} /> : <After {...props} />}
        <Ways {...props} />
      </BlockStack>
    </Card>
  );
}

function Before({ report, mapping, units }: ImportPageProps & { report: ImportReport }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const inUnit = useUnit({ mapping, units });
  const problems = Object.values(report.problems).reduce((sum, rows) => sum + rows, 0);
  const lines = [
    ...(report.joining > 0 || report.known === 0
      ? [t("import.report.joining", { count: report.joining, members: number(report.joining) })]
      : []),
    ...(report.known > 0 ? [t("import.report.known", { count: report.known, members: number(report.known) })] : []),
    ...(report.given > 0 ? [t("import.report.given", { points: inUnit(report.given) })] : []),
    ...(report.taken > 0 ? [t("import.report.taken", { points: inUnit(report.taken) })] : []),
    ...(report.tiers > 0 ? [t("import.report.tiers", { count: report.tiers, members: number(report.tiers) })] : []),
    ...(report.birthdays > 0
      ? [t("import.report.birthdays", { count: report.birthdays, members: number(report.birthdays) })]
      : []),
    ...(report.unknown > 0
      ? [t("import.report.unknown", { count: report.unknown, rows: number(report.unknown) })]
      : []),
    ...(problems > 0 ? [t("import.report.problems", { count: problems, rows: number(problems) })] : []),
  ];
  return (
    <List>
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  );
}

function After({ run, mapping, units }: ImportPageProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const inUnit = useUnit({ mapping, units });
  const { result } = run;
  if (run.state === "stopped") return <Text as="p">{t("import.report.stopped")}</Text>;
  if (run.state === "undone") return <Text as="p">{t("import.report.undone-text")}</Text>;
  if (!result) return null;
  return (
    <List>
      <List.Item>{t("import.report.members", { count: result.members, members: number(result.members) })}</List.Item>
      <List.Item>{t("import.report.joined", { count: result.joined, members: number(result.joined) })}</List.Item>
      {result.given > 0 && <List.Item>{t("import.report.was-given", { points: inUnit(result.given) })}</List.Item>}
      {result.taken > 0 && <List.Item>{t("import.report.was-taken", { points: inUnit(result.taken) })}</List.Item>}
      {result.tiers > 0 && (
        <List.Item>{t("import.report.tiers", { count: result.tiers, members: number(result.tiers) })}</List.Item>
      )}
    </List>
  );
}

function useUnit({ mapping, units }: Pick<ImportPageProps, "mapping" | "units">): (points: number) => string {
  const { inUnit, points } = useFormat();
  const unit = units.find(({ id }) => id === mapping.unit);
  return (value) => (unit ? inUnit(value, unit) : points(value));
}

function Ways(props: ImportPageProps) {
  const { t } = useTranslation();
  const { run, isBusy, onOrder } = props;
  const [isAsking, setIsAsking] = useState(false);
  const decide = (decision: "map" | "apply" | "undo" | "cancel") => onOrder({ intent: "decide", decision });
  if (run.state === "ready") {
    return (
      <InlineStack align="end" gap="200">
        <ChangeButton disabled={isBusy} onClick={() => decide("cancel")}>
          {t("import.discard")}
        </ChangeButton>
        <ChangeButton disabled={isBusy} onClick={() => decide("map")}>
          {t("import.change-columns")}
        </ChangeButton>
        <ChangeButton
          variant="primary"
          loading={isBusy}
          disabled={run.isStale || run.report?.ready === 0}
          onClick={() => decide("apply")}
        >
          {t("import.apply")}
        </ChangeButton>
      </InlineStack>
    );
  }
  if (run.state !== "applied" && run.state !== "stopped") return null;
  return (
    <InlineStack align="end" gap="200">
      <ChangeButton tone="critical" disabled={isBusy} onClick={() => setIsAsking(true)}>
        {t("import.undo.open")}
      </ChangeButton>
      {run.state === "stopped" && (
        <ChangeButton variant="primary" loading={isBusy} onClick={() => decide("apply")}>
          {t("import.resume")}
        </ChangeButton>
      )}
      <Modal
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={t("import.undo.title")}
        primaryAction={{
          content: t("import.undo.confirm"),
          destructive: true,
          onAction: () => {
            setIsAsking(false);
            decide("undo");
          },
        }}
        secondaryActions={[{ content: t("action.cancel"), onAction: () => setIsAsking(false) }]}
      >
        <Modal.Section>
          <List>
            <List.Item>{t("import.undo.points")}</List.Item>
            <List.Item>{t("import.undo.tiers")}</List.Item>
            <List.Item>{t("import.undo.members")}</List.Item>
          </List>
        </Modal.Section>
      </Modal>
    </InlineStack>
  );
}
