import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** A figure as saved and as edited: only what differs stands out. */
export function Compared(props: { label: string; saved: string; edited: string | null }) {
  const { t } = useTranslation();
  const { label, saved, edited } = props;
  const differs = edited !== null && edited !== saved;
  return (
    <InlineStack align="space-between" gap="200" wrap={false}>
      <Text as="span" tone="subdued">
        {label}
      </Text>
      <BlockStack inlineAlign="end">
        <Text as="span" alignment="end" tone={differs ? "subdued" : undefined} numeric breakWord>
          {differs && <Text as="span" visuallyHidden>{`${t("live.saved")}: `}</Text>}
          {saved}
        </Text>
        {differs && (
          <Text as="span" alignment="end" fontWeight="semibold" numeric breakWord>
            <Text as="span" visuallyHidden>{`${t("live.edited")}: `}</Text>
            {`→ ${edited}`}
          </Text>
        )}
      </BlockStack>
    </InlineStack>
  );
}

/** A line about what cannot be shown. */
export function Muted({ text }: { text: string }) {
  return (
    <Text as="p" tone="subdued">
      {text}
    </Text>
  );
}
