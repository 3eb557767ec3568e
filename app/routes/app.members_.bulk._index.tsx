import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { bulkRunView } from "../bulk-form.server.ts";
import { newestBulkRuns } from "../models/bulk-run.ts";
import { programState } from "../models/program.ts";
import { BulkRunsPage } from "../ui/members/list/bulk/bulk-run-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { programId, currency } = shop;
  const [runs, state] = await Promise.all([newestBulkRuns(programId), programState(null, programId)]);
  const program = state.versions.at(-1)?.program;
  return {
    runs: runs.map((run) => bulkRunView(run, { program, currency })),
    tiers: (program?.tiers ?? []).map(({ id, name }) => ({ id, name })),
  };
}

export default function BulkRuns() {
  return <BulkRunsPage {...useLoaderData<typeof loader>()} />;
}
