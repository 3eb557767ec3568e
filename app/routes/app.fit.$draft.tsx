import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import { adminPage } from "../admin-page.server.ts";
import { fittingOf } from "../fitting.server.ts";
import { speechOf } from "../i18n/language.ts";
import { newestProgram } from "../reward-page.server.ts";
import { DraftPage } from "../ui/fit/draft-page.tsx";
import { useDocumentSaving } from "../ui/program/saving/use-document-saving.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const [{ figures, drafts }, newest] = await Promise.all([
    fittingOf(page, speechOf(request).language),
    newestProgram(page),
  ]);
  const draft = drafts.find(({ id }) => id === params["draft"]);
  if (!draft) throw data(null, 404);
  return { draft, days: figures.days, saved: newest.program, version: newest.version };
}

export default function FittedDraft() {
  const { draft, days, saved, version } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const leave = useCallback(() => void navigate("/app/program"), [navigate]);
  const saving = useDocumentSaving({ part: `draft ${draft.id}`, program: saved, version }, leave);
  return (
    <DraftPage
      draft={draft}
      days={days}
      isReplacing={version > 0}
      saving={saving}
      onChoose={() => saving.save(draft.program)}
    />
  );
}
