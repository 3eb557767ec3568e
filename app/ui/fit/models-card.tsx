import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { FitReason, ModelFit } from "../../loyalty/fitting/models.ts";
import { type Format, useFormat } from "../format.tsx";

const TONES = { fits: "success", possible: undefined, hardly: "attention", unknown: undefined } as const;

/** Which kinds of program suit the shop, which do not, and by which figures. */
export function ModelsCard({ models }: { models: ModelFit[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  // A shop too young to tell of any is told so once.
  const unknownBecause = models.every(({ verdict }) => verdict === "unknown") ? models[0]?.reasons[0] : undefined;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("fit.models.title")}
        </Text>
        {unknownBecause && <Text as="p">{reasonText(unknownBecause, { t, format })}</Text>}
        {models.map(({ model, verdict, reasons }) => (
          <BlockStack key={model} gap="050">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h3" variant="headingSm">
                {t(`fit.models.${model}.name`)}
              </Text>
              {!unknownBecause && <Badge tone={TONES[verdict]}>{t(`fit.models.verdict.${verdict}`)}</Badge>}
            </InlineStack>
            <Text as="p">{t(`fit.models.${model}.what`)}</Text>
            {!unknownBecause && (
              <Text as="p" tone="subdued">
                {reasons.map((reason) => reasonText(reason, { t, format })).join(" ")}
              </Text>
            )}
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function reasonText(reason: FitReason, { t, format }: { t: TFunction; format: Format }): string {
  const { number, money } = format;
  switch (reason.code) {
    case "few-customers":
      return t("fit.reason.few-customers", { count: reason.customers, number: number(reason.customers) });
    case "many-return":
    case "few-return":
      return t(`fit.reason.${reason.code}`, { percent: number(reason.percent) });
    case "return-soon":
    case "return-late":
      return t(`fit.reason.${reason.code}`, { count: reason.days, number: number(reason.days) });
    case "nobody-returned":
      return t("fit.reason.nobody-returned");
    case "spend-differs":
    case "spend-alike":
      return t(`fit.reason.${reason.code}`, { count: reason.times, number: number(reason.times) });
    case "baskets-alike":
    case "baskets-differ":
      return t(`fit.reason.${reason.code}`, { from: money(reason.fromMinor), to: money(reason.toMinor) });
    case "many-orders":
    case "few-orders":
      return t(`fit.reason.${reason.code}`, { count: reason.orders, number: number(reason.orders) });
  }
}
