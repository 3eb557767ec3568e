import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { guideIn } from "../guide.server.ts";
import { speechOf } from "../i18n/language.ts";
import { ChapterPage } from "../ui/guide/chapter-page.tsx";
import type { ChapterLink, ChapterView } from "../ui/guide/guide-view.ts";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  await adminPage(request);
  const { chapters } = guideIn(speechOf(request).language);
  const place = chapters.findIndex(({ chapter }) => chapter === params.chapter);
  const chapter = chapters[place];
  if (!chapter) throw data(null, 404);
  return { chapter, previous: linkTo(chapters[place - 1]), next: linkTo(chapters[place + 1]) };
}

function linkTo(one: ChapterView | undefined): ChapterLink | null {
  return one ? { chapter: one.chapter, title: one.title } : null;
}

export default function ChapterRoute() {
  return <ChapterPage {...useLoaderData<typeof loader>()} />;
}
