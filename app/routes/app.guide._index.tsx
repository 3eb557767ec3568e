import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { guideIn } from "../guide.server.ts";
import { speechOf } from "../i18n/language.ts";
import { GuidePage } from "../ui/guide/guide-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  await adminPage(request);
  const { title, blocks, chapters } = guideIn(speechOf(request).language);
  return { title, blocks, chapters: chapters.map((one) => ({ chapter: one.chapter, title: one.title })) };
}

export default function GuideRoute() {
  return <GuidePage {...useLoaderData<typeof loader>()} />;
}
