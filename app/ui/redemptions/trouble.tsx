import { BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import type { RedemptionView } from "./redemption-view.ts";
import { useRedemptionWords } from "./use-words.ts";

/** Why a person is asked, in plain words: what went wrong, since when, how often it was tried. */
export function Trouble({ redemption }: { redemption: RedemptionView }) {
  const { t } = useTranslation();
  const { dateTime, number } = useFormat();
  const words = useRedemptionWords();
  const { stuckAt, drift, attempts, todo } = redemption;
  if (stuckAt !== null) {
    return (
      <BlockStack gap="100">
        <Text as="p" fontWeight="semibold">
          {todo === "end" ? t("redemptions.stuck.end") : t("redemptions.stuck.issue")}
        </Text>
        <Text as="p" breakWord>
          {words.trouble(redemption.trouble)}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {t("redemptions.stuck.since", { at: dateTime(stuckAt), count: attempts, number: number(attempts) })}
        </Text>
      </BlockStack>
    );
  }
  if (drift === null) return null;
  return (
    <BlockStack gap="100">
      <Text as="p" fontWeight="semibold">
        {t(`redemptions.drift.${drift.kind}`)}
      </Text>
      {drift.kind === "changed" && drift.fields.length > 0 && (
        <Text as="p" breakWord>
          {t("redemptions.drift.fields", { fields: words.fields(drift.fields) })}
        </Text>
      )}
      {drift.at !== null && (
        <Text as="p" tone="subdued" variant="bodySm">
          {t("redemptions.drift.since", { at: dateTime(drift.at) })}
        </Text>
      )}
    </BlockStack>
  );
}
