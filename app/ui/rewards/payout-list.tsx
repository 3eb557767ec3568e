import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Program, Unit } from "../../loyalty/program.ts";
import { useFormat } from "../format.tsx";
import { missingScopesOfPayout } from "../../loyalty/rewards/scopes-needed.ts";
import { datesIn } from "../../loyalty/formatters.ts";

/** When cashback becomes store credit; nothing for a program without cashback. */
export function PayoutList({ program, scopes }: { program: Program; scopes: readonly string[] }) {
  const { t } = useTranslation();
  const units = program.units.filter(({ kind }) => kind === "cashback");
  const isMissing = missingScopesOfPayout(program, scopes).length > 0;
  if (units.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("rewards.payout.title")}
        </Text>
        {units.map((unit) => (
          <InlineStack key={unit.id} align="space-between" gap="200" blockAlign="center">
            <PayoutText unit={unit} />
            <InlineStack gap="200" blockAlign="center">
              {unit.payout && isMissing && <Badge tone="warning">{t("rewards.state.no-permission")}</Badge>}
              <Button
                url={`/app/rewards/payout/${unit.id}`}
                accessibilityLabel={t("rewards.payout.change-label", { unit: unit.name.many })}
              >
                {t("rewards.payout.change")}
              </Button>
            </InlineStack>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function PayoutText({ unit }: { unit: Unit }) {
  const { t } = useTranslation();
  const { speech } = useFormat();
  const { payout } = unit;
  const month = (number: number) =>
    datesIn(speech.locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, number - 1));
  return (
    <BlockStack>
      <Text as="span" fontWeight="semibold">
        {unit.name.many}
      </Text>
      <Text as="span" tone="subdued">
        {payout === undefined
          ? t("rewards.payout.never")
          : payout.every === "month"
            ? t("rewards.payout.monthly", { day: payout.day })
            : t("rewards.payout.yearly", { day: payout.day, month: month(payout.month) })}
      </Text>
    </BlockStack>
  );
}
