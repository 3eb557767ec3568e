import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { saveProgram, type SavedProgram } from "../flows/change-program.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { checkProgram } from "../loyalty/program/traps.ts";
import { programState } from "../models/program.ts";
import { modelFor } from "../program-gallery.server.ts";
import { sameDocument } from "../ui/program/form-parts.ts";
import { ModelPage, type ModelPageProps } from "../ui/program/model-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { model, program } = chosen(params.id, shop.currency);
  const state = await programState(null, shop.programId);
  const newest = state.versions.at(-1);
  return {
    model,
    program,
    isLive: state.status === "live",
    baseVersion: newest?.version ?? 0,
    isInForce: newest !== undefined && sameDocument(newest.program, program),
  };
}

const postedSchema = z.object({ baseVersion: z.number().int() });

/** Makes the model the shop's program, as a new version. */
export async function action({ request, params }: ActionFunctionArgs): Promise<SavedProgram | { outcome: "refused" }> {
  const { shop, actor } = await adminPage(request, "program");
  const { program } = chosen(params.id, shop.currency);
  const posted = postedSchema.safeParse(await request.json());
  if (!posted.success) return { outcome: "refused" };
  const { programId } = shop;
  const now = clock.now();
  // A model has no errors, in whatever currency: this is for one that gets some.
  const problems = checkProgram(program, { ...shop, now: wholeSeconds(now) });
  if (problems.some(({ severity }) => severity === "error")) return { outcome: "refused" };
  return saveProgram({ programId, program, baseVersion: posted.data.baseVersion, actor, now });
}

export default function Model() {
  const { t } = useTranslation();
  const { baseVersion, ...loaded } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const navigate = useNavigate();
  const shopify = useAppBridge();
  const answer = fetcher.data;
  const savedVersion = answer?.outcome === "saved" || answer?.outcome === "unchanged" ? answer.version : null;
  useEffect(() => {
    if (savedVersion === null) return;
    shopify.toast.show(t("program.saved", { version: savedVersion }));
    void navigate("/app/program");
  }, [savedVersion, navigate, shopify, t]);
  return (
    <ModelPage
      {...loaded}
      hasVersion={baseVersion > 0}
      isSaving={fetcher.state !== "idle" || savedVersion !== null}
      notice={noticeOf(answer)}
      onChoose={() =>
        fetcher.submit(
          { baseVersion: answer?.outcome === "stale" ? answer.version : baseVersion },
          { method: "post", encType: "application/json" },
        )
      }
    />
  );
}

function chosen(id: string | undefined, currency: string) {
  const found = modelFor(id ?? "", currency);
  if (!found) throw data(null, 404);
  return found;
}

function noticeOf(answer: SavedProgram | { outcome: "refused" } | undefined): ModelPageProps["notice"] {
  if (answer?.outcome === "stale") return { kind: "stale", version: answer.version };
  return answer?.outcome === "refused" ? { kind: "failed" } : null;
}
