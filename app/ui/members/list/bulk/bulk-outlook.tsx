import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { BulkChange } from "../../../../loyalty/bulk-wish.ts";
import { type UnitWords, useFormat } from "../../../format.tsx";
import { ChangeButton } from "../../../permissions.tsx";
import type { TierName } from "../filter-words.ts";
import type { BulkPreview } from "./bulk-view.ts";
import { useBulkWords } from "./bulk-words.ts";

interface OutlookProps {
  wish: BulkChange;
  preview: BulkPreview;
  unit: UnitWords;
  tiers: readonly TierName[];
}

/** What would happen, and the button that begins. */
export function BulkOutlook({
  isBusy,
  onStart,
  ...props
}: OutlookProps & { isBusy: boolean; onStart: (wish: BulkChange, expected: number) => void }) {
  const { t } = useTranslation();
  const lines = useOutlook(props);
  const { members } = props.preview;
  return (
    <BlockStack gap="300">
      <div role="status">
        <BlockStack gap="100">
          {lines.map((line, index) => (
            <Text as="p" key={line} fontWeight={index === 0 ? "semibold" : "regular"}>
              {line}
            </Text>
          ))}
          {members > 0 && (
            <Text as="p" tone="subdued">
              {t("memberList.bulk.undo-later")}
            </Text>
          )}
        </BlockStack>
      </div>
      {members > 0 && (
        <InlineStack align="end">
          <ChangeButton variant="primary" loading={isBusy} onClick={() => onStart(props.wish, members)}>
            {t("memberList.bulk.start")}
          </ChangeButton>
        </InlineStack>
      )}
    </BlockStack>
  );
}

function useOutlook({ wish, preview, unit, tiers }: OutlookProps): string[] {
  const { t } = useTranslation();
  const { number, inUnit } = useFormat();
  const words = useBulkWords(tiers);
  const counted = (count: number) => ({ count, number: number(count) });
  if (preview.members === 0) return [t("memberList.bulk.nobody")];
  const who = counted(preview.members);
  switch (preview.kind) {
    case "grant": {
      const points = wish.kind === "grant" ? wish.points : 0;
      const [each, all] = [Math.abs(points), Math.abs(points) * preview.members];
      const values = { ...who, each: inUnit(each, unit), all: inUnit(all, unit) };
      if (points > 0) return [t("memberList.outlook.give", values)];
      const short = preview.short === 0 ? [] : [t("memberList.outlook.short", counted(preview.short))];
      return [t("memberList.outlook.take", values), ...short];
    }
    case "tier": {
      const tierId = wish.kind === "tier" ? wish.tierId : "";
      const until = wish.kind === "tier" ? wish.until : null;
      const values = { ...who, tier: tiers.find(({ id }) => id === tierId)?.name ?? tierId };
      const already = preview.already === 0 ? [] : [t("memberList.outlook.already", counted(preview.already))];
      return [
        until === null
          ? t("memberList.outlook.tier-for-life", values)
          : t("memberList.outlook.tier", { ...values, until: words.day(until) }),
        ...already,
      ];
    }
    case "extend": {
      const until = words.day(wish.kind === "extend" ? wish.until : "");
      if (preview.concerned === 0) return [t("memberList.outlook.extend-nobody", { until })];
      const amounts = preview.units.map((one) => inUnit(one.points, one.words)).join(", ");
      return [
        t("memberList.outlook.extend", { ...counted(preview.concerned), amounts, until }),
        ...(preview.concerned < preview.members
          ? [t("memberList.outlook.extend-rest", counted(preview.members - preview.concerned))]
          : []),
      ];
    }
  }
}
