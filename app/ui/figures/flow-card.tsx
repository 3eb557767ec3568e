import { useTranslation } from "react-i18next";
import type { FlowOfPeriod, SeriesStep } from "../../loyalty/figures/series.ts";
import { useFormat } from "../format.tsx";
import { BarsChart } from "./charts.tsx";
import { ChartCard } from "./chart-card.tsx";
import { datesIn } from "../../loyalty/formatters.ts";

const KINDS = ["earned", "redeemed", "expired"] as const;

/** Points earned (net of what was taken back), redeemed and expired over time. */
export function FlowCard({ series, step }: { series: FlowOfPeriod[]; step: SeriesStep }) {
  const { t } = useTranslation();
  const { number, speech } = useFormat();
  const name = periodName(step, speech.locale);
  const lines = series.map(({ from, earned, takenBack, redeemed, expired }) => ({
    ...{ from, redeemed, expired },
    earned: earned - takenBack,
  }));
  const isEmpty = lines.every((line) => KINDS.every((kind) => line[kind] === 0));
  return (
    <ChartCard
      title={t("charts.flow.title")}
      note={t("charts.flow.note")}
      file="points-over-time"
      empty={t("charts.flow.empty")}
      table={{
        header: [t(`charts.step.${step}`), ...KINDS.map((kind) => t(`charts.flow.${kind}`))],
        rows: lines.map((line) => [name(line.from), ...KINDS.map((kind) => number(line[kind]))]),
        values: lines.map((line) => [line.from, ...KINDS.map((kind) => line[kind])]),
      }}
      chart={
        isEmpty ? null : (
          <BarsChart
            series={KINDS.map((kind) => ({
              name: t(`charts.flow.${kind}`),
              data: lines.map((line) => ({ key: name(line.from), value: line[kind] })),
            }))}
            format={number}
          />
        )
      }
    />
  );
}

/** How a period is called: "22 Nov", or "Nov 2026". Its days are the shop's, so no time zone moves them. */
function periodName(step: SeriesStep, locale: string): (day: string) => string {
  const format = datesIn(locale, {
    ...(step === "month" ? { month: "short", year: "numeric" } : { day: "numeric", month: "short" }),
    timeZone: "UTC",
  });
  return (day) => format.format(Date.parse(`${day}T00:00:00Z`));
}
