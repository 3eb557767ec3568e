import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { announcedLines } from "../announced-changes.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { programState } from "../models/program.ts";
import { newestProgram } from "../reward-page.server.ts";
import { ProgramHub } from "../ui/program/hub/program-hub.tsx";
import { revalidatesUnlessPreview } from "../ui/program/preview/preview-address.ts";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const { programId } = page.shop;
  const [newest, { mode }, announced] = await Promise.all([
    newestProgram(page),
    programState(null, programId),
    announcedLines(programId),
  ]);
  return { ...newest, mode, announced, now: wholeSeconds(clock.now()) };
}

export const shouldRevalidate = revalidatesUnlessPreview;

export default function ProgramRoute() {
  const loaded = useLoaderData<typeof loader>();
  return <ProgramHub {...loaded} />;
}
