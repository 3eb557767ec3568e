import { Banner, BlockStack, Card, Page, Text, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";
import { DeliveryBadge } from "./delivery-badge.tsx";
import type { DeliveryLine } from "./delivery-list.tsx";

export interface DeliveryFacts extends DeliveryLine {
  webhookId: string;
  settledAt: string | null;
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
}) {
  const { t } = useTranslation();
  const { delivery } = props;
  const canRetry = delivery.body !== null && (delivery.state === "refused" || delivery.state === "failed");
  return (
    <Page
      title={delivery.topic}
      titleMetadata={<DeliveryBadge state={delivery.state} />}
      backAction={{ content: t("nav.deliveries"), url: "/app/deliveries" }}
      primaryAction={
        canRetry ? { content: t("delivery.retry"), loading: props.isRetrying, onAction: props.onRetry } : undefined
      }
    >
      <BlockStack gap="400">
        {props.notice !== null && <Banner tone="critical" title={t(`delivery.notice.${props.notice}`)} />}
        <FactsCard delivery={delivery} />
        <BodyCard body={delivery.body} />
      </BlockStack>
    </Page>
  );
}

function FactsCard({ delivery }: { delivery: DeliveryFacts }) {
  const { t } = useTranslation();
  const { dateTime, number } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("delivery.facts")}
        </Text>
        <Text as="p">{delivery.outcome ?? t("delivery.no-outcome")}</Text>
        <FactLine label={t("deliveries.received")} value={dateTime(delivery.receivedAt)} />
        {delivery.settledAt !== null && <FactLine label={t("delivery.settled")} value={dateTime(delivery.settledAt)} />}
        <FactLine label={t("delivery.attempts")} value={number(delivery.attempts)} />
        <FactLine label={t("delivery.webhook-id")} value={delivery.webhookId} />
      </BlockStack>
    </Card>
  );
}

function BodyCard({ body }: { body: string | null }) {
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
      )}
    </Card>
  );
}
