import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { startVoiding } from "../flows/redemptions/void-redemptions.ts";
import { programState } from "../models/program.ts";
import { countVoidable, newestVoidRuns, voidableRewards } from "../models/void-run.ts";
import { rewardTitles } from "../ui/redemptions/reward-titles.ts";
import { VoidPage, type VoidAnswer } from "../ui/redemptions/void-page.tsx";
import type { VoidForm } from "../ui/redemptions/void-view.ts";
import { filterOf, voidRunView } from "../void-form.server.ts";

const RUNS_SHOWN = 10;

const day = z.union([z.literal(""), z.iso.date()]);
const orderSchema = z.object({
  intent: z.enum(["preview", "start"]),
  /** Made with the page, so that sending the same form twice is one run. */
  runId: z.uuid(),
  form: z.object({ rewardId: z.string().max(40), from: day, to: day, points: z.enum(["return", "keep"]) }),
});

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { programId, currency } = shop;
  const [state, rewardIds, runs] = await Promise.all([
    programState(null, programId),
    voidableRewards(programId),
    newestVoidRuns(programId, RUNS_SHOWN),
  ]);
  const titleOf = rewardTitles(state.versions.at(-1)?.program, currency);
  return {
    runId: randomUUID(),
    rewards: rewardIds.map((id) => ({ id, title: titleOf(id) })),
    runs: runs.map((run) => voidRunView(run, titleOf)),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await adminPage(request, "bulk");
  const { programId, timeZone } = shop;
  const order = orderSchema.safeParse(await request.json());
  if (!order.success) throw data(null, 400);
  const { intent, runId, form } = order.data;
  if (form.from !== "" && form.to !== "" && form.from > form.to) {
    return { intent: "preview", outcome: "wrong-period", form } satisfies VoidAnswer;
  }
  const filter = filterOf(form, timeZone);
  if (intent === "preview") {
    return {
      intent: "preview",
      outcome: "counted",
      ...(await countVoidable(null, { programId, filter })),
      form,
    } satisfies VoidAnswer;
  }
  const started = await startVoiding({ programId, runId, filter, points: form.points, actor, now: clock.now() });
  if (started.outcome === "nothing-to-void") return { intent: "start", outcome: started.outcome } satisfies VoidAnswer;
  return redirect(`/app/redemptions/void/${runId}`);
}

export default function VoidMany() {
  const { runId, ...loaded } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<VoidAnswer>();
  const send = (intent: "preview" | "start", form: VoidForm) =>
    fetcher.submit(JSON.stringify({ intent, runId, form }), { method: "post", encType: "application/json" });
  return (
    <VoidPage
      {...loaded}
      answer={fetcher.data ?? null}
      isBusy={fetcher.state !== "idle"}
      onPreview={(form) => send("preview", form)}
      onStart={(form) => send("start", form)}
    />
  );
}
