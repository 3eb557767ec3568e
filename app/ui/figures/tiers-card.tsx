import { useTranslation } from "react-i18next";
import { useFormat } from "../format.tsx";
import { BarsChart } from "./charts.tsx";
import { ChartCard } from "./chart-card.tsx";

export interface TierLine {
  /** "": members without a tier. */
  id: string;
  name: string | null;
  members: number;
}

/** Members by tier, from those without one to the highest. */
export function TiersCard({ tiers }: { tiers: TierLine[] }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const lines = tiers.map(({ name, members }) => ({ name: name ?? t("charts.tiers.none"), members }));
  const isEmpty = lines.every(({ members }) => members === 0);
  return (
    <ChartCard
      title={t("charts.tiers.title")}
      file="members-by-tier"
      empty={t("charts.tiers.empty")}
      table={{
        header: [t("charts.tiers.tier"), t("charts.tiers.members")],
        rows: lines.map(({ name, members }) => [name, number(members)]),
        values: lines.map(({ name, members }) => [name, members]),
      }}
      chart={
        isEmpty ? null : (
          <BarsChart
            series={[
              {
                name: t("charts.tiers.members"),
                data: lines.map(({ name, members }) => ({ key: name, value: members })),
              },
            ]}
            format={number}
          />
        )
      }
    />
  );
}
