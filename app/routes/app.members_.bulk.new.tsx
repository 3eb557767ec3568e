import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useFetcher, useLoaderData, useLocation } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { bulkUnits, chosenView, listUrlOf, previewOf, selectionOf } from "../bulk-form.server.ts";
import { clock } from "../clock.server.ts";
import { startBulk } from "../flows/bulk/start-bulk.ts";
import { assertNever } from "../loyalty/assert.ts";
import { bulkWishSchema } from "../loyalty/bulk-wish.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { zoneOf } from "../loyalty/time/zone.ts";
import { countSelected } from "../models/bulk-selection.ts";
import { programState } from "../models/program.ts";
import { BulkPage } from "../ui/members/list/bulk/bulk-page.tsx";
import { BULK_ACTIONS, type BulkAnswer, type BulkRefusal } from "../ui/members/list/bulk/bulk-view.ts";
import { ExportPage } from "../ui/members/list/bulk/export-page.tsx";
import { wordsOf } from "../ui/members/member-lines.ts";

const orderSchema = z.object({
  intent: z.enum(["preview", "start"]),
  /** Made with the page, so that sending the same form twice is one run. */
  runId: z.uuid(),
  wish: bulkWishSchema,
  /** How many members the preview has told of. */
  expected: z.number().int().min(0),
});

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request, "bulk");
  const { programId, timeZone, currency } = shop;
  const { searchParams } = new URL(request.url);
  const action = BULK_ACTIONS.find((one) => one === searchParams.get("do"));
  if (!action) throw data(null, 404);
  const selection = selectionOf(searchParams);
  const now = clock.now();
  const isFile = action === "export";
  const [state, members] = await Promise.all([
    programState(null, programId),
    isFile ? countSelected({ programId, selection, clock: { timeZone, now } }) : 0,
  ]);
  const program = state.versions.at(-1)?.program;
  return {
    ...{ action, members, chosen: chosenView(selection), listUrl: listUrlOf(selection) },
    runId: randomUUID(),
    units: bulkUnits(program, currency),
    tiers: (program?.tiers ?? []).map(({ id, name }) => ({ id, name })),
    today: zoneOf(timeZone).dateText(wholeSeconds(now)),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor, staff } = await adminPage(request, "bulk");
  const { programId, timeZone, currency } = shop;
  const order = orderSchema.safeParse(await request.json());
  if (!order.success) throw data(null, 400);
  const { intent, runId, wish, expected } = order.data;
  const selection = selectionOf(new URL(request.url).searchParams);
  const now = clock.now();
  const program = (await programState(null, programId)).versions.at(-1)?.program;
  const until = wish.kind === "tier" || wish.kind === "extend" ? wish.until : null;
  if (until !== null && until < zoneOf(timeZone).dateText(wholeSeconds(now))) return refused({ kind: "past-day" });
  if (intent === "preview") {
    if (wish.kind === "export") throw data(null, 400);
    const preview = await previewOf({ shop, program, wish, selection });
    return { outcome: "counted", wish, preview } satisfies BulkAnswer;
  }
  const started = await startBulk({ shop, runId, wish, selection, expected, limits: staff, actor, now });
  switch (started.outcome) {
    case "started":
    case "already-started":
      return redirect(`/app/members/bulk/${runId}`);
    case "others":
      return refused({ kind: "others", members: started.members });
    case "above-grant-limit":
    case "above-day-limit": {
      const unit = wordsOf(wish.kind === "grant" ? wish.unit : "", { program, currency });
      return refused({ kind: started.outcome, left: started.left, unit });
    }
    case "nobody":
    case "unknown-tier":
    case "unknown-unit":
      return refused({ kind: started.outcome });
    default:
      return assertNever(started);
  }
}

function refused(because: BulkRefusal): BulkAnswer {
  return { outcome: "refused", because };
}

export default function BulkNew() {
  const { runId, members, action: what, ...loaded } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<BulkAnswer>();
  const { pathname, search } = useLocation();
  const send = (order: object) =>
    fetcher.submit(JSON.stringify({ runId, expected: 0, ...order }), {
      ...{ method: "post", action: pathname + search, encType: "application/json" },
    });
  const sending = { answer: fetcher.data ?? null, isBusy: fetcher.state !== "idle" };
  if (what === "export") {
    const start = () => send({ intent: "start", wish: { kind: "export" }, expected: members });
    return <ExportPage {...loaded} {...sending} members={members} onStart={start} />;
  }
  return (
    <BulkPage
      {...loaded}
      {...sending}
      key={what}
      action={what}
      onPreview={(wish) => send({ intent: "preview", wish })}
      onStart={(wish, expected) => send({ intent: "start", wish, expected })}
    />
  );
}
