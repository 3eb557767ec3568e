import { type HeadersFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { findMember, type Sought } from "../find-member.server.ts";
import { FindPage } from "../ui/members/find-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

/** For links from help desks: `?email=`, `?customer=` or `?order=` leads to the member's page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const { searchParams } = new URL(request.url);
  const sought = soughtIn(searchParams);
  const found = sought === null ? ({ outcome: "not-found" } as const) : await findMember(page, sought);
  // The rest of the address is Shopify's own: it tells who asks, and must not get lost on the way.
  for (const name of ["email", "customer", "order"]) searchParams.delete(name);
  const rest = searchParams.size === 0 ? "" : `?${searchParams.toString()}`;
  if (found.outcome === "found") throw redirect(`/app/members/${found.memberId}${rest}`);
  if (found.outcome === "order") throw redirect(`/app/orders/${found.orderId}${rest}`);
  const what = sought === null ? "" : Object.values(sought).join("");
  return { outcome: found.outcome, what, customerId: "customerId" in found ? found.customerId : null };
}

function soughtIn(query: URLSearchParams): Sought | null {
  const read = (name: string) => query.get(name)?.trim().slice(0, 200) || null;
  const [email, customerId, order] = [read("email"), read("customer"), read("order")];
  if (email !== null) return { email };
  if (customerId !== null) return { customerId };
  return order === null ? null : { order };
}

export default function Find() {
  return <FindPage {...useLoaderData<typeof loader>()} />;
}
