import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { handOverReport } from "../flows/hand-over-report.ts";
import { dataRequests } from "../models/data-request-list.ts";
import { saveFile } from "../ui/save-file.ts";
import { RequestsPage } from "../ui/settings/requests-page.tsx";

const REQUESTS_SHOWN_MAX = 50;
/** Shopify gives merchants 30 days to answer a customer. */
const ANSWER_WITHIN_MS = 30 * 24 * 60 * 60 * 1000;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const requests = await dataRequests({ ...shop, limit: REQUESTS_SHOWN_MAX });
  return {
    dataRequests: requests.map(({ askedAt, fetchedAt, ...one }) => ({
      ...one,
      askedAt: askedAt.toISOString(),
      dueAt: new Date(askedAt.getTime() + ANSWER_WITHIN_MS).toISOString(),
      fetchedAt: fetchedAt?.toISOString() ?? null,
    })),
  };
}

const postedSchema = z.object({ id: z.string().regex(/^\d{1,18}$/) });

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await adminPage(request, "settings");
  const { id } = postedSchema.parse(await request.json());
  const { programId, shopId } = shop;
  return { id, ...(await handOverReport({ programId, shopId, id, actor, now: clock.now() })) };
}

export default function Requests() {
  const loaded = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const answer = fetcher.data;
  useEffect(() => {
    if (answer?.outcome !== "report") return;
    saveFile(`customer-data-${answer.id}.json`, { text: answer.json, type: "application/json" });
  }, [answer]);
  return (
    <RequestsPage
      {...loaded}
      onFetch={(id) => fetcher.submit({ id }, { method: "post", encType: "application/json" })}
    />
  );
}
