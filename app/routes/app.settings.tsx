import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { adminPage } from "../admin-page.server.ts";
import { sessionStorage } from "../session-storage.server.ts";
import { SettingsList } from "../ui/settings/settings-list.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  return { connection: shop.connection };
}

/** Reconnects: without a session, the next load exchanges the merchant's ID token for new tokens. */
export async function action({ request }: ActionFunctionArgs) {
  const page = await adminPage(request, "settings");
  await sessionStorage.deleteSession(page.sessionId);
  return { outcome: "reconnected" as const };
}

export default function Settings() {
  const { connection } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const fetcher = useFetcher<typeof action>();
  const shopify = useAppBridge();
  const outcome = fetcher.data?.outcome;
  useEffect(() => {
    if (outcome === "reconnected") shopify.toast.show(t("settings.reconnected"));
  }, [outcome, shopify, t]);
  return (
    <SettingsList
      connection={connection}
      isBusy={fetcher.state !== "idle"}
      onReconnect={() => fetcher.submit(null, { method: "post" })}
    />
  );
}
