import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { newestProgram } from "../reward-page.server.ts";
import { WayChooser } from "../ui/program/earn/way-chooser.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  return newestProgram(await adminPage(request));
}

export default function NewWay() {
  return <WayChooser program={useLoaderData<typeof loader>().program} />;
}
