import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { membersByTier } from "../models/tier-figures.ts";
import { newestProgram } from "../reward-page.server.ts";
import { revalidatesUnlessPreview } from "../ui/program/preview/preview-address.ts";
import { TiersPage } from "../ui/program/subjects/tiers-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const [newest, members] = await Promise.all([newestProgram(page), membersByTier(page.shop.programId)]);
  return { ...newest, members, now: wholeSeconds(clock.now()) };
}

export const shouldRevalidate = revalidatesUnlessPreview;

export default function Tiers() {
  return <TiersPage {...useLoaderData<typeof loader>()} />;
}
