import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { receivedEventNames } from "../models/event-names.ts";
import { newestProgram, titlesIfTold } from "../reward-page.server.ts";
import { WayEditor } from "../ui/program/earn/way-editor.tsx";
import { revalidatesUnlessPreview } from "../ui/program/preview/preview-address.ts";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export const shouldRevalidate = revalidatesUnlessPreview;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const newest = await newestProgram(page);
  const rule = newest.program.earning.find(({ id }) => id === params["id"]);
  if (!rule) throw data(null, 404);
  const [titles, receivedEvents] = await Promise.all([
    titlesIfTold(page, rule),
    receivedEventNames(page.shop.programId),
  ]);
  return { ...newest, rule, titles, receivedEvents, now: wholeSeconds(clock.now()) };
}

export default function WayForm() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const leave = useCallback(() => navigate("/app/program/earn"), [navigate]);
  return <WayEditor key={loaded.rule.id} {...loaded} onDone={leave} />;
}
