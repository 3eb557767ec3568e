import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { programState } from "../models/program.ts";
import { modelFor } from "../program-gallery.server.ts";
import { sameDocument } from "../loyalty/program/same-document.ts";
import { ModelPage } from "../ui/program/model-page.tsx";
import { useDocumentSaving } from "../ui/program/saving/use-document-saving.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { model, program } = chosen(params.id, shop.currency);
  const state = await programState(null, shop.programId);
  const newest = state.versions.at(-1);
  return {
    model,
    program,
    base: newest?.program ?? program,
    mode: state.mode,
    baseVersion: newest?.version ?? 0,
    isInForce: newest !== undefined && sameDocument(newest.program, program),
  };
}

export default function Model() {
  const { base, baseVersion, ...loaded } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const saving = useDocumentSaving({ part: "model", program: base, version: baseVersion }, () => {
    void navigate("/app/program");
  });
  return <ModelPage {...loaded} hasVersion={baseVersion > 0} saving={saving} />;
}

function chosen(id: string | undefined, currency: string) {
  const found = modelFor(id ?? "", currency);
  if (!found) throw data(null, 404);
  return found;
}
