import { useAppBridge } from "@shopify/app-bridge-react";
import { useNavigate } from "@remix-run/react";
import { BlockStack, Box, Button, Card, Divider, InlineStack, Link, Select, Text } from "@shopify/polaris";
import { ClipboardIcon } from "@shopify/polaris-icons";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { SHOWN_KINDS, type ShownKind, type TimelineEntry, useEntryWords } from "./timeline-entry.ts";

export interface TimelineProps {
  entries: TimelineEntry[];
  shown: ShownKind | null;
  /** Older entries exist at this address. */
  olderUrl: string | null;
  /** The newest ones, while older ones are shown. */
  newestUrl: string | null;
}

/** What can be undone from a line. */
export type Undoable =
  | { kind: "grant"; key: string; entry: Extract<TimelineEntry, { kind: "movement" }> }
  | { kind: "extension"; id: string };

/** Everything that happened, newest first, each line with a sentence that explains it and can be copied. */
export function TimelineCard(props: TimelineProps & { address: string; onUndo: ((undo: Undoable) => void) | null }) {
  const { entries, shown, olderUrl, newestUrl, address, onUndo } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const options = [
    { value: "", label: t("timeline.all") },
    ...SHOWN_KINDS.map((kind) => ({ value: kind, label: t(`timeline.kinds.${kind}`) })),
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t("timeline.title")}
          </Text>
          <Select
            id="timeline-kind"
            label={t("timeline.show")}
            labelInline
            options={options}
            value={shown ?? ""}
            onChange={(kind) =>
              navigate(kind === "" ? address : `${address}?show=${kind}`, { preventScrollReset: true })
            }
          />
        </InlineStack>
        {entries.length === 0 && (
          <Text as="p" tone="subdued">
            {shown === null ? t("timeline.empty") : t("timeline.none")}
          </Text>
        )}
        {entries.map((entry, index) => (
          <Fragment key={`${entry.kind} ${entry.key} ${entry.at}`}>
            {index > 0 && <Divider />}
            <Entry entry={entry} onUndo={onUndo} />
          </Fragment>
        ))}
        {(olderUrl !== null || newestUrl !== null) && (
          <InlineStack gap="200">
            {newestUrl !== null && <Button url={newestUrl}>{t("timeline.newest")}</Button>}
            {olderUrl !== null && <Button url={olderUrl}>{t("timeline.older")}</Button>}
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Entry({ entry, onUndo }: { entry: TimelineEntry; onUndo: ((undo: Undoable) => void) | null }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const shopify = useAppBridge();
  const { title, sentence, details } = useEntryWords()(entry);
  const undo = undoOf(entry);
  const copy = async () => {
    await navigator.clipboard.writeText(sentence);
    shopify.toast.show(t("movements.copied"));
  };
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" gap="200">
        <Text as="span" fontWeight="semibold" numeric>
          {title}
        </Text>
        <Text as="span" tone="subdued">
          {dateTime(entry.at)}
        </Text>
      </InlineStack>
      <InlineStack align="space-between" gap="200" wrap={false} blockAlign="start">
        <Box>
          <Text as="p" breakWord>
            {sentence}
          </Text>
          {details.map((detail) => (
            <Text as="p" tone="subdued" variant="bodySm" key={detail} breakWord>
              {detail}
            </Text>
          ))}
          <InlineStack gap="300">
            {entry.kind === "order" && <Link url={`/app/orders/${entry.orderId}`}>{t("timeline.open-order")}</Link>}
            {entry.kind === "redemption" && (
              <Link url={`/app/redemptions/${entry.id}`}>{t("timeline.open-reward")}</Link>
            )}
            {undo && onUndo && (
              <Button
                variant="plain"
                accessibilityLabel={t("timeline.undo-label", { what: sentence })}
                onClick={() => onUndo(undo)}
              >
                {t("timeline.undo")}
              </Button>
            )}
          </InlineStack>
        </Box>
        <Button
          icon={ClipboardIcon}
          variant="tertiary"
          accessibilityLabel={t("movements.copy", { points: title })}
          onClick={() => void copy()}
        />
      </InlineStack>
    </BlockStack>
  );
}

function undoOf(entry: TimelineEntry): Undoable | null {
  if (entry.kind === "movement" && entry.grantKey !== null) return { kind: "grant", key: entry.grantKey, entry };
  if (entry.kind === "staff" && entry.extensionId !== null) return { kind: "extension", id: entry.extensionId };
  return null;
}
