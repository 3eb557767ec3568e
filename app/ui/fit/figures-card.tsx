import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ShopFigures } from "../../loyalty/fitting/figures.ts";
import { FactLine } from "../fact-line.tsx";
import { useFormat } from "../format.tsx";
import { datesIn, listsIn } from "../../loyalty/formatters.ts";

export type ToldFigures = Omit<ShopFigures, "spentMinor" | "ordersEach">;

/** How the shop's customers buy. */
export function FiguresCard({ figures, isPart }: { figures: ToldFigures; isPart: boolean }) {
  const { t } = useTranslation();
  const { number, money, speech } = useFormat();
  const { orders, customers, guestOrders, days, basketMinor, intervalDays, repeatPercent, seasonMonths } = figures;
  const covered = { orders: number(orders), customers: number(customers), days: number(days) };
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("fit.figures.title")}
        </Text>
        <Text as="p" tone="subdued">
          {orders === 0
            ? t("fit.figures.none")
            : isPart
              ? t("fit.figures.from-newest", covered)
              : t("fit.figures.from", covered)}
        </Text>
        {basketMinor && (
          <FactLine
            label={t("fit.figures.basket")}
            value={t("fit.figures.middle", {
              middle: money(basketMinor.median),
              lower: money(basketMinor.lower),
              upper: money(basketMinor.upper),
            })}
          />
        )}
        {orders > 0 && (
          <FactLine
            label={t("fit.figures.repeat")}
            value={t("fit.figures.percent", { percent: number(repeatPercent) })}
          />
        )}
        {intervalDays && (
          <FactLine
            label={t("fit.figures.interval")}
            value={t("fit.figures.middle-days", {
              middle: number(intervalDays.median),
              lower: number(intervalDays.lower),
              upper: number(intervalDays.upper),
            })}
          />
        )}
        {orders > 0 && (
          <FactLine label={t("fit.figures.season")} value={seasonText(seasonMonths, speech.locale) ?? seasonless()} />
        )}
        {guestOrders > 0 && <FactLine label={t("fit.figures.guests")} value={number(guestOrders)} />}
      </BlockStack>
    </Card>
  );

  function seasonless(): string {
    return seasonMonths === null ? t("fit.figures.season-unknown") : t("fit.figures.season-none");
  }
}

/** "November and December"; null where no month stands out. */
function seasonText(months: readonly number[] | null, locale: string): string | null {
  if (months === null || months.length === 0) return null;
  const name = datesIn(locale, { month: "long", timeZone: "UTC" });
  const names = months.map((month) => name.format(Date.UTC(2026, month - 1, 1)));
  return listsIn(locale, { type: "conjunction" }).format(names);
}
