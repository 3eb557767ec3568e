import { Banner, BlockStack, Button, Card, InlineStack, Page, Text, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";
import { useLocked } from "../permissions.tsx";
import { DeliveryBadge } from "./delivery-badge.tsx";
import type { DeliveryLine } from "./delivery-list.tsx";
import { useOutcomeWords } from "./use-outcome-words.ts";

export interface DeliveryFacts extends DeliveryLine {
  webhookId: string;
  settledAt: string | null;
  /** While it waits: not before that moment; null: as soon as its turn comes. */
  retryAt: string | null;
  orderId: string | null;
  /** The body with what is personal in it blanked out; null when it was purged. */
  body: string | null;
}

const BODY_LINES = 6;
const BODY_HEIGHT_MAX = 640;

export type RetryNotice = "gone" | "unknown";

/** One delivery: what arrived, what became of it, and another try for one that did not work out. */
export function DeliveryPage(props: {
  delivery: DeliveryFacts;
  isRetrying: boolean;
  notice: RetryNotice | null;
  onRetry: () => void;
  onCopy: (body: string) => void;
}) {
  const { t } = useTranslation();
  const locked = useLocked();
  const { delivery } = props;
  const canRetry = delivery.body !== null && (delivery.state === "refused" || delivery.state === "failed");
  return (
    <Page
      title={delivery.topic}
      titleMetadata={<DeliveryBadge state={delivery.state} />}
      backAction={{ content: t("nav.deliveries"), url: "/app/deliveries" }}
      primaryAction={
        canRetry
          ? locked({ content: t("delivery.retry"), loading: props.isRetrying, onAction: props.onRetry })
          : undefined
      }
    >
      <BlockStack gap="400">
        {props.notice !== null && <Banner tone="critical" title={t(`delivery.notice.${props.notice}`)} />}
        <FactsCard delivery={delivery} />
        <BodyCard body={delivery.body} onCopy={props.onCopy} />
      </BlockStack>
    </Page>
  );
}

function FactsCard({ delivery }: { delivery: DeliveryFacts }) {
  const { t } = useTranslation();
  const { dateTime, number } = useFormat();
  const outcome = useOutcomeWords();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("delivery.facts")}
        </Text>
        <Text as="p" breakWord>
          {delivery.outcome === null ? t("delivery.no-outcome") : outcome(delivery.outcome)}
        </Text>
        <FactLine label={t("deliveries.received")} value={dateTime(delivery.receivedAt)} />
        {delivery.settledAt !== null && <FactLine label={t("delivery.settled")} value={dateTime(delivery.settledAt)} />}
        {delivery.state === "waiting" && (
          <FactLine
            label={t("delivery.next")}
            value={delivery.retryAt === null ? t("delivery.next-soon") : dateTime(delivery.retryAt)}
          />
        )}
        {delivery.orderId !== null && <FactLine label={t("delivery.order")} value={delivery.orderId} />}
        <FactLine label={t("delivery.attempts")} value={number(delivery.attempts)} />
        <FactLine label={t("delivery.webhook-id")} value={delivery.webhookId} />
      </BlockStack>
    </Card>
  );
}

function BodyCard({ body, onCopy }: { body: string | null; onCopy: (body: string) => void }) {
  const { t } = useTranslation();
  return (
    <Card>
      {body === null ? (
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("delivery.body")}
          </Text>
          <Text as="p" tone="subdued">
            {t("delivery.body-purged")}
          </Text>
        </BlockStack>
      ) : (
        <BlockStack gap="300">
          <TextField
            label={t("delivery.body")}
            value={body}
            multiline={BODY_LINES}
            maxHeight={BODY_HEIGHT_MAX}
            readOnly
            monospaced
            autoComplete="off"
            helpText={t("delivery.body-help")}
          />
          <InlineStack>
            <Button onClick={() => onCopy(body)}>{t("delivery.copy")}</Button>
          </InlineStack>
        </BlockStack>
      )}
    </Card>
  );
}
