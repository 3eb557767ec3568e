import { randomBytes } from "node:crypto";
import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate, useNavigation, useParams, useRevalidator } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { makeExportLink } from "../flows/exports/make-export-link.ts";
import { decideImport, mapImport } from "../flows/imports/decide-import.ts";
import { speechOf } from "../i18n/language.ts";
import { assertNever } from "../loyalty/assert.ts";
import { guessMapping, type Mapping, mappingSchema } from "../loyalty/import/mapping.ts";
import { unitDecimals } from "../loyalty/import/unit-decimals.ts";
import { faultyRows, sampleRows } from "../models/import-row.ts";
import { importById, type ImportRun, rememberedMapping } from "../models/import-run.ts";
import { programState } from "../models/program.ts";
import { followLink } from "../ui/export/follow-link.ts";
import { ImportPage } from "../ui/import/import-page.tsx";
import { type ImportAnswer, type ImportPageData, type ImportStateName, isWorking } from "../ui/import/import-view.ts";

const PAGE_SIZE = 50;
const SAMPLE_ROWS = 4;
const POLL_MS = 2000;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs): Promise<ImportPageData> {
  const { shop } = await adminPage(request);
  const { programId, currency } = shop;
  const runId = idOf(params);
  const [run, state] = await Promise.all([importById({ programId, runId }), programState(null, programId)]);
  const newest = state.versions.at(-1);
  if (!run) throw data(null, 404);
  const sample = run.state === "mapping" ? await sampleRows({ programId, runId, limitMax: SAMPLE_ROWS }) : [];
  const cells = sample.map((row) => row.cells);
  const after = Number(new URL(request.url).searchParams.get("after") ?? 0) || 0;
  const found = isShown(run) ? await faultyRows({ programId, runId, after, limitMax: PAGE_SIZE + 1 }) : [];
  const faulty = found.slice(0, PAGE_SIZE);
  return {
    run: viewOf(run, newest?.version),
    mapping:
      run.mapping ?? (await rememberedMapping({ programId, header: run.header })) ?? guessed(run, cells, currency),
    sample: cells,
    units: (newest?.program.units ?? []).map(({ id, name, icon }) => {
      return { id, ...name, icon, decimals: newest ? unitDecimals(newest.program, { unit: id, currency }) : 0 };
    }),
    faulty,
    next: found.length > PAGE_SIZE ? (faulty.at(-1)?.row ?? null) : null,
    isFirstPage: after === 0,
  };
}

function idOf(params: { id?: string }): string {
  const parsed = z.uuid().safeParse(params.id);
  if (!parsed.success) throw data(null, 404);
  return parsed.data;
}

function isShown({ state }: ImportRun): boolean {
  return state === "ready" || state === "stopped" || state === "applied" || state === "undone";
}

function viewOf(run: ImportRun, version: number | undefined): ImportPageData["run"] {
  const { id, fileName, state, rows, requestedAt, header, done, total, report, result, error } = run;
  return {
    ...{ id, fileName, state, rows, header, done, total, report, result, error },
    at: requestedAt.toISOString(),
    isStale: report !== null && report.version !== version,
  };
}

/** Where a file does not tell, it is written as people do where the shop's currency is. */
function guessed({ header }: ImportRun, rows: string[][], currency: string): Mapping {
  const dates = currency === "USD" ? "month-first" : "day-first";
  const decimal = currency === "EUR" ? "," : ".";
  return guessMapping({ header, rows }, { unit: "points", decimal, dates });
}

const orderSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("map"), mapping: mappingSchema }),
  z.object({ intent: z.literal("decide"), decision: z.enum(["map", "apply", "stop", "undo", "cancel"]) }),
  z.object({ intent: z.literal("report") }),
]);

export async function action({ request, params }: ActionFunctionArgs): Promise<ImportAnswer> {
  const { shop, staff, actor } = await adminPage(request, "bulk");
  const { programId, shopId } = shop;
  const by = { programId, runId: idOf(params), actor, now: clock.now() };
  const order = orderSchema.parse(await request.json());
  const { intent } = order;
  switch (intent) {
    case "map":
      return { intent, ...(await mapImport({ ...by, mapping: order.mapping })) };
    case "decide": {
      const { outcome } = await decideImport({ ...by, decision: order.decision, limits: staff });
      if (outcome === "limited") throw data({ needs: "settings", role: staff.role }, 403);
      return { intent, outcome };
    }
    case "report": {
      const secret = randomBytes(32).toString("base64url");
      const { language } = speechOf(request);
      const { outcome } = await makeExportLink({
        ...by,
        shopId,
        what: "import-report",
        format: "csv",
        language,
        secret,
      });
      if (outcome !== "made") throw data(null, 404);
      return { intent, url: `/export/${secret}` };
    }
    default:
      return assertNever(order);
  }
}

export default function Import() {
  const loaded = useLoaderData<typeof loader>();
  const { id = "" } = useParams();
  const fetcher = useFetcher<typeof action>({ key: `import-${id}` });
  const navigate = useNavigate();
  const navigation = useNavigation();
  const here = `/app/import/${id}`;
  usePolling(loaded.run.state);
  const answer = fetcher.data ?? null;
  useEffect(() => {
    if (answer?.intent === "report") followLink(answer.url);
  }, [answer]);
  return (
    <ImportPage
      {...loaded}
      answer={answer}
      isBusy={fetcher.state !== "idle"}
      isTurning={navigation.state === "loading" && navigation.location.pathname === here}
      onOrder={(order) => fetcher.submit(order, { method: "post", encType: "application/json" })}
      onPage={(after) => void navigate(after === null ? here : `${here}?after=${String(after)}`)}
    />
  );
}

/** Looks again while somebody works on the run. */
function usePolling(state: ImportStateName): void {
  const { revalidate } = useRevalidator();
  const isOn = isWorking(state);
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => revalidate(), POLL_MS);
    return () => clearInterval(timer);
  }, [isOn, revalidate]);
}
