import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { programState } from "../models/program.ts";
import { voidProgress, voidRunById } from "../models/void-run.ts";
import { rewardTitles } from "../ui/redemptions/reward-titles.ts";
import { VoidRunPage } from "../ui/redemptions/void-run-page.tsx";
import { voidRunView } from "../void-form.server.ts";

/** How often the page looks again while a run works. */
const LOOK_MS = 2000;
const idSchema = z.uuid();

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { programId, currency } = shop;
  const id = idSchema.safeParse(params.run);
  if (!id.success) throw data(null, 404);
  const [run, progress, state] = await Promise.all([
    voidRunById(programId, id.data),
    voidProgress(programId, id.data),
    programState(null, programId),
  ]);
  if (!run) throw data(null, 404);
  return { run: voidRunView(run, rewardTitles(state.versions.at(-1)?.program, currency)), progress };
}

export default function VoidRun() {
  const loaded = useLoaderData<typeof loader>();
  const isDone = loaded.run.finishedAt !== null;
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (isDone || state !== "idle") return;
    const timer = setTimeout(revalidate, LOOK_MS);
    return () => clearTimeout(timer);
  }, [isDone, state, revalidate]);
  return <VoidRunPage {...loaded} />;
}
