import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { newestProgram } from "../reward-page.server.ts";
import { KindChooser } from "../ui/rewards/kind-chooser.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { program } = await newestProgram(await adminPage(request));
  const unit = program.units.find(({ kind }) => kind === "cashback");
  return { cashbackUrl: unit ? `/app/rewards/payout/${unit.id}` : null };
}

export default function NewReward() {
  return <KindChooser {...useLoaderData<typeof loader>()} />;
}
