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
import { revokeApiKey } from "../flows/revoke-api-key.ts";
import { assertNever } from "../loyalty/assert.ts";
import { keyFrom, listApiKeys } from "../models/api-key.ts";
import { KEY_NAME_MAX } from "../ui/settings/api-keys-card.tsx";
import { KeysPage } from "../ui/settings/keys-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const keys = await listApiKeys(shop.programId);
  return {
    apiKeys: keys.map(({ createdAt, lastUsedAt, revokedAt, ...key }) => ({
      ...key,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      revokedAt: revokedAt?.toISOString() ?? null,
    })),
  };
}

const postedSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create-key"), name: z.string().trim() }),
  z.object({ intent: z.literal("revoke-key"), id: z.uuid() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const page = await adminPage(request, "settings");
  const posted = postedSchema.parse(await request.json());
  const by = { programId: page.shop.programId, actor: page.actor, now: clock.now() };
  switch (posted.intent) {
    case "create-key":
      return { intent: posted.intent, ...(await createKey(page, posted.name)) };
    case "revoke-key":
      return { intent: posted.intent, ...(await revokeApiKey({ ...by, id: posted.id })) };
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

export default function Keys() {
  const { t } = useTranslation();
  const loaded = useLoaderData<typeof loader>();
  const creating = useFetcher<typeof action>({ key: "create-key" });
  const revoking = useFetcher<typeof action>({ key: "revoke-key" });
  const shopify = useAppBridge();
  const answer = revoking.data;
  useEffect(() => {
    if (answer?.intent === "revoke-key" && answer.outcome === "revoked")
      shopify.toast.show(t("settings.keys.revoked-toast"));
  }, [answer, shopify, t]);
  return (
    <KeysPage
      {...loaded}
      newKey={creating.data?.intent === "create-key" ? creating.data : null}
      isCreating={creating.state !== "idle"}
      onCreateKey={(name) =>
        creating.submit({ intent: "create-key", name }, { method: "post", encType: "application/json" })
      }
      onRevokeKey={(id) =>
        revoking.submit({ intent: "revoke-key", id }, { method: "post", encType: "application/json" })
      }
    />
  );
}
