import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";

export interface DataRequestLine {
  id: string;
  customerId: string | null;
  askedAt: string;
  /** Until when the law wants it answered. */
  dueAt: string;
  fetchedAt: string | null;
  /** The report is no longer there: it was taken long enough ago. */
  isForgotten: boolean;
}

/** What customers asked to be told: the merchant fetches the report and hands it over. */
export function DataRequestsCard({
  requests,
  onFetch,
}: {
  requests: DataRequestLine[];
  onFetch: (id: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        {requests.length === 0 && (
          <Text as="p" tone="subdued">
            {t("settings.requests.empty")}
          </Text>
        )}
        {requests.map((request) => (
          <RequestRow key={request.id} request={request} onFetch={onFetch} />
        ))}
      </BlockStack>
    </Card>
  );
}

function RequestRow({ request, onFetch }: { request: DataRequestLine; onFetch: (id: string) => void }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const who = request.customerId === null ? t("members.erased") : t("members.customer", { id: request.customerId });
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <BlockStack>
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            {who}
          </Text>
          {request.fetchedAt !== null && <Badge tone="success">{t("settings.requests.fetched")}</Badge>}
        </InlineStack>
        <Text as="span" tone="subdued" variant="bodySm">
          {t("settings.requests.dates", { asked: date(request.askedAt), due: date(request.dueAt) })}
        </Text>
      </BlockStack>
      {request.isForgotten ? (
        <Text as="span" tone="subdued">
          {t("settings.requests.forgotten")}
        </Text>
      ) : (
        <ChangeButton
          accessibilityLabel={t("settings.requests.fetch-label", { who })}
          onClick={() => onFetch(request.id)}
        >
          {t("settings.requests.fetch")}
        </ChangeButton>
      )}
    </InlineStack>
  );
}
