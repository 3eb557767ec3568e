import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import { adminPage } from "../admin-page.server.ts";
import { newestProgram, titlesIfTold } from "../reward-page.server.ts";
import { PerkEditor } from "../ui/rewards/perk-editor.tsx";

/** In the place of an id: one that is not there yet. */
const NEW = "new";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const newest = await newestProgram(page);
  const tier = newest.program.tiers.find(({ id }) => id === params["tier"]);
  const perk = tier?.discounts.find(({ id }) => id === params["id"]) ?? null;
  if (!tier || (perk === null && params["id"] !== NEW)) throw data(null, 404);
  return { ...newest, tier: { id: tier.id, name: tier.name }, perk, titles: await titlesIfTold(page, perk) };
}

export default function PerkForm() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const leave = useCallback(() => navigate("/app/rewards"), [navigate]);
  return <PerkEditor key={`${loaded.tier.id} ${loaded.perk?.id ?? ""}`} {...loaded} onSaved={leave} />;
}
