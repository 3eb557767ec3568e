import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { orderPageData } from "../order-page.server.ts";
import { OrderPage } from "../ui/orders/order-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

/** One order of the shop, explained, whether somebody takes part or not. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const id = /^\d{1,18}$/.exec(params.id ?? "")?.[0];
  const loaded = id === undefined ? null : await orderPageData(page, id, clock.now());
  if (loaded === null) throw data(null, 404);
  return loaded;
}

export default function Order() {
  return <OrderPage {...useLoaderData<typeof loader>()} />;
}
