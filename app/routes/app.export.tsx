import { randomBytes } from "node:crypto";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { makeExportLink } from "../flows/exports/make-export-link.ts";
import { speechOf } from "../i18n/language.ts";
import { EXPORT_FORMATS, EXPORTS } from "../loyalty/export-kinds.ts";
import { ExportPage } from "../ui/export/export-page.tsx";
import { followLink } from "../ui/export/follow-link.ts";
import { useMayChange } from "../ui/permissions.tsx";
import type { ExportSizes } from "./app.export_.sizes.ts";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  await adminPage(request);
  return null;
}

const orderSchema = z.object({ what: z.enum([...EXPORTS, "all"]), format: z.enum(EXPORT_FORMATS) });

/** A link that downloads what was asked for, once. */
export async function action({ request }: ActionFunctionArgs): Promise<{ url: string }> {
  const { shop, actor } = await adminPage(request, "settings");
  const { programId, shopId } = shop;
  const { what, format } = orderSchema.parse(await request.json());
  const secret = randomBytes(32).toString("base64url");
  const { language } = speechOf(request);
  await makeExportLink({ programId, shopId, what, format, language, runId: null, actor, secret, now: clock.now() });
  return { url: `/export/${secret}` };
}

export default function Export() {
  const link = useFetcher<typeof action>({ key: "export-link" });
  const sizes = useFetcher<ExportSizes>({ key: "export-sizes" });
  const { load, state, data } = sizes;
  const mayChange = useMayChange();
  useEffect(() => {
    if (mayChange && state === "idle" && !data) load("/app/export/sizes");
  }, [mayChange, state, data, load]);
  useEffect(() => {
    if (!link.data) return;
    followLink(link.data.url);
  }, [link.data]);
  return (
    <ExportPage
      sizes={data ?? null}
      isBusy={link.state !== "idle"}
      onDownload={(order) => link.submit(order, { method: "post", encType: "application/json" })}
    />
  );
}
