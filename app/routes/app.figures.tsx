import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { daysBefore, liabilityByMonth, seriesOf, type Span, SPANS } from "../loyalty/figures/series.ts";
import { POINTS } from "../loyalty/program.ts";
import { worthOfParts } from "../loyalty/rewards/liability.ts";
import { zoneOf } from "../loyalty/time/zone.ts";
import { dayFigures, programStanding } from "../models/figures.ts";
import { enqueueNow } from "../models/outbox.ts";
import { programState } from "../models/program.ts";
import { FiguresPage } from "../ui/figures/figures-page.tsx";

/** Older figures are counted anew when somebody looks; the page shows what there is meanwhile. */
const FRESH_MS = 15 * 60 * 1000;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { programId, timeZone } = shop;
  const span = spanOf(new URL(request.url).searchParams.get("days"));
  const now = clock.now();
  const to = zoneOf(timeZone).dateText(wholeSeconds(now));
  const from = daysBefore(to, Number(span) - 1);
  const [days, standing, { versions }] = await Promise.all([
    dayFigures({ programId, unit: POINTS, from }),
    programStanding(programId),
    programState(null, programId),
  ]);
  const isStale = standing === null || now.getTime() - standing.at.getTime() > FRESH_MS;
  if (isStale) await enqueueNow([{ name: "roll-up-figures", programId }]);
  const program = versions.at(-1)?.program;
  const { months, never } = liabilityByMonth(standing?.liability[POINTS] ?? {});
  const parts = [...months.map(({ points }) => points), never];
  const worths = program ? worthOfParts(program, parts) : [];
  return {
    span,
    at: standing?.at.toISOString() ?? null,
    isStale,
    step: SPANS[span],
    series: seriesOf(days, { from, to, step: SPANS[span] }),
    tiers: [{ id: "", name: null }, ...(program?.tiers ?? [])].map(({ id, name }) => ({
      ...{ id, name },
      members: standing?.tiers[id] ?? 0,
    })),
    liability: {
      months: months.map(({ month, points }, index) => ({ month, points, worthMinor: worths[index] ?? 0 })),
      never: { points: never, worthMinor: worths.at(-1) ?? 0 },
    },
  };
}

function spanOf(asked: string | null): Span {
  return asked === "90" || asked === "365" ? asked : "30";
}

export default function Figures() {
  const loaded = useLoaderData<typeof loader>();
  const [, setParameters] = useSearchParams();
  const navigation = useNavigation();
  return (
    <FiguresPage
      {...loaded}
      isLoading={navigation.state === "loading"}
      onSpan={(days) => setParameters({ days }, { preventScrollReset: true })}
    />
  );
}
