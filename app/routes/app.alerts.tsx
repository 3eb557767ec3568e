import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { adminPage, type AdminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { customerNames } from "../customer-names.server.ts";
import { dismissAlert, reopenAlert } from "../flows/alerts/dismiss-alert.ts";
import type { Program } from "../loyalty/program.ts";
import { titlesOf } from "../loyalty/rewards/explained.ts";
import { type AlertRecord, alertsOf } from "../models/alert.ts";
import { customersOfMembers } from "../models/member-list.ts";
import { programState } from "../models/program.ts";
import { type AlertLine, AlertList } from "../ui/alerts/alert-list.tsx";

const PAGE_SIZE = 25;
/** Nobody turns more pages than these. */
const PAGES_MAX = 400;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const { programId, currency } = page.shop;
  const parameters = new URL(request.url).searchParams;
  const which = parameters.get("which") === "dismissed" ? ("dismissed" as const) : ("open" as const);
  const number = Math.min(PAGES_MAX, Number(/^\d{1,3}$/.exec(parameters.get("page") ?? "")?.[0] ?? 0));
  const found = await alertsOf({ programId, which, limit: PAGE_SIZE + 1, offset: number * PAGE_SIZE });
  const shown = found.slice(0, PAGE_SIZE);
  const [members, state] = await Promise.all([membersOf(page, shown), programState(null, programId)]);
  const context = { members, program: state.versions.at(-1)?.program, currency };
  const address = (to: number) => `/app/alerts?which=${which}&page=${to}`;
  return {
    which,
    alerts: shown.map((alert) => lineOf(alert, context)),
    nextUrl: found.length > PAGE_SIZE ? address(number + 1) : null,
    previousUrl: number > 0 ? address(number - 1) : null,
  };
}

const dataSchema = z.looseObject({
  reward: z.string().optional().catch(undefined),
  left: z.number().optional().catch(undefined),
  count: z.number().optional().catch(undefined),
  points: z.number().optional().catch(undefined),
});

function lineOf(
  alert: AlertRecord,
  { members, program, currency }: { members: Map<string, Whom>; program: Program | undefined; currency: string },
): AlertLine {
  const { id, kind, memberId, redemptionId, at, dismissedAt } = alert;
  const { reward: rewardId, left, count, points } = dataSchema.parse(alert.data);
  const reward = program?.rewards.find((one) => one.id === rewardId);
  return {
    ...{ id, kind, redemptionId, at: at.toISOString(), dismissedAt: dismissedAt?.toISOString() ?? null },
    member: memberId === null ? null : { id: memberId, ...(members.get(memberId) ?? { name: null, customerId: null }) },
    reward: reward
      ? {
          id: reward.id,
          title: titlesOf(reward, { currency }),
          hasCodes: reward.kind === "partner-code",
        }
      : null,
    number: left ?? count ?? points ?? null,
  };
}

interface Whom {
  name: string | null;
  customerId: string | null;
}

/** Who the members of alerts are, as far as Shopify tells. */
async function membersOf({ shop, admin }: AdminPage, alerts: readonly AlertRecord[]): Promise<Map<string, Whom>> {
  const memberIds = alerts.flatMap(({ memberId }) => memberId ?? []);
  const identities = await customersOfMembers({ ...shop, memberIds });
  const names = await customerNames(
    admin,
    identities.map(({ customerId }) => customerId),
  );
  // Of several customers who are one member, the one Shopify still knows by name goes last and stays.
  const known = identities
    .map(({ memberId, customerId }) => ({ memberId, customerId, name: names?.get(customerId) ?? null }))
    .sort((one, other) => Number(one.name !== null) - Number(other.name !== null));
  return new Map(known.map(({ memberId, ...whom }) => [memberId, whom]));
}

const orderSchema = z.object({ intent: z.enum(["dismiss", "reopen"]), id: z.string().regex(/^\d{1,18}$/) });

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await adminPage(request, "support");
  const order = orderSchema.safeParse(await request.json());
  if (!order.success) throw data(null, 400);
  const { intent, id: alertId } = order.data;
  const decision = { programId: shop.programId, alertId, actor, now: clock.now() };
  await (intent === "dismiss" ? dismissAlert(decision) : reopenAlert(decision));
  return order.data;
}

export default function Alerts() {
  const { t } = useTranslation();
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const shopify = useAppBridge();
  const fetcher = useFetcher<typeof action>();
  const send = (intent: "dismiss" | "reopen", id: string) =>
    fetcher.submit(JSON.stringify({ intent, id }), { method: "post", encType: "application/json" });
  const answer = fetcher.data;
  useEffect(() => {
    if (answer?.intent !== "dismiss") return;
    shopify.toast.show(t("alerts.dismissed-toast"), {
      action: t("alerts.undo"),
      onAction: () => send("reopen", answer.id),
    });
    // Told once for each answer; sending is a new function with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer, shopify, t]);
  return (
    <AlertList
      {...loaded}
      isLoading={navigation.state === "loading" && navigation.location.pathname === "/app/alerts"}
      isBusy={fetcher.state !== "idle"}
      onOpen={(url) => void navigate(url)}
      onDismiss={(id) => send("dismiss", id)}
      onReopen={(id) => send("reopen", id)}
    />
  );
}
