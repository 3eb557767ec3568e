import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { newestProgram } from "../reward-page.server.ts";
import { EarnPage } from "../ui/program/earn/earn-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  return newestProgram(await adminPage(request));
}

export default function Earn() {
  return <EarnPage {...useLoaderData<typeof loader>()} />;
}
