import { randomBytes, randomUUID } from "node:crypto";
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { adminPage, type AdminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { createApiKey } from "../flows/create-api-key.ts";
import { handOverReport } from "../flows/hand-over-report.ts";
import { revokeApiKey } from "../flows/revoke-api-key.ts";
import { assertNever } from "../loyalty/assert.ts";
import { keyFrom, listApiKeys } from "../models/api-key.ts";
import { dataRequests } from "../models/data-request-list.ts";
import { sessionStorage } from "../session-storage.server.ts";
import { KEY_NAME_MAX } from "../ui/settings/api-keys-card.tsx";
import { saveFile } from "../ui/save-file.ts";
import { SettingsPage } from "../ui/settings/settings-page.tsx";

const REQUESTS_SHOWN_MAX = 50;
/** Shopify gives merchants 30 days to answer a customer. */
const ANSWER_WITHIN_MS = 30 * 24 * 60 * 60 * 1000;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const [keys, requests] = await Promise.all([
    listApiKeys(shop.programId),
    dataRequests({ ...shop, limit: REQUESTS_SHOWN_MAX }),
  ]);
  const { name, domain, plan, scopes, connection, installedAt } = shop;
  return {
    shop: { name, domain, plan, scopes, connection, installedAt: installedAt?.toISOString() ?? null },
    apiKeys: keys.map(({ createdAt, lastUsedAt, revokedAt, ...key }) => ({
      ...key,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      revokedAt: revokedAt?.toISOString() ?? null,
    })),
    dataRequests: requests.map(({ askedAt, fetchedAt, ...one }) => ({
      ...one,
      askedAt: askedAt.toISOString(),
      dueAt: new Date(askedAt.getTime() + ANSWER_WITHIN_MS).toISOString(),
      fetchedAt: fetchedAt?.toISOString() ?? null,
    })),
  };
}

const postedSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create-key"), name: z.string().trim() }),
  z.object({ intent: z.literal("revoke-key"), id: z.uuid() }),
  z.object({ intent: z.literal("take-report"), id: z.string().regex(/^\d{1,18}$/) }),
  z.object({ intent: z.literal("reconnect") }),
]);
type Posted = z.infer<typeof postedSchema>;

export async function action({ request }: ActionFunctionArgs) {
  const page = await adminPage(request, "settings");
  const posted = postedSchema.parse(await request.json());
  const { programId, shopId } = page.shop;
  const by = { programId, actor: page.actor, now: clock.now() };
  switch (posted.intent) {
    case "create-key":
      return { intent: posted.intent, ...(await createKey(page, posted.name)) };
    case "revoke-key":
      return { intent: posted.intent, ...(await revokeApiKey({ ...by, id: posted.id })) };
    case "take-report":
      return { intent: posted.intent, id: posted.id, ...(await handOverReport({ ...by, shopId, id: posted.id })) };
    case "reconnect":
      // Without a session, the next load exchanges the merchant's ID token for new tokens.
      await sessionStorage.deleteSession(page.sessionId);
      return { intent: posted.intent, outcome: "reconnected" as const };
    default:
      return assertNever(posted);
  }
}

async function createKey({ shop, actor }: AdminPage, name: string) {
  if (name === "") return { outcome: "name-required" as const };
  if (name.length > KEY_NAME_MAX) return { outcome: "name-too-long" as const };
  const key = keyFrom(randomBytes(32));
  await createApiKey({ programId: shop.programId, id: randomUUID(), name, key, actor, now: clock.now() });
  return { outcome: "created" as const, key, name };
}

export default function Settings() {
  const loaded = useLoaderData<typeof loader>();
  const keyFetcher = useFetcher<typeof action>({ key: "create-key" });
  const fetcher = useFetcher<typeof action>({ key: "settings" });
  useOutcome(fetcher.data);
  const send = (posted: Posted) => fetcher.submit(posted, { method: "post", encType: "application/json" });
  const newKey = keyFetcher.data?.intent === "create-key" ? keyFetcher.data : null;
  return (
    <SettingsPage
      {...loaded}
      newKey={newKey}
      isCreating={keyFetcher.state !== "idle"}
      isBusy={fetcher.state !== "idle"}
      onCreateKey={(name) =>
        keyFetcher.submit({ intent: "create-key", name }, { method: "post", encType: "application/json" })
      }
      onRevokeKey={(id) => send({ intent: "revoke-key", id })}
      onFetchReport={(id) => send({ intent: "take-report", id })}
      onReconnect={() => send({ intent: "reconnect" })}
    />
  );
}

/** What follows from an answer beyond new data: a word of success, or the file. */
function useOutcome(answer: ReturnType<typeof useFetcher<typeof action>>["data"]): void {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  useEffect(() => {
    if (answer?.intent === "revoke-key" && answer.outcome === "revoked")
      shopify.toast.show(t("settings.keys.revoked-toast"));
    if (answer?.intent === "reconnect") shopify.toast.show(t("settings.reconnected"));
    if (answer?.intent === "take-report" && answer.outcome === "report") {
      saveFile(`customer-data-${answer.id}.json`, { text: answer.json, type: "application/json" });
    }
  }, [answer, shopify, t]);
}
