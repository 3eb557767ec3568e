import { Badge, BlockStack, Button, Card, ChoiceList, InlineStack, List, Modal, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProgramMode } from "../../loyalty/program-mode.ts";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";
import { LeaveProgressCard, type LeaveProgress } from "./leave-progress-card.tsx";

export type LeaveWhat = "codes" | "everything";

export interface LeavePageProps {
  /** What of the program is active in Shopify now. */
  active: { codes: number; giftCards: number; other: number; discounts: number };
  mode: ProgramMode;
  /** The newest run; null: nobody ever left, or the program was switched on again since. */
  progress: LeaveProgress | null;
  isBusy: boolean;
  onStart: (what: LeaveWhat) => void;
}

/** What to do before uninstalling: end what would outlive the app, take the data along, uninstall. */
export function LeavePage(props: LeavePageProps) {
  const { t } = useTranslation();
  const { progress, mode } = props;
  return (
    <Page title={t("leave.title")} backAction={{ content: t("nav.settings"), url: "/app/settings" }}>
      <BlockStack gap="400">
        {progress !== null && <LeaveProgressCard progress={progress} />}
        {mode === "test" || mode === "wiping" ? (
          <TestFirst mode={mode} />
        ) : (
          progress?.isDone !== false && <EndCard {...props} />
        )}
        <ExportCard />
        <UninstallCard />
      </BlockStack>
    </Page>
  );
}

/** A test has an end of its own, which leaves nothing. */
function TestFirst({ mode }: { mode: "test" | "wiping" }) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t(`leave.${mode}.title`)}
        </Text>
        <Text as="p">{t(`leave.${mode}.text`)}</Text>
        <InlineStack>
          <Button url="/app/test">{t("testing.open")}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function EndCard(props: LeavePageProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [what, setWhat] = useState<LeaveWhat>("codes");
  const [isAsked, setAsked] = useState(false);
  const { active, mode } = props;
  const isLive = mode === "live";
  const ending = active.codes + active.discounts + (what === "everything" ? active.giftCards + active.other : 0);
  const isNothing = !isLive && active.codes + active.discounts + active.giftCards + active.other === 0;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("leave.active.title")}
          </Text>
          <Badge {...(isLive ? { tone: "success" as const } : {})}>{isLive ? t("leave.live") : t("leave.off")}</Badge>
        </InlineStack>
        <BlockStack gap="200">
          <FactLine label={t("leave.active.codes")} value={number(active.codes)} />
          <FactLine label={t("leave.active.discounts")} value={number(active.discounts)} />
          <FactLine label={t("leave.active.gift-cards")} value={number(active.giftCards)} />
          <FactLine label={t("leave.active.other")} value={number(active.other)} />
        </BlockStack>
        {isNothing ? (
          <Text as="p">{t("leave.active.nothing")}</Text>
        ) : (
          <>
            <ChoiceList
              title={t("leave.what.title")}
              name="leave-what"
              selected={[what]}
              onChange={([one]) => setWhat(one === "everything" ? "everything" : "codes")}
              choices={[
                { value: "codes", label: t("leave.what.codes"), helpText: t("leave.what.codes-help") },
                { value: "everything", label: t("leave.what.everything"), helpText: t("leave.what.everything-help") },
              ]}
            />
            <InlineStack align="end">
              <ChangeButton
                tone="critical"
                variant="primary"
                disabled={!isLive && ending === 0}
                onClick={() => setAsked(true)}
              >
                {t("leave.start")}
              </ChangeButton>
            </InlineStack>
          </>
        )}
      </BlockStack>
      {isAsked && <Question {...props} what={what} ending={ending} onClose={() => setAsked(false)} />}
    </Card>
  );
}

/** What will happen, before it does. */
function Question(props: LeavePageProps & { what: LeaveWhat; ending: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { what, ending, isBusy, onClose, onStart } = props;
  const start = () => {
    onStart(what);
    onClose();
  };
  return (
    <Modal
      open
      title={t("leave.question.title")}
      onClose={onClose}
      primaryAction={{ content: t("leave.start"), destructive: true, loading: isBusy, onAction: start }}
      secondaryActions={[{ content: t("action.back"), onAction: onClose }]}
    >
      <Modal.Section>
        <List>
          <List.Item>{t("leave.question.stops")}</List.Item>
          <List.Item>{t("leave.question.ends", { count: ending, number: number(ending) })}</List.Item>
          <List.Item>{t("leave.question.points")}</List.Item>
          <List.Item>{t("leave.question.undo")}</List.Item>
        </List>
      </Modal.Section>
    </Modal>
  );
}

function ExportCard() {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("leave.export.title")}
        </Text>
        <Text as="p">{t("leave.export.text")}</Text>
        <InlineStack>
          <Button url="/app/export">{t("leave.export.open")}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function UninstallCard() {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("leave.uninstall.title")}
        </Text>
        <List>
          <List.Item>{t("leave.uninstall.stops")}</List.Item>
          <List.Item>{t("leave.uninstall.kept")}</List.Item>
          <List.Item>{t("leave.uninstall.erased")}</List.Item>
          <List.Item>{t("leave.uninstall.left")}</List.Item>
        </List>
        <InlineStack>
          <Button url="shopify://admin/settings/apps" target="_top">
            {t("leave.uninstall.open")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
