import { randomBytes, randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useFetcher, useLoaderData, useRevalidator } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { z } from "zod";
import { adminPage, type AdminPage } from "../admin-page.server.ts";
import { bulkRunView } from "../bulk-form.server.ts";
import { clock } from "../clock.server.ts";
import { customerNames } from "../customer-names.server.ts";
import { resumeBulk, stopBulk } from "../flows/bulk/steer-bulk.ts";
import { undoBulk } from "../flows/bulk/undo-bulk.ts";
import { makeExportLink } from "../flows/exports/make-export-link.ts";
import { speechOf } from "../i18n/language.ts";
import { type BulkRun, bulkRunById, failedLines, spentOfRun, undoOf } from "../models/bulk-run.ts";
import { customersOfMembers } from "../models/member-list.ts";
import { programState } from "../models/program.ts";
import { followLink } from "../ui/export/follow-link.ts";
import { BulkRunPage, type BulkRunPageProps } from "../ui/members/list/bulk/bulk-run-page.tsx";
import { wordsOf } from "../ui/members/member-lines.ts";

/** How often the page looks again while a run works. */
const LOOK_MS = 2000;
const FAILURES_SHOWN = 50;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const { programId, currency } = page.shop;
  const id = z.uuid().safeParse(params.run);
  if (!id.success) throw data(null, 404);
  const [run, state, undo] = await Promise.all([
    bulkRunById(programId, id.data),
    programState(null, programId),
    undoOf(programId, id.data),
  ]);
  if (!run) throw data(null, 404);
  const program = state.versions.at(-1)?.program;
  return {
    undoId: randomUUID(),
    run: bulkRunView(run, { program, currency }),
    undoneBy: undo === null ? null : { id: undo.id, url: `/app/members/bulk/${undo.id}` },
    tiers: (program?.tiers ?? []).map((tier) => ({ id: tier.id, name: tier.name })),
    ...(await failuresOf(page, run, new URL(request.url).searchParams.get("after"))),
  };
}

async function failuresOf({ shop, admin }: AdminPage, run: BulkRun, from: string | null) {
  if (run.failed === 0) return { failures: [], moreFailuresUrl: null };
  const { programId, shopId } = shop;
  const after = z.uuid().safeParse(from).data ?? null;
  const found = await failedLines({ programId, runId: run.id, after, limit: FAILURES_SHOWN + 1 });
  const shown = found.slice(0, FAILURES_SHOWN);
  const customers = await customersOfMembers({ programId, shopId, memberIds: shown.map(({ memberId }) => memberId) });
  const customerOf = new Map(customers.map(({ memberId, customerId }) => [memberId, customerId]));
  const names = await customerNames(admin, [...customerOf.values()]);
  const last = shown.at(-1);
  return {
    failures: shown.map(({ memberId, problem }) => {
      const customerId = customerOf.get(memberId) ?? null;
      return { memberId, problem, customerId, name: customerId === null ? null : (names?.get(customerId) ?? null) };
    }),
    moreFailuresUrl:
      last && found.length > FAILURES_SHOWN ? `/app/members/bulk/${run.id}?after=${last.memberId}` : null,
  };
}

/** What of the points that a run gave is not there any more: undoing takes it all the same, as the program says. */
async function spentSince({ shop }: AdminPage, runId: string): Promise<Answer> {
  const { programId, currency } = shop;
  const [run, state] = await Promise.all([bulkRunById(programId, runId), programState(null, programId)]);
  const program = state.versions.at(-1)?.program;
  if (!run || !program) throw data(null, 404);
  const { wish } = run;
  if (wish.kind !== "grant" || wish.points < 0) return { spent: null };
  const points = await spentOfRun({ programId, runId });
  return { spent: { points, unit: wordsOf(wish.unit, { program, currency }), shortfall: program.policies.shortfall } };
}

interface Answer {
  /** From where the file is downloaded, once. */
  url?: string;
  problem?: BulkRunPageProps["problem"];
  spent?: BulkRunPageProps["spent"];
}

const orderSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["stop", "resume", "weigh", "file"]) }),
  /** The id is made with the page, so that sending it twice is one run. */
  z.object({ intent: z.literal("undo"), undoId: z.uuid() }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const page = await adminPage(request, "bulk");
  const { shop, actor } = page;
  const runId = z.uuid().safeParse(params.run);
  const order = orderSchema.safeParse(await request.json());
  if (!runId.success || !order.success) throw data(null, 400);
  const of = { programId: shop.programId, runId: runId.data, actor, now: clock.now() };
  if (order.data.intent === "weigh") return spentSince(page, runId.data);
  if (order.data.intent === "file") return fileOf(request, page, runId.data);
  if (order.data.intent === "undo") {
    const { undoId } = order.data;
    const { outcome } = await undoBulk({ ...of, undoId });
    return outcome === "started" ? redirect(`/app/members/bulk/${undoId}`) : { problem: outcome };
  }
  const { outcome } = order.data.intent === "stop" ? await stopBulk(of) : await resumeBulk(of);
  return { problem: outcome === "done" ? null : outcome };
}

async function fileOf(request: Request, { shop, actor }: AdminPage, runId: string): Promise<Answer> {
  const { programId, shopId } = shop;
  const { language } = speechOf(request);
  const secret = randomBytes(32).toString("base64url");
  const link = { what: "bulk-members", format: "csv", language, runId, actor, secret, now: clock.now() };
  const { outcome } = await makeExportLink({ programId, shopId, ...link });
  if (outcome !== "made") throw data(null, 404);
  return { url: `/export/${secret}` };
}

export default function BulkRunRoute() {
  const { undoId, ...loaded } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<Answer>();
  const scales = useFetcher<Answer>();
  const { revalidate, state } = useRevalidator();
  const file = useFetcher<Answer>();
  const fileUrl = file.data?.url;
  useEffect(() => {
    if (fileUrl !== undefined) followLink(fileUrl);
  }, [fileUrl]);
  const isWorking = loaded.run.state === "running";
  useEffect(() => {
    if (!isWorking || state !== "idle") return;
    const timer = setTimeout(revalidate, LOOK_MS);
    return () => clearTimeout(timer);
  }, [isWorking, state, revalidate]);
  const post = { method: "post", encType: "application/json" } as const;
  const send = (order: object) => fetcher.submit(JSON.stringify(order), post);
  return (
    <BulkRunPage
      {...loaded}
      isBusy={fetcher.state !== "idle"}
      isWeighing={scales.state !== "idle"}
      isFetching={file.state !== "idle"}
      onFile={() => file.submit(JSON.stringify({ intent: "file" }), post)}
      spent={scales.data?.spent ?? null}
      onWeigh={() => scales.submit(JSON.stringify({ intent: "weigh" }), post)}
      problem={fetcher.data?.problem ?? null}
      onStop={() => send({ intent: "stop" })}
      onResume={() => send({ intent: "resume" })}
      onUndo={() => send({ intent: "undo", undoId })}
    />
  );
}
