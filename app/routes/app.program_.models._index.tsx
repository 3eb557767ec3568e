import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { models } from "../program-gallery.server.ts";
import { ModelList } from "../ui/program/model-list.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  await adminPage(request);
  return { models: models() };
}

export default function Models() {
  return <ModelList {...useLoaderData<typeof loader>()} />;
}
