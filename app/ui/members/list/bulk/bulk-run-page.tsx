import {
  Badge,
  Banner,
  BlockStack,
  Card,
  EmptyState,
  InlineStack,
  Link,
  Modal,
  Page,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FactLine } from "../../../fact-line.tsx";
import { type UnitWords, useFormat } from "../../../format.tsx";
import { ChangeButton } from "../../../permissions.tsx";
import { useMemberName } from "../../member-name.ts";
import type { TierName } from "../filter-words.ts";
import type { BulkRunView, FailedLine } from "./bulk-view.ts";
import { useBulkWords } from "./bulk-words.ts";

export interface BulkRunPageProps {
  run: BulkRunView;
  /** The run that takes this one back; null: none does. */
  undoneBy: { id: string; url: string } | null;
  /** What of the points that it gave is spent by now, and what becomes of it when it is undone. */
  spent: { points: number; unit: UnitWords; shortfall: "negative" | "forgiven" | "next-credit" } | null;
  failures: FailedLine[];
  moreFailuresUrl: string | null;
  tiers: TierName[];
  isBusy: boolean;
  /** What is spent of it is being counted. */
  isWeighing: boolean;
  problem: "too-late" | "already-undone" | "too-early" | "nothing-done" | "unknown-run" | null;
  /** A link to the file is being made. */
  isFetching: boolean;
  onFile: () => void;
  onStop: () => void;
  onResume: () => void;
  /** Somebody thinks of undoing it: what is spent by now shall be counted. */
  onWeigh: () => void;
  onUndo: () => void;
}

/** How far a run is; it goes on whether anybody looks or not. */
export function BulkRunPage(props: BulkRunPageProps) {
  const { t } = useTranslation();
  const { dateTime, number } = useFormat();
  const { run, tiers } = props;
  const words = useBulkWords(tiers);
  return (
    <Page
      title={words.title(run)}
      titleMetadata={<StateBadge state={run.state} />}
      backAction={{ content: t("memberList.runs.title"), url: "/app/members/bulk" }}
    >
      <BlockStack gap="400">
        {props.problem !== null && <Banner tone="critical" title={t(`memberList.run.problem.${props.problem}`)} />}
        <ProgressCard {...props} />
        {run.failed > 0 && (
          <FailuresCard failures={props.failures} moreUrl={props.moreFailuresUrl} count={run.failed} />
        )}
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t("memberList.run.order")}
            </Text>
            <FactLine label={t("memberList.run.members")} value={number(run.total)} />
            {(run.filter === null ? [] : words.filter(run.filter)).map((line) => (
              <FactLine key={line} label={t("memberList.run.chosen-by")} value={line} />
            ))}
            {run.wish.kind === "grant" && run.wish.note !== "" && (
              <FactLine label={t("grant.note")} value={run.wish.note} />
            )}
            <FactLine label={t("memberList.run.started")} value={dateTime(run.startedAt)} />
            {run.endedAt !== null && <FactLine label={t("memberList.run.ended")} value={dateTime(run.endedAt)} />}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}

function StateBadge({ state }: { state: BulkRunView["state"] }) {
  const { t } = useTranslation();
  const tone = { running: "attention", stopped: "warning", finished: "success" } as const;
  return <Badge tone={tone[state]}>{t(`memberList.run.state.${state}`)}</Badge>;
}

function ProgressCard(props: BulkRunPageProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { run, undoneBy } = props;
  const worked = run.done + run.failed;
  const percent = run.state === "finished" ? 100 : Math.min(99, Math.floor((worked * 100) / Math.max(1, run.total)));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd" id="bulk-progress">
          {t("memberList.run.progress")}
        </Text>
        <ProgressBar progress={percent} size="small" ariaLabelledBy="bulk-progress" />
        <div role="status">
          <Text as="p">{t("memberList.run.worked", { done: number(worked), total: number(run.total) })}</Text>
        </div>
        {run.state === "running" && (
          <Text as="p" tone="subdued">
            {t("memberList.run.leave")}
          </Text>
        )}
        <FactLine label={t("memberList.run.done")} value={number(run.done)} />
        <FactLine label={t("memberList.run.failed")} value={number(run.failed)} />
        {undoneBy !== null && <Link url={undoneBy.url}>{t("memberList.run.undone-by")}</Link>}
        <Steering {...props} />
      </BlockStack>
    </Card>
  );
}

/** Stops, goes on, undoes: whatever the run's state lets somebody do. */
function Steering(props: BulkRunPageProps) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const { run, undoneBy, isBusy } = props;
  const isFile = run.wish.kind === "export";
  const canUndo = !isFile && run.state !== "running" && run.undoes === null && undoneBy === null && run.done > 0;
  const ask = () => {
    props.onWeigh();
    setAsked(true);
  };
  const canResume = run.state === "stopped" && undoneBy === null;
  return (
    <InlineStack align="end" gap="200">
      {run.state === "running" && (
        <ChangeButton loading={isBusy} onClick={props.onStop}>
          {t("memberList.run.stop")}
        </ChangeButton>
      )}
      {canUndo && <ChangeButton onClick={ask}>{t("memberList.run.undo")}</ChangeButton>}
      {isFile && run.state === "finished" && run.done > 0 && (
        <ChangeButton variant="primary" loading={props.isFetching} onClick={props.onFile}>
          {t("memberList.export.save")}
        </ChangeButton>
      )}
      {canResume && (
        <ChangeButton variant="primary" loading={isBusy} onClick={props.onResume}>
          {t("memberList.run.resume")}
        </ChangeButton>
      )}
      {isAsked && canUndo && <UndoModal {...props} onClose={() => setAsked(false)} />}
    </InlineStack>
  );
}

function UndoModal({ run, spent, isBusy, isWeighing, onUndo, onClose }: BulkRunPageProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const { number, inUnit } = useFormat();
  const { wish } = run;
  if (wish.kind === "export") return null;
  const what = wish.kind === "grant" ? (wish.points > 0 ? "gift" : "taking") : wish.kind;
  return (
    <Modal
      open
      title={t("memberList.run.undo")}
      onClose={onClose}
      primaryAction={{
        content: t("memberList.run.undo"),
        destructive: true,
        loading: isBusy || isWeighing,
        onAction: onUndo,
      }}
      secondaryActions={[{ content: t("action.back"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          <Text as="p">{t(`memberList.run.will-undo.${what}`, { count: run.done, number: number(run.done) })}</Text>
          {spent !== null && spent.points > 0 && (
            <Text as="p">
              {t(`memberList.run.spent.${spent.shortfall}`, { amount: inUnit(spent.points, spent.unit) })}
            </Text>
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

function FailuresCard({ failures, moreUrl, count }: { failures: FailedLine[]; moreUrl: string | null; count: number }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const nameOf = useMemberName();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("memberList.run.failures", { count, number: number(count) })}
        </Text>
        {failures.map((line) => (
          <InlineStack key={line.memberId} align="space-between" gap="200">
            <Link url={`/app/members/${line.memberId}`}>{nameOf(line)}</Link>
            <Text as="span" tone="subdued">
              {t(`memberList.run.because.${line.problem}`)}
            </Text>
          </InlineStack>
        ))}
        {moreUrl !== null && <Link url={moreUrl}>{t("memberList.run.more-failures")}</Link>}
      </BlockStack>
    </Card>
  );
}

/** The runs of the program, newest first. */
export function BulkRunsPage({ runs, tiers }: { runs: BulkRunView[]; tiers: TierName[] }) {
  const { t } = useTranslation();
  const { dateTime, number } = useFormat();
  const words = useBulkWords(tiers);
  return (
    <Page title={t("memberList.runs.title")} backAction={{ content: t("members.title"), url: "/app/members" }}>
      <Card>
        {runs.length === 0 ? (
          <EmptyState
            heading={t("memberList.runs.empty")}
            image=""
            action={{ content: t("memberList.runs.empty-action"), url: "/app/members" }}
          >
            <p>{t("memberList.runs.empty-text")}</p>
          </EmptyState>
        ) : (
          <BlockStack gap="300">
            {runs.map((run) => (
              <InlineStack key={run.id} align="space-between" gap="200" blockAlign="center">
                <BlockStack>
                  <Link url={run.url}>{words.title(run)}</Link>
                  <Text as="span" tone="subdued">
                    {`${t("memberList.runs.members", { count: run.total, number: number(run.total) })} · ${dateTime(run.startedAt)}`}
                  </Text>
                </BlockStack>
                <StateBadge state={run.state} />
              </InlineStack>
            ))}
          </BlockStack>
        )}
      </Card>
    </Page>
  );
}
