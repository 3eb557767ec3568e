import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { ShopPage } from "../ui/settings/shop-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { name, domain, plan, scopes, installedAt } = shop;
  return { shop: { name, domain, plan, scopes, installedAt: installedAt?.toISOString() ?? null } };
}

export default function Shop() {
  return <ShopPage {...useLoaderData<typeof loader>()} />;
}
