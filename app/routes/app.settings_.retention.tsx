import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { changeSettings } from "../flows/change-settings.ts";
import { shopSettings } from "../models/shop-settings.ts";
import { RetentionPage } from "../ui/settings/retention-page.tsx";
import { useSettingsSaving } from "../ui/settings/use-settings-saving.ts";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { deliveryDays, reportDays } = await shopSettings(shop);
  return { settings: { deliveryDays, reportDays } };
}

const postedSchema = z.strictObject({ deliveryDays: z.int(), reportDays: z.int() });

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await adminPage(request, "settings");
  const { programId, shopId } = shop;
  const change = postedSchema.parse(await request.json());
  return changeSettings({ programId, shopId, change, actor, now: clock.now() });
}

export default function Retention() {
  const loaded = useLoaderData<typeof loader>();
  return <RetentionPage {...loaded} {...useSettingsSaving()} />;
}
