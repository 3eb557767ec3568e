import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect, useRef } from "react";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { startImport, storeImportPart } from "../flows/imports/upload-import.ts";
import { importById } from "../models/import-run.ts";
import { ImportFilePage } from "../ui/import/import-file-page.tsx";
import { type UploadOrder, useImportUpload } from "../ui/import/use-import-upload.ts";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request, "bulk");
  const runId = z.uuid().safeParse(new URL(request.url).searchParams.get("run"));
  const run = runId.success ? await importById({ programId: shop.programId, runId: runId.data }) : null;
  if (run?.state !== "uploading") return { begun: null };
  return { begun: { id: run.id, fileName: run.fileName, fileBytes: run.fileBytes } };
}

const cell = z.string().max(300);
const row = z.array(cell).max(500);
const orderSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("start"),
    runId: z.uuid(),
    fileName: z.string().max(200),
    fileBytes: z.int().min(0).max(100_000_000),
    header: row.min(1),
  }),
  z.object({
    intent: z.literal("part"),
    runId: z.uuid(),
    from: z.int().min(2).max(2_000_000),
    rows: z.array(row).min(1).max(1000),
    part: z.enum(["more", "last"]),
  }),
]);

export async function action({ request }: ActionFunctionArgs): Promise<{ outcome: string }> {
  const { shop, actor } = await adminPage(request, "bulk");
  const { programId, shopId } = shop;
  const { intent, ...order } = orderSchema.parse(await request.json());
  const by = { programId, shopId, actor, now: clock.now() };
  if (intent === "start" && "header" in order) return startImport({ ...by, ...order });
  if (intent === "part" && "rows" in order) return storeImportPart({ ...by, ...order });
  return { outcome: "unreachable" };
}

export default function NewImport() {
  const { begun } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const send = useAsking();
  const { upload, start } = useImportUpload({
    send,
    begun,
    newRunId: () => crypto.randomUUID(),
    onDone: (runId) => void navigate(`/app/import/${runId}`),
  });
  return <ImportFilePage upload={upload} awaited={begun?.fileName ?? null} onFile={(file) => void start(file)} />;
}

/** Asks the route's action, and lets one wait for its answer; null: nobody answered. */
function useAsking(): (order: UploadOrder) => Promise<{ outcome: string } | null> {
  const fetcher = useFetcher<typeof action>({ key: "import-upload" });
  const waiting = useRef<((answer: { outcome: string } | null) => void) | null>(null);
  const { state, data } = fetcher;
  const wasBusy = useRef(false);
  useEffect(() => {
    if (state !== "idle") wasBusy.current = true;
    else if (wasBusy.current) {
      wasBusy.current = false;
      waiting.current?.(data ?? null);
      waiting.current = null;
    }
  }, [state, data]);
  return (order) =>
    new Promise((resolve) => {
      waiting.current = resolve;
      fetcher.submit(order, { method: "post", encType: "application/json" });
    });
}
