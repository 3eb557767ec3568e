import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { type DeliveryState, listDeliveries } from "../models/delivery.ts";
import { DELIVERY_FILTERS, type DeliveryFilter, DeliveryList } from "../ui/deliveries/delivery-list.tsx";

const PAGE_SIZE = 50;

const STATES: Record<DeliveryFilter, DeliveryState[]> = {
  all: ["waiting", "settled", "refused", "failed"],
  open: ["waiting", "refused", "failed"],
  settled: ["settled"],
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const parameters = new URL(request.url).searchParams;
  const filter = DELIVERY_FILTERS.find((name) => name === parameters.get("state")) ?? "all";
  const before = /^\d{1,18}$/.exec(parameters.get("before") ?? "")?.[0] ?? null;
  const found = await listDeliveries({ shopDomain: shop.domain, states: STATES[filter], before, limit: PAGE_SIZE + 1 });
  const shown = found.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    filter,
    deliveries: shown.map(({ id, topic, state, outcome, attempts, receivedAt }) => ({
      id,
      topic,
      state,
      outcome,
      attempts,
      receivedAt: receivedAt.toISOString(),
    })),
    nextUrl: last && found.length > PAGE_SIZE ? `/app/deliveries?state=${filter}&before=${last.id}` : null,
    firstUrl: before === null ? null : `/app/deliveries?state=${filter}`,
  };
}

export default function Deliveries() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const open = (url: string) => void navigate(url);
  return (
    <DeliveryList
      {...loaded}
      isLoading={navigation.state === "loading" && navigation.location.pathname === "/app/deliveries"}
      onOpen={open}
      onFilter={(filter) => open(filter === "all" ? "/app/deliveries" : `/app/deliveries?state=${filter}`)}
    />
  );
}
