import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useRevalidator } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { startLeaving } from "../flows/leave/start-leaving.ts";
import { countActiveDiscounts, type LeaveRun, newestLeaveRun } from "../models/leave-run.ts";
import { programState } from "../models/program.ts";
import { countIssued, voidProgress, voidRunById } from "../models/void-run.ts";
import { LeavePage } from "../ui/leave/leave-page.tsx";
import type { LeaveProgress } from "../ui/leave/leave-progress-card.tsx";

/** How often the page looks again while a run works. */
const LOOK_MS = 2000;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { programId } = shop;
  const [{ mode }, issued, discounts, run] = await Promise.all([
    programState(null, programId),
    countIssued(null, programId),
    countActiveDiscounts(null, programId),
    newestLeaveRun(programId),
  ]);
  return {
    leaveId: randomUUID(),
    active: { ...issued, discounts },
    mode,
    progress: run && mode === "off" ? await progressOf(programId, run, discounts) : null,
  };
}

async function progressOf(programId: string, run: LeaveRun, discountsLeft: number): Promise<LeaveProgress> {
  const { voidRunId, codes, giftCards, other, discounts, startedAt } = run;
  const issued = codes + giftCards + other;
  const [voiding, voided] = voidRunId
    ? await Promise.all([voidRunById(programId, voidRunId), voidProgress(programId, voidRunId)])
    : [null, null];
  return {
    ...{ issued, discounts, discountsLeft, startedAt: startedAt.toISOString() },
    ended: (voided?.cancelled ?? 0) + (voided?.used ?? 0),
    stuck: voided?.stuck ?? 0,
    isDone: discountsLeft === 0 && (voiding === null || voiding.finishedAt !== null),
  };
}

const postedSchema = z.object({
  /** Made with the page, so that sending the same form twice is one run. */
  leaveId: z.uuid(),
  what: z.enum(["codes", "everything"]),
});

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await adminPage(request, "settings");
  const posted = postedSchema.safeParse(await request.json());
  if (!posted.success) throw data(null, 400);
  return startLeaving({ programId: shop.programId, ...posted.data, actor, now: clock.now() });
}

export default function Leave() {
  const { leaveId, ...loaded } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  useLook(loaded.progress);
  return (
    <LeavePage
      {...loaded}
      isBusy={fetcher.state !== "idle"}
      onStart={(what) => fetcher.submit({ leaveId, what }, { method: "post", encType: "application/json" })}
    />
  );
}

/** Looks again and again while something is under way. */
function useLook(progress: LeaveProgress | null): void {
  const isWorking = progress !== null && !progress.isDone;
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isWorking || state !== "idle") return;
    const timer = setTimeout(revalidate, LOOK_MS);
    return () => clearTimeout(timer);
  }, [isWorking, state, revalidate]);
}
