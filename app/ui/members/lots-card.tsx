import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { type UnitWords, useFormat } from "../format.tsx";

export interface LotLine {
  key: string;
  unitId: string;
  unit: UnitWords;
  original: number;
  remaining: number;
  /** Points that have lapsed from it. */
  expired: number;
  earnedAt: string;
  /** Until when it cannot be spent; null for what can be. */
  vestsAt: string | null;
  expiresAt: string | null;
}

/** The awards whose points are not spent yet, in the order in which they will be, and then those that have lapsed. */
export function LotsCard(props: {
  lots: LotLine[];
  lapsed: LotLine[];
  /** null where nothing can be changed. */
  onExtend: ((lot: LotLine) => void) | null;
}) {
  const { lots, lapsed, onExtend } = props;
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("lots.title")}
        </Text>
        {lots.length === 0 && (
          <Text as="p" tone="subdued">
            {t("lots.empty")}
          </Text>
        )}
        {lots.map((lot) => (
          <Lot key={lot.key} lot={lot} onExtend={lot.expiresAt === null ? null : onExtend} />
        ))}
        {lapsed.length > 0 && (
          <Text as="h3" variant="headingSm">
            {t("lots.lapsed")}
          </Text>
        )}
        {lapsed.map((lot) => (
          <Lapsed key={lot.key} lot={lot} onReinstate={onExtend} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Lot({ lot, onExtend }: { lot: LotLine; onExtend: ((lot: LotLine) => void) | null }) {
  const { t } = useTranslation();
  const { inUnit, date } = useFormat();
  const remaining = inUnit(lot.remaining, lot.unit);
  return (
    <BlockStack>
      <InlineStack align="space-between" gap="200">
        <Text as="span" numeric>
          {t("lots.remaining", { remaining, original: inUnit(lot.original, lot.unit) })}
        </Text>
        <Text as="span" tone="subdued">
          {date(lot.earnedAt)}
        </Text>
      </InlineStack>
      {lot.vestsAt !== null && (
        <Text as="span" variant="bodySm">
          {t("lots.vests", { at: date(lot.vestsAt) })}
        </Text>
      )}
      <InlineStack align="space-between" gap="200">
        <Text as="span" tone="subdued" variant="bodySm">
          {lot.expiresAt === null ? t("lots.never") : t("lots.until", { at: date(lot.expiresAt) })}
        </Text>
        {onExtend && (
          <Button
            variant="plain"
            accessibilityLabel={t("lots.extend-label", { amount: remaining })}
            onClick={() => onExtend(lot)}
          >
            {t("lots.extend")}
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}

function Lapsed({ lot, onReinstate }: { lot: LotLine; onReinstate: ((lot: LotLine) => void) | null }) {
  const { t } = useTranslation();
  const { inUnit, date } = useFormat();
  const amount = inUnit(lot.expired, lot.unit);
  return (
    <InlineStack align="space-between" gap="200">
      <Text as="span" tone="subdued">
        {lot.expiresAt === null ? amount : t("lots.lapsed-at", { amount, at: date(lot.expiresAt) })}
      </Text>
      {onReinstate && (
        <Button
          variant="plain"
          accessibilityLabel={t("lots.reinstate-label", { amount })}
          onClick={() => onReinstate(lot)}
        >
          {t("lots.reinstate")}
        </Button>
      )}
    </InlineStack>
  );
}
