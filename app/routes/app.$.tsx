import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";

export const headers: HeadersFunction = (args) => boundary.headers(args);

/** Addresses below the admin that no page has. */
export async function loader({ request }: LoaderFunctionArgs): Promise<never> {
  await adminPage(request);
  throw data(null, 404);
}

export default function NoSuchPage() {
  return null;
}
