import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { retryDelivery } from "../flows/retry-delivery.ts";
import { deliveryBody } from "../models/delivery.ts";
import { deliveryById } from "../models/delivery-list.ts";
import { redactedBody } from "../shopify/redact-body.ts";
import { DeliveryPage } from "../ui/deliveries/delivery-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const id = deliveryIdOf(params.id);
  const delivery = await deliveryById(shop.domain, id);
  if (!delivery) throw data(null, 404);
  const body = delivery.hasBody ? await deliveryBody(shop.domain, BigInt(id)) : null;
  const { topic, state, outcome, attempts, webhookId, receivedAt, settledAt, retryAt, orderId } = delivery;
  return {
    id,
    topic,
    state,
    outcome,
    attempts,
    webhookId,
    receivedAt: receivedAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    retryAt: retryAt?.toISOString() ?? null,
    orderId,
    body: body === null ? null : redactedBody(body),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await adminPage(request, "settings");
  const { programId, domain: shopDomain } = shop;
  return retryDelivery({ programId, shopDomain, deliveryId: deliveryIdOf(params.id), actor, now: clock.now() });
}

export default function Delivery() {
  const { t } = useTranslation();
  const delivery = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const shopify = useAppBridge();
  const outcome = fetcher.data?.outcome;
  useEffect(() => {
    if (outcome === "reopened") shopify.toast.show(t("delivery.retried"));
  }, [outcome, shopify, t]);
  const copy = async (body: string) => {
    await navigator.clipboard.writeText(body);
    shopify.toast.show(t("delivery.copied"));
  };
  return (
    <DeliveryPage
      delivery={delivery}
      isRetrying={fetcher.state !== "idle"}
      notice={outcome === "gone" || outcome === "unknown" ? outcome : null}
      onRetry={() => fetcher.submit(null, { method: "post" })}
      onCopy={(body) => void copy(body)}
    />
  );
}

function deliveryIdOf(parameter: string | undefined): string {
  const id = /^\d{1,18}$/.exec(parameter ?? "")?.[0];
  if (id === undefined) throw data(null, 404);
  return id;
}
