import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** The app's address itself: Shopify's query (host, locale, ID token) goes along to the first page. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/app${new URL(request.url).search}`);
}
