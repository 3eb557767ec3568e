import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { newestProgram, titlesIfTold } from "../reward-page.server.ts";
import { revalidatesUnlessSaved } from "../ui/program/subjects/revalidates-unless-saved.ts";
import { CampaignEditor } from "../ui/program/subjects/campaign-editor.tsx";

/** In the place of an id: one that is not there yet. */
const NEW = "new";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const newest = await newestProgram(page);
  const named = (id: string | null | undefined) => newest.program.campaigns.find((each) => each.id === id) ?? null;
  const campaign = named(params["id"]);
  if (campaign === null && params["id"] !== NEW) throw data(null, 404);
  const like = campaign === null ? named(new URL(request.url).searchParams.get("like")) : null;
  const titles = await titlesIfTold(page, campaign ?? like);
  return { ...newest, campaign, like, titles, now: wholeSeconds(clock.now()) };
}

export const shouldRevalidate = revalidatesUnlessSaved;

export default function CampaignForm() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const leave = useCallback(() => navigate("/app/program/campaigns"), [navigate]);
  return <CampaignEditor key={loaded.campaign?.id ?? `new ${loaded.like?.id ?? ""}`} {...loaded} onDone={leave} />;
}
