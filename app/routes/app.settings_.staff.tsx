import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { changeStaff } from "../flows/staff/change-staff.ts";
import { ROLES } from "../loyalty/staff.ts";
import { staffList } from "../models/staff.ts";
import { NAME_MAX } from "../ui/staff/staff-draft.ts";
import { StaffPage } from "../ui/staff/staff-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, staff: me } = await adminPage(request);
  const { policy, staff } = await staffList(shop.programId);
  return {
    policy,
    staff: staff.map(({ lastSeenAt, ...one }) => ({ ...one, lastSeenAt: lastSeenAt.toISOString() })),
    me: me.id,
  };
}

const limit = z.number().int().min(1).max(1_000_000).nullable();
const limits = z.object({ pointsPerGrantMax: limit, pointsPerDayMax: limit });
const changesSchema = z.object({
  policy: z.object({ defaultRole: z.enum(ROLES), limits: z.object({ manager: limits, agent: limits }) }),
  staff: z
    .array(z.object({ id: z.string().min(1).max(40), name: z.string().max(NAME_MAX), role: z.enum(ROLES).nullable() }))
    .max(500),
});

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await adminPage(request, "settings");
  const changes = changesSchema.safeParse(await request.json());
  if (!changes.success) return { outcome: "refused" as const };
  return changeStaff({ programId: shop.programId, ...changes.data, actor, now: clock.now() });
}

export default function Staff() {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const loaded = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const outcome = fetcher.state === "idle" ? fetcher.data?.outcome : undefined;
  useEffect(() => {
    if (outcome === "changed") shopify.toast.show(t("staff.saved"));
  }, [outcome, shopify, t]);
  const isRefused = outcome === "no-owner-left" || outcome === "unknown-staff" || outcome === "refused";
  const { policy, staff } = loaded;
  return (
    <StaffPage
      key={JSON.stringify({ policy, staff })}
      {...loaded}
      isSaving={fetcher.state !== "idle"}
      refusal={isRefused ? outcome : null}
      onSave={(changes) => fetcher.submit(JSON.stringify(changes), { method: "post", encType: "application/json" })}
    />
  );
}
