import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { joiningSchema } from "../loyalty/program/document-schema.ts";
import { newestProgram } from "../reward-page.server.ts";
import { revalidatesUnlessPreview } from "../ui/program/preview/preview-address.ts";
import { SectionEditor } from "../ui/program/subjects/section-editor.tsx";

const CARDS = [["mode"], ["exclude"]];

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const newest = await newestProgram(await adminPage(request));
  return { ...newest, now: wholeSeconds(clock.now()) };
}

export const shouldRevalidate = revalidatesUnlessPreview;

export default function Joining() {
  return <SectionEditor {...useLoaderData<typeof loader>()} section="joining" schema={joiningSchema} cards={CARDS} />;
}
