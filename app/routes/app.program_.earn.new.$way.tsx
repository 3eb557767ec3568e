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
import { wayToBegin } from "../ui/program/earn/ways.ts";
import { revalidatesUnlessPreview } from "../ui/program/preview/preview-address.ts";

/** In the place of a kind: like one that is there. */
const COPY = "copy";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export const shouldRevalidate = revalidatesUnlessPreview;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const newest = await newestProgram(page);
  const way = params["way"] ?? "";
  const from = new URL(request.url).searchParams.get("from");
  const copied = newest.program.earning.find(({ id }) => id === from);
  const start = way === COPY ? copied && { ...copied, id: undefined } : wayToBegin(way, newest.program);
  if (!start) throw data(null, 404);
  const [titles, receivedEvents] = await Promise.all([
    titlesIfTold(page, start),
    receivedEventNames(page.shop.programId),
  ]);
  return { ...newest, key: `${way} ${from ?? ""}`, start, titles, receivedEvents, now: now() };
}

function now(): number {
  return wholeSeconds(clock.now());
}

export default function NewWayOfKind() {
  const { key, ...loaded } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const leave = useCallback(() => navigate("/app/program/earn"), [navigate]);
  return <WayEditor key={key} {...loaded} rule={null} onDone={leave} />;
}
