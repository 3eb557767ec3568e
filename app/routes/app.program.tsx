import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect, useRef } from "react";
import { adminPage } from "../admin-page.server.ts";
import { announcedLines } from "../announced-changes.server.ts";
import { clock } from "../clock.server.ts";
import { noteGuideStep } from "../flows/note-guide-step.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { hasActivity } from "../models/home-figures.ts";
import { programState } from "../models/program.ts";
import { newestProgram } from "../reward-page.server.ts";
import { ProgramHub } from "../ui/program/hub/program-hub.tsx";
import { revalidatesUnlessPreview } from "../ui/program/preview-address.ts";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const { programId } = page.shop;
  const [newest, { status }, announced] = await Promise.all([
    newestProgram(page),
    programState(null, programId),
    announcedLines(programId),
  ]);
  return { ...newest, isLive: status === "live", announced, now: wholeSeconds(clock.now()) };
}

export const shouldRevalidate = revalidatesUnlessPreview;

/** The set-up guide's second step leads here; being here ticks it. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await adminPage(request, "program");
  const { programId } = shop;
  const step = "guide-rewards-seen";
  if (!(await hasActivity(programId, step))) await noteGuideStep({ programId, step, actor, now: clock.now() });
  return { outcome: "noted" };
}

export default function ProgramRoute() {
  const loaded = useLoaderData<typeof loader>();
  useNoteRewardsSeen();
  return <ProgramHub {...loaded} />;
}

function useNoteRewardsSeen(): void {
  const [parameters] = useSearchParams();
  const { submit } = useFetcher<typeof action>({ key: "rewards-seen" });
  const isFromGuide = parameters.get("guide") === "rewards";
  const isNoted = useRef(false);
  useEffect(() => {
    if (!isFromGuide || isNoted.current) return;
    isNoted.current = true;
    submit({ intent: "rewards-seen" }, { method: "post", encType: "application/json" });
  }, [isFromGuide, submit]);
}
