import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { reportCsv } from "../loyalty/launch/report-csv.ts";
import { type LaunchLine, linesPage } from "../models/launch-line.ts";
import { newestLaunch } from "../models/launch.ts";
import { programState } from "../models/program.ts";

const BATCH = 10_000;

export interface ReportFile {
  name: string;
  csv: string;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);

/** Everybody of the newest run as comma-separated values. */
export async function loader({ request }: LoaderFunctionArgs): Promise<ReportFile> {
  const { shop } = await adminPage(request);
  const { programId } = shop;
  const [run, state] = await Promise.all([newestLaunch(programId), programState(null, programId)]);
  const program = state.versions.at(-1)?.program;
  if (!run || !program) throw data(null, 404);
  const lines: LaunchLine[] = [];
  for (let after = "0", isMore = true; isMore;) {
    const some = await linesPage({ programId, runId: run.id, after, limitMax: BATCH });
    lines.push(...some);
    after = some.at(-1)?.customerId ?? after;
    isMore = some.length === BATCH;
  }
  return { name: "past-orders.csv", csv: reportCsv(lines, program) };
}
