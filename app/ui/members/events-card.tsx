import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { ChangeButton } from "../permissions.tsx";

export interface EventLine {
  id: string;
  name: string;
  at: string;
  subject: string | null;
  withdrawnAt: string | null;
}

/** What was told of the member besides orders, newest first; each can be taken back. */
export function EventsCard(props: {
  events: EventLine[];
  isBusy: boolean;
  onWithdraw: (id: string) => void;
  /** null where nothing can be recorded. */
  onRecord: (() => void) | null;
}) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("events.title")}
        </Text>
        {props.events.length === 0 && (
          <Text as="p" tone="subdued">
            {t("events.empty")}
          </Text>
        )}
        {props.events.map((event) => (
          <BlockStack key={event.id}>
            <InlineStack align="space-between" gap="200" blockAlign="center">
              <Text as="span" fontWeight="semibold" breakWord>
                {event.subject === null ? event.name : t("events.about", { event: event.name, subject: event.subject })}
              </Text>
              {event.withdrawnAt === null && (
                <ChangeButton
                  variant="plain"
                  disabled={props.isBusy}
                  accessibilityLabel={t("events.withdraw-label", { event: event.name, at: dateTime(event.at) })}
                  onClick={() => props.onWithdraw(event.id)}
                >
                  {t("events.withdraw")}
                </ChangeButton>
              )}
            </InlineStack>
            <Text as="span" tone="subdued" variant="bodySm">
              {event.withdrawnAt === null
                ? dateTime(event.at)
                : t("events.withdrawn", { at: dateTime(event.at), withdrawn: dateTime(event.withdrawnAt) })}
            </Text>
          </BlockStack>
        ))}
        {props.onRecord && (
          <InlineStack>
            <Button variant="plain" onClick={props.onRecord}>
              {t("facts.event.title")}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}
