import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { newestProgram } from "../reward-page.server.ts";
import { CampaignsPage } from "../ui/program/subjects/campaigns-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const { program } = await newestProgram(page);
  return { program, now: wholeSeconds(clock.now()) };
}

export default function Campaigns() {
  const loaded = useLoaderData<typeof loader>();
  const [parameters] = useSearchParams();
  return <CampaignsPage {...loaded} quarter={parameters.get("quarter")} />;
}
