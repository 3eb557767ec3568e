import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate, useNavigation, useRevalidator } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { retryDeliveries } from "../flows/retry-deliveries.ts";
import { type DeliveryState, listDeliveries, openDeliveries } from "../models/delivery.ts";
import { ordersMeant } from "../models/delivery-list.ts";
import { COMPLIANCE_TOPICS, WEBHOOK_TOPICS } from "../shopify/app-config.ts";
import { DeliveryList } from "../ui/deliveries/delivery-list.tsx";
import { DELIVERY_FILTERS, type DeliveryFilter, type DeliverySearch } from "../ui/deliveries/delivery-search.ts";
import { useFormat } from "../ui/format.tsx";

const PAGE_SIZE = 50;
/** How often the page looks again while something waits. */
const LOOK_MS = 3000;
const TOPICS: readonly string[] = [...WEBHOOK_TOPICS, ...COMPLIANCE_TOPICS].sort();

const STATES: Record<DeliveryFilter, DeliveryState[]> = {
  all: ["waiting", "settled", "refused", "failed"],
  open: ["waiting", "refused", "failed"],
  waiting: ["waiting"],
  failed: ["refused", "failed"],
  settled: ["settled"],
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const parameters = new URL(request.url).searchParams;
  const search = searchFrom(parameters);
  const before = /^\d{1,18}$/.exec(parameters.get("before") ?? "")?.[0] ?? null;
  const [found, open] = await Promise.all([foundBy(search, { shop, before }), openDeliveries(shop.domain)]);
  const shown = found.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    search,
    topics: TOPICS,
    open,
    deliveries: shown.map(({ id, topic, state, outcome, attempts, receivedAt }) => ({
      ...{ id, topic, state, outcome, attempts },
      receivedAt: receivedAt.toISOString(),
    })),
    nextUrl: last && found.length > PAGE_SIZE ? addressOf(search, last.id) : null,
    firstUrl: before === null ? null : addressOf(search),
  };
}

function searchFrom(parameters: URLSearchParams): DeliverySearch {
  return {
    state: DELIVERY_FILTERS.find((name) => name === parameters.get("state")) ?? "all",
    topic: TOPICS.find((name) => name === parameters.get("topic")) ?? "",
    order: /^#?[\w .-]{1,40}$/.exec(parameters.get("order") ?? "")?.[0] ?? "",
  };
}

async function foundBy(
  { state, topic, order }: DeliverySearch,
  of: { shop: { programId: string; shopId: string; domain: string }; before: string | null },
) {
  const orderIds = order === "" ? null : await ordersMeant(of.shop, order);
  return listDeliveries({
    shopDomain: of.shop.domain,
    states: STATES[state],
    topic: topic === "" ? null : topic,
    orderIds,
    before: of.before,
    limit: PAGE_SIZE + 1,
  });
}

function addressOf({ state, topic, order }: DeliverySearch, before = ""): string {
  const query = new URLSearchParams();
  const asked = { state: state === "all" ? "" : state, topic, order, before };
  for (const [name, value] of Object.entries(asked)) if (value !== "") query.set(name, value);
  const text = query.toString();
  return text === "" ? "/app/deliveries" : `/app/deliveries?${text}`;
}

/** Tries everything again that was refused or failed. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await adminPage(request, "settings");
  const { programId, domain: shopDomain } = shop;
  return retryDeliveries({ programId, shopDomain, actor, now: clock.now() });
}

export default function Deliveries() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const fetcher = useFetcher<typeof action>();
  useTold(fetcher.data);
  useLook(loaded.open);
  return (
    <DeliveryList
      {...loaded}
      retried={fetcher.data?.outcome === "reopened" ? fetcher.data.count : null}
      isRetrying={fetcher.state !== "idle"}
      isLoading={navigation.state === "loading" && navigation.location.pathname === "/app/deliveries"}
      onOpen={(url) => void navigate(url)}
      onSearch={(search) => void navigate(addressOf(search))}
      onRetryAll={() => fetcher.submit(null, { method: "post" })}
    />
  );
}

function useTold(answer: { outcome: string; count: number } | undefined): void {
  const { t } = useTranslation();
  const { number } = useFormat();
  const shopify = useAppBridge();
  useEffect(() => {
    if (answer?.outcome === "reopened")
      shopify.toast.show(t("deliveries.retried-all", { count: answer.count, number: number(answer.count) }));
    if (answer?.outcome === "nothing-to-retry") shopify.toast.show(t("deliveries.nothing-to-retry"));
  }, [answer, shopify, t, number]);
}

/** Looks again and again while something waits to be worked off. */
function useLook({ waiting }: { waiting: number }): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (waiting === 0 || state !== "idle") return;
    const timer = setTimeout(revalidate, LOOK_MS);
    return () => clearTimeout(timer);
  }, [waiting, state, revalidate]);
}
