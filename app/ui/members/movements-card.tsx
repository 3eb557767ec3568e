import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Box, Button, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import { ClipboardIcon } from "@shopify/polaris-icons";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { type UnitWords, useFormat } from "../format.tsx";

export interface MovementLine {
  id: string;
  unit: UnitWords;
  /** Positive: the member got points. Negative: points were taken or spent. */
  points: number;
  occurredAt: string;
  recordedAt: string;
  /** Why, as a sentence in the reader's language. */
  sentence: string;
  /** What an agent gave as the reason; null for everything that no agent did. */
  reason: string | null;
  /** A correction names what it corrects. */
  isCorrection: boolean;
}

/** Every movement, newest first, each with the sentence that explains it. */
export function MovementsCard(props: { movements: MovementLine[]; olderUrl: string | null; newestUrl: string | null }) {
  const { movements, olderUrl, newestUrl } = props;
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("movements.title")}
        </Text>
        {movements.length === 0 && (
          <Text as="p" tone="subdued">
            {t("movements.empty")}
          </Text>
        )}
        {movements.map((movement, index) => (
          <Fragment key={movement.id}>
            {index > 0 && <Divider />}
            <Movement movement={movement} />
          </Fragment>
        ))}
        {(olderUrl !== null || newestUrl !== null) && (
          <InlineStack gap="200">
            {newestUrl !== null && <Button url={newestUrl}>{t("movements.newest")}</Button>}
            {olderUrl !== null && <Button url={olderUrl}>{t("movements.older")}</Button>}
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Movement({ movement }: { movement: MovementLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shopify = useAppBridge();
  const copy = async () => {
    await navigator.clipboard.writeText(movement.sentence);
    shopify.toast.show(t("movements.copied"));
  };
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" gap="200">
        <Text as="span" fontWeight="semibold" numeric>
          {format.movementIn(movement.points, movement.unit)}
        </Text>
        <Text as="span" tone="subdued">
          {format.dateTime(movement.occurredAt)}
        </Text>
      </InlineStack>
      <InlineStack align="space-between" gap="200" wrap={false} blockAlign="start">
        <Box>
          <Text as="p" breakWord>
            {movement.sentence}
          </Text>
          {movement.reason !== null && (
            <Text as="p" tone="subdued" variant="bodySm">
              {t("grant.reason-line", { reason: movement.reason })}
            </Text>
          )}
          {movement.isCorrection && (
            <Text as="p" tone="subdued" variant="bodySm">
              {t("movements.correction", { at: format.dateTime(movement.recordedAt) })}
            </Text>
          )}
        </Box>
        <Button
          icon={ClipboardIcon}
          variant="tertiary"
          accessibilityLabel={t("movements.copy", { points: format.movementIn(movement.points, movement.unit) })}
          onClick={() => void copy()}
        />
      </InlineStack>
    </BlockStack>
  );
}
