import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Card, Divider, InlineStack, Modal, Text } from "@shopify/polaris";
import { Fragment, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Program } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";
import { ChangeButton } from "../../permissions.tsx";
import { SAVE_ADDRESS } from "./answers.ts";
import { DescribedDiff } from "./described-diff.tsx";
import { useActor } from "./use-actor.ts";

/** A change that is announced and not yet in force. */
export interface AnnouncedLine {
  id: string;
  /** Empty: it has none. */
  name: string;
  dueAt: string;
  announcedAt: string;
  announcedBy: string;
  before: Program;
  after: Program;
}

/** What will hold from a day on that was announced, each with a button to take it back; nothing where nothing waits. */
export function AnnouncedChanges({ changes }: { changes: readonly AnnouncedLine[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("saving.waiting.title")}
        </Text>
        {changes.map((change, index) => (
          <Fragment key={change.id}>
            {index > 0 && <Divider />}
            <Announced change={change} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

function Announced({ change }: { change: AnnouncedLine }) {
  const { t } = useTranslation();
  const { date, dateTime } = useFormat();
  const actor = useActor();
  const from = t("saving.waiting.from", { date: date(change.dueAt) });
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="start" gap="200">
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm" breakWord>
            {change.name === "" ? from : `${change.name}: ${from}`}
          </Text>
          <Text as="p" tone="subdued">
            {t("saving.waiting.by", { who: actor(change.announcedBy), when: dateTime(change.announcedAt) })}
          </Text>
        </BlockStack>
        <Withdraw change={change} />
      </InlineStack>
      <DescribedDiff before={change.before} after={change.after} />
    </BlockStack>
  );
}

function Withdraw({ change }: { change: AnnouncedLine }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const shopify = useAppBridge();
  const fetcher = useFetcher<{ outcome: "withdrawn" | "gone" }>({ key: `withdraw ${change.id}` });
  const [isAsked, setAsked] = useState(false);
  const outcome = fetcher.data?.outcome;
  useEffect(() => {
    if (outcome === "withdrawn") shopify.toast.show(t("saving.waiting.withdrawn"));
  }, [outcome, shopify, t]);
  const withdraw = () => {
    setAsked(false);
    const body = JSON.stringify({ intent: "withdraw", id: change.id });
    fetcher.submit(body, { method: "post", action: SAVE_ADDRESS, encType: "application/json" });
  };
  return (
    <>
      <ChangeButton loading={fetcher.state !== "idle"} onClick={() => setAsked(true)}>
        {t("saving.waiting.withdraw")}
      </ChangeButton>
      <Modal
        open={isAsked}
        title={t("saving.waiting.ask")}
        onClose={() => setAsked(false)}
        primaryAction={{ content: t("saving.waiting.withdraw"), destructive: true, onAction: withdraw }}
        secondaryActions={[{ content: t("action.cancel"), onAction: () => setAsked(false) }]}
      >
        <Modal.Section>
          <Text as="p">{t("saving.waiting.stays", { date: date(change.dueAt) })}</Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
