import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate, useNavigation, useRevalidator } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect, useRef } from "react";
import { z } from "zod";
import { adminPage, type AdminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { decideLaunch } from "../flows/decide-launch.ts";
import { importOrderFile } from "../flows/import-order-file.ts";
import { startLaunch } from "../flows/start-launch.ts";
import { assertNever } from "../loyalty/assert.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { zoneOf } from "../loyalty/time/zone.ts";
import { type LaunchLine, linesPage } from "../models/launch-line.ts";
import { type LaunchRun, newestLaunch } from "../models/launch.ts";
import { type ProgramState, programState } from "../models/program.ts";
import { ShopifyError } from "../shopify/admin-client.ts";
import { readCustomerNames } from "../shopify/customers.ts";
import { LaunchPage } from "../ui/launch/launch-page.tsx";
import type { LaunchAnswer, LaunchOrder, LaunchPageData, LaunchView } from "../ui/launch/launch-view.ts";
import { saveFile } from "../ui/save-file.ts";
import type { ReportFile } from "./app.launch_.report.ts";

const PAGE_SIZE = 50;
const POLL_MS = 2000;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs): Promise<LaunchPageData> {
  const page = await adminPage(request);
  const { shop } = page;
  const { programId } = shop;
  const [state, run] = await Promise.all([programState(null, programId), newestLaunch(programId)]);
  const newest = state.versions.at(-1);
  const after = afterOf(request);
  const isShown = run?.state === "ready" || run?.state === "applied";
  const found = isShown ? await linesPage({ programId, runId: run.id, after, limitMax: PAGE_SIZE + 1 }) : [];
  const lines = found.slice(0, PAGE_SIZE);
  const names = await namesOf(page, lines);
  const tiers = (newest?.program.tiers ?? []).map(({ id, name }) => ({ id, name }));
  const tierNames = new Map(tiers.map(({ id, name }) => [id, name]));
  const zone = zoneOf(shop.timeZone);
  const now = wholeSeconds(clock.now());
  return {
    run: run ? viewOf(run, state) : null,
    lines: lines.map(({ tierId, ...line }) => ({
      ...line,
      name: names?.get(line.customerId) ?? null,
      tierName: tierId === null ? null : (tierNames.get(tierId) ?? tierId),
    })),
    next: found.length > PAGE_SIZE ? (lines.at(-1)?.customerId ?? null) : null,
    isFirstPage: after === "0",
    names: names === null ? "unavailable" : "live",
    mode: state.mode,
    hasVersion: newest !== undefined,
    joining: newest?.program.joining.mode ?? "explicit",
    readsAll: shop.scopes.includes("read_all_orders"),
    tiers,
    units: (newest?.program.units ?? []).map(({ id, name, icon, decimals }) => ({ id, ...name, icon, decimals })),
    today: zone.dateText(now),
    yearAgo: zone.dateText(zone.plusMonths(now, -12)),
  };
}

function viewOf(run: LaunchRun, program: ProgramState): LaunchView {
  const { id, state, source, countsForTiers, countsForPoints, report, error } = run;
  const { ordersSeen, ordersStored, ordersSkipped, done, total } = run;
  const isOtherTime = program.liveFrom !== null && run.untilAt.getTime() !== program.liveFrom * 1000;
  return {
    ...{ id, state, source, countsForTiers, countsForPoints, report, error },
    ...{ ordersSeen, ordersStored, ordersSkipped, done, total },
    from: run.fromAt.toISOString(),
    isStale: report !== null && (isOtherTime || report.version !== program.versions.at(-1)?.version),
  };
}

function afterOf(request: Request): string {
  const after = new URL(request.url).searchParams.get("after") ?? "";
  return /^\d{1,18}$/.test(after) ? after : "0";
}

/** Names are read live and never stored; a list without them is better than none. */
async function namesOf({ admin }: AdminPage, lines: readonly LaunchLine[]): Promise<Map<string, string> | null> {
  if (lines.length === 0) return new Map();
  try {
    const customerIds = lines.map(({ customerId }) => customerId);
    return await readCustomerNames(admin, customerIds);
  } catch (error) {
    if (error instanceof ShopifyError) return null;
    throw error;
  }
}

const postedSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("start"),
    runId: z.uuid(),
    source: z.enum(["bulk", "csv", "stored"]),
    from: z.string(),
    counts: z.enum(["both", "tiers", "points", "neither"]),
  }),
  z.object({ intent: z.literal("decide"), runId: z.uuid(), decision: z.enum(["count", "apply", "undo", "cancel"]) }),
  z.object({
    intent: z.literal("part"),
    runId: z.uuid(),
    part: z.int().min(1).max(1_000_000),
    table: z.object({ header: z.array(z.string()).max(500), rows: z.array(z.array(z.string())).max(20_000) }),
  }),
]);

export async function action({ request }: ActionFunctionArgs): Promise<LaunchAnswer> {
  const { shop, actor, admin } = await adminPage(request, "program");
  const { programId, shopId, currency, timeZone } = shop;
  const now = clock.now();
  const posted = postedSchema.parse(await request.json());
  const { intent, runId } = posted;
  switch (intent) {
    case "start": {
      const from = dayOf(posted.from, timeZone);
      if (from === null) return { intent, outcome: "no-date" };
      const { counts, source } = posted;
      const countsForTiers = counts === "both" || counts === "tiers";
      const countsForPoints = counts === "both" || counts === "points";
      const options = { programId, shopId, runId, source, from, countsForTiers, countsForPoints, actor, now };
      return { intent, ...(await startLaunch(options)) };
    }
    case "decide":
      return { intent, ...(await decideLaunch({ programId, runId, decision: posted.decision, actor, now })) };
    case "part": {
      const { part, table } = posted;
      try {
        const file = { admin, shop: { programId, shopId, currency }, runId, part, table, now };
        return { intent, ...(await importOrderFile(file)) };
      } catch (error) {
        if (error instanceof ShopifyError) return { intent, outcome: "unreachable" };
        throw error;
      }
    }
    default:
      return assertNever(posted);
  }
}

/** The first moment of a day in the shop's time zone; null: no day. */
function dayOf(text: string, timeZone: string): Date | null {
  if (!z.iso.date().safeParse(text).success) return null;
  return new Date(zoneOf(timeZone).parse(text) * 1000);
}

export default function Launch() {
  const loaded = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>({ key: "launch" });
  const part = useAsking(useFetcher<typeof action>({ key: "launch-part" }));
  const report = useFetcher<ReportFile>({ key: "launch-report" });
  const navigate = useNavigate();
  const navigation = useNavigation();
  usePolling(loaded.run);
  useEffect(() => {
    if (report.data) saveFile(report.data.name, { text: report.data.csv, type: "text/csv" });
  }, [report.data]);
  const isTurning = navigation.state === "loading" && navigation.location.pathname === "/app/launch";
  return (
    <LaunchPage
      {...loaded}
      isBusy={fetcher.state !== "idle"}
      isTurning={isTurning}
      answer={fetcher.data ?? null}
      newRunId={() => crypto.randomUUID()}
      onOrder={(order) => fetcher.submit(order, { method: "post", encType: "application/json" })}
      onPart={part}
      onPage={(after) => void navigate(after === "0" ? "/app/launch" : `/app/launch?after=${after}`)}
      onDownload={() => report.load("/app/launch/report")}
    />
  );
}

/** Looks again while somebody works on the run. */
function usePolling(run: LaunchView | null): void {
  const { revalidate } = useRevalidator();
  const isWorking = ["counting", "applying", "undoing"].includes(run?.state ?? "");
  const isReading = run?.state === "importing" && run.source === "bulk";
  useEffect(() => {
    if (!isWorking && !isReading) return;
    const timer = setInterval(() => revalidate(), POLL_MS);
    return () => clearInterval(timer);
  }, [isWorking, isReading, revalidate]);
}

/** Asks the route's action, and lets one wait for its answer. */
function useAsking(fetcher: ReturnType<typeof useFetcher<typeof action>>) {
  const waiting = useRef<((answer: LaunchAnswer | null) => void) | null>(null);
  const { state, data } = fetcher;
  const wasBusy = useRef(false);
  useEffect(() => {
    if (state !== "idle") wasBusy.current = true;
    else if (wasBusy.current) {
      wasBusy.current = false;
      waiting.current?.(data ?? null);
      waiting.current = null;
    }
  }, [state, data]);
  return (order: LaunchOrder) =>
    new Promise<LaunchAnswer | null>((resolve) => {
      waiting.current = resolve;
      fetcher.submit(order, { method: "post", encType: "application/json" });
    });
}
