import { BlockStack, Card, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parseMinor } from "../../loyalty/money.ts";
import { pointsName, type Program } from "../../loyalty/program.ts";
import { plainDecimal, typedDecimal } from "../decimal-input.ts";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";
import { earningByTier, type TierEarning } from "./order-preview.ts";
import { sampleAmount } from "./sample-amount.ts";

/** What a sample order earns in each tier, recomputed with every key. `program` is null while the form cannot be read. */
export function OrderPreviewCard({ program }: { program: Program | null }) {
  const { t } = useTranslation();
  const { currency, speech } = useFormat();
  const [typed, setTyped] = useState(() => typedDecimal(sampleAmount(currency), speech.language));
  const plain = plainDecimal(typed, speech.language);
  const amountMinor = plain === null ? null : parseMinor(plain, currency);
  const isReadable = amountMinor !== null && amountMinor > 0;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("preview.order.title")}
        </Text>
        <TextField
          id="preview-amount"
          label={t("preview.order.amount")}
          value={typed}
          suffix={currency}
          inputMode="decimal"
          autoComplete="off"
          error={isReadable ? undefined : t("preview.order.unreadable")}
          onChange={setTyped}
        />
        {program === null && (
          <Text as="p" tone="subdued">
            {t("preview.unreadable")}
          </Text>
        )}
        {program && isReadable && (
          <BlockStack gap="200">
            {earningByTier(program, amountMinor, currency).map((earning, index) => (
              <EarningLine key={index} earning={earning} program={program} />
            ))}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

function EarningLine({ earning, program }: { earning: TierEarning; program: Program }) {
  const { t } = useTranslation();
  const { number, money, percent } = useFormat();
  const { tierName, points, valueMinor, share } = earning;
  const name = points === 1 ? pointsName(program).one : pointsName(program).many;
  const withoutTier = program.tiers.length > 0 ? t("preview.order.below") : t("preview.order.everyone");
  const worth = valueMinor !== null && share !== null ? ` = ${money(valueMinor)}, ${percent(share)}` : "";
  return <FactLine weight="semibold" label={tierName ?? withoutTier} value={`${number(points)} ${name}${worth}`} />;
}
