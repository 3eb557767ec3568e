import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { importsPage } from "../models/import-run.ts";
import { ImportList } from "../ui/import/import-list.tsx";
import type { ImportLine } from "../ui/import/import-view.ts";

const PAGE_SIZE = 50;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const before = beforeOf(request);
  const found = await importsPage({ programId: shop.programId, before, limitMax: PAGE_SIZE + 1 });
  const shown = found.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  const runs = shown.map(({ id, fileName, state, rows, requestedAt }): ImportLine => {
    return { id, fileName, state, rows, at: requestedAt.toISOString() };
  });
  const nextUrl =
    last && found.length > PAGE_SIZE ? `/app/import?before=${last.requestedAt.toISOString()}&id=${last.id}` : null;
  return { runs, nextUrl, isFirstPage: before === null };
}

function beforeOf(request: Request): { at: Date; id: string } | null {
  const { searchParams } = new URL(request.url);
  const parsed = z
    .object({ before: z.iso.datetime(), id: z.uuid() })
    .safeParse({ before: searchParams.get("before"), id: searchParams.get("id") });
  return parsed.success ? { at: new Date(parsed.data.before), id: parsed.data.id } : null;
}

export default function Imports() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const isLoading = navigation.state === "loading" && navigation.location.pathname === "/app/import";
  return <ImportList {...loaded} isLoading={isLoading} onOpen={(url) => void navigate(url)} />;
}
