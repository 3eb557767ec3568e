import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { fittingOf } from "../fitting.server.ts";
import { speechOf } from "../i18n/language.ts";
import { fittingModels } from "../loyalty/fitting/models.ts";
import { FitPage } from "../ui/fit/fit-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const { figures, isPart, drafts } = await fittingOf(page, speechOf(request).language);
  const { spentMinor: _spent, ordersEach: _orders, ...told } = figures;
  return {
    hasHistory: page.shop.hasHistory,
    figures: told,
    isPart,
    models: fittingModels(figures),
    drafts: drafts.map(({ id, percentBack, reach }) => ({ id, percentBack, reach })),
  };
}

export default function Fit() {
  return <FitPage {...useLoaderData<typeof loader>()} />;
}
