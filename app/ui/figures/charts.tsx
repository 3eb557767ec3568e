import { lazy } from "react";

/** Polaris Viz, loaded once a chart stands on the page. */
export const BarsChart = lazy(async () => ({ default: (await import("./bars-chart.tsx")).Bars }));
