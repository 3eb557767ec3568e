import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { receivedEventNames } from "../models/event-names.ts";
import { membersByTier } from "../models/tier-figures.ts";
import { newestProgram, titlesIfTold } from "../reward-page.server.ts";
import { revalidatesUnlessSaved } from "../ui/program/subjects/revalidates-unless-saved.ts";
import { TierEditor } from "../ui/program/subjects/tier-editor.tsx";

/** In the place of an id: one that is not there yet. */
const NEW = "new";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const newest = await newestProgram(page);
  const tier = newest.program.tiers.find(({ id }) => id === params["id"]) ?? null;
  if (tier === null && params["id"] !== NEW) throw data(null, 404);
  const { programId } = page.shop;
  const [titles, receivedEvents, members] = await Promise.all([
    titlesIfTold(page, tier),
    receivedEventNames(programId),
    membersByTier(programId),
  ]);
  return {
    ...newest,
    tier,
    titles,
    receivedEvents,
    members: tier ? (members.byTier[tier.id] ?? 0) : 0,
    now: wholeSeconds(clock.now()),
  };
}

export const shouldRevalidate = revalidatesUnlessSaved;

export default function TierForm() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const leave = useCallback(() => navigate("/app/program/tiers"), [navigate]);
  return <TierEditor key={loaded.tier?.id ?? ""} {...loaded} onDone={leave} />;
}
