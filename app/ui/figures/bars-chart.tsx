import { BarChart, PolarisVizProvider } from "@shopify/polaris-viz";
import "@shopify/polaris-viz/build/esm/styles.css";

/** Bars side by side, one colour a series. */
export function Bars(props: {
  series: { name: string; data: { key: string; value: number }[] }[];
  format: (value: number) => string;
}) {
  const label = (value: string | number | null) => props.format(Number(value ?? 0));
  return (
    <PolarisVizProvider>
      <BarChart
        theme="Light"
        isAnimated={false}
        data={props.series}
        showLegend={props.series.length > 1}
        yAxisOptions={{ labelFormatter: label, integersOnly: true }}
        tooltipOptions={{ valueFormatter: label }}
      />
    </PolarisVizProvider>
  );
}
