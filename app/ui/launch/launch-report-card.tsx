import { Badge, Banner, BlockStack, Card, InlineStack, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { LaunchReport } from "../../loyalty/launch/report.ts";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";
import type { LaunchPageProps, LaunchView } from "./launch-view.ts";

/** What applying brings, or has brought, in a sentence and by tier; and the way on, or back. */
export function LaunchReportCard(props: LaunchPageProps & { run: LaunchView }) {
  const { t } = useTranslation();
  const { dateTime, date, number } = useFormat();
  const sentence = useSentence(props);
  const { run } = props;
  const { report } = run;
  if (!report) return null;
  const isApplied = run.state === "applied";
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {isApplied ? t("launch.report.applied") : t("launch.report.title")}
          </Text>
          <Badge {...(isApplied ? { tone: "success" } : {})}>{t(`launch.counts.${countsOf(run)}`)}</Badge>
        </InlineStack>
        <Text as="p" variant="headingLg">
          {sentence(report, "now")}
        </Text>
        <Later {...props} report={report} />
        <List>
          <List.Item>
            {t("launch.report.orders", { count: report.orders, orders: number(report.orders), from: date(run.from) })}
          </List.Item>
          {run.countsForTiers && <List.Item>{t("launch.report.tiers-only")}</List.Item>}
          {run.countsForPoints && <List.Item>{t("launch.report.refunds")}</List.Item>}
          <List.Item>
            {props.joining === "automatic" ? t("launch.report.automatic") : t("launch.report.explicit")}
          </List.Item>
          {report.excluded > 0 && (
            <List.Item>
              {t("launch.report.excluded", { count: report.excluded, customers: number(report.excluded) })}
            </List.Item>
          )}
          <List.Item>{t("launch.report.counted", { at: dateTime(report.at) })}</List.Item>
        </List>
        {isApplied ? <Undo {...props} /> : <Apply {...props} />}
      </BlockStack>
    </Card>
  );
}

/** Who gets theirs only when they join. */
function Later(props: LaunchPageProps & { report: LaunchReport }) {
  const { t } = useTranslation();
  const sentence = useSentence(props);
  const { report } = props;
  if (report.customers === report.now) return null;
  return <Text as="p">{t("launch.report.all", { sentence: sentence(report, "all") })}</Text>;
}

function Apply(props: LaunchPageProps & { run: LaunchView }) {
  const { t } = useTranslation();
  const { run, mode, isBusy } = props;
  const isLive = mode === "live";
  const decide = (decision: "apply" | "count" | "cancel") =>
    props.onOrder({ intent: "decide", runId: run.id, decision });
  return (
    <BlockStack gap="300">
      {(mode === "test" || mode === "wiping") && (
        <Banner title={t("launch.problem.in-test")} action={{ content: t("testing.open"), url: "/app/test" }} />
      )}
      {mode === "off" && (
        <Banner
          title={t("launch.problem.not-live")}
          action={{ content: t("go-live.action"), url: "/app/program/go-live" }}
        />
      )}
      {isLive && run.isStale && <Banner tone="warning" title={t("launch.problem.count-again")} />}
      <InlineStack align="end" gap="200">
        <ChangeButton disabled={isBusy} onClick={() => decide("cancel")}>
          {t("launch.discard")}
        </ChangeButton>
        <ChangeButton disabled={isBusy} onClick={() => decide("count")}>
          {t("launch.count-again")}
        </ChangeButton>
        <ChangeButton
          variant="primary"
          disabled={!isLive || run.isStale}
          loading={isBusy}
          onClick={() => decide("apply")}
        >
          {t("launch.apply")}
        </ChangeButton>
      </InlineStack>
    </BlockStack>
  );
}

function Undo(props: LaunchPageProps & { run: LaunchView }) {
  const { t } = useTranslation();
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">
        {t("launch.undo-text")}
      </Text>
      <InlineStack align="end">
        <ChangeButton
          tone="critical"
          loading={props.isBusy}
          onClick={() => props.onOrder({ intent: "decide", runId: props.run.id, decision: "undo" })}
        >
          {t("launch.undo")}
        </ChangeButton>
      </InlineStack>
    </BlockStack>
  );
}

function countsOf({ countsForTiers, countsForPoints }: LaunchView): "both" | "tiers" | "points" | "neither" {
  if (countsForTiers) return countsForPoints ? "both" : "tiers";
  return countsForPoints ? "points" : "neither";
}

/** "312 members, 40 Gold, 48,210 Coins worth €482.10". */
function useSentence({ tiers, units, run }: Pick<LaunchPageProps, "tiers" | "units" | "run">) {
  const { t } = useTranslation();
  const { number, inUnit, money } = useFormat();
  return (report: LaunchReport, who: "now" | "all"): string => {
    const members = who === "now" ? report.now : report.customers;
    const held = run?.countsForTiers === true ? report.byTier : [];
    const byTier = tiers.flatMap(({ id, name }) => {
      const count = held.find(({ tierId }) => tierId === id)?.[who] ?? 0;
      return count === 0 ? [] : [`${number(count)} ${name}`];
    });
    const given = units.flatMap((unit) => {
      const points = report.points[who][unit.id] ?? 0;
      if (points === 0) return [];
      const amount = inUnit(points, { ...unit, icon: "" });
      const isWorth = unit.id === "points" && report.costMinor !== null;
      return [
        isWorth ? t("launch.report.worth", { points: amount, amount: money(report.costMinor?.[who] ?? 0) }) : amount,
      ];
    });
    return [t("launch.report.members", { count: members, members: number(members) }), ...byTier, ...given].join(", ");
  };
}
