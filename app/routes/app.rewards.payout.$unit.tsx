import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import { adminPage } from "../admin-page.server.ts";
import { newestProgram } from "../reward-page.server.ts";
import { PayoutEditor } from "../ui/rewards/payout-editor.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const newest = await newestProgram(page);
  const unit = newest.program.units.find(({ id, kind }) => id === params["unit"] && kind === "cashback");
  if (!unit) throw data(null, 404);
  return { ...newest, unit, scopes: page.shop.scopes };
}

export default function PayoutForm() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const leave = useCallback(() => navigate("/app/rewards"), [navigate]);
  return <PayoutEditor {...loaded} onSaved={leave} />;
}
