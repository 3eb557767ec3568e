import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useState } from "react";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { minorPerUnit } from "../loyalty/money.ts";
import { simpleProgram } from "../loyalty/program.ts";
import { programState } from "../models/program.ts";
import { DocumentPage } from "../ui/program/document-page.tsx";
import { useDocumentSaving } from "../ui/program/saving/use-document-saving.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { currency, timeZone } = shop;
  const newest = (await programState(null, shop.programId)).versions.at(-1);
  return {
    program: newest?.program ?? simpleProgram(minorPerUnit(currency)),
    version: newest?.version ?? 0,
    context: { currency, timeZone, now: wholeSeconds(clock.now()) },
  };
}

export default function ProgramDocument() {
  const loaded = useLoaderData<typeof loader>();
  const [program, setProgram] = useState(loaded.program);
  const saving = useDocumentSaving({ ...loaded, part: "document" }, setProgram);
  return <DocumentPage program={program} context={loaded.context} saving={saving} />;
}
