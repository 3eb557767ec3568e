import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { BarsChart } from "./charts.tsx";
import { ChartCard } from "./chart-card.tsx";
import { datesIn } from "../../loyalty/formatters.ts";

interface Open {
  points: number;
  worthMinor: number;
}

export interface LiabilityView {
  months: (Open & { month: string })[];
  never: Open;
}

/** Open points and what they are worth, by the month in which they expire. */
export function LiabilityCard({ liability }: { liability: LiabilityView }) {
  const { t } = useTranslation();
  const { number, money, speech } = useFormat();
  const format = datesIn(speech.locale, { month: "short", year: "numeric", timeZone: "UTC" });
  const nameOf = (month: string) => format.format(Date.parse(`${month}-01T00:00:00Z`));
  const { months, never } = liability;
  const lines = [
    ...months.map(({ month, ...open }) => ({ name: nameOf(month), key: month, ...open })),
    ...(never.points > 0 ? [{ name: t("charts.liability.never"), key: "-", ...never }] : []),
  ];
  return (
    <ChartCard
      title={t("charts.liability.title")}
      note={t("charts.liability.note")}
      file="liability-by-expiry"
      empty={t("charts.liability.empty")}
      table={{
        header: [t("charts.liability.month"), t("charts.liability.points"), t("charts.liability.worth")],
        rows: lines.map(({ name, points, worthMinor }) => [name, number(points), money(worthMinor)]),
        values: lines.map(({ key, points, worthMinor }) => [key, points, worthMinor]),
      }}
      chart={
        lines.length === 0 ? null : (
          <BarsChart
            series={[
              {
                name: t("charts.liability.points"),
                data: lines.map(({ name, points }) => ({ key: name, value: points })),
              },
            ]}
            format={number}
          />
        )
      }
    />
  );
}
