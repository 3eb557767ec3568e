import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { goLive } from "../flows/go-live.ts";
import { homeFigures } from "../models/home-figures.ts";
import { programState } from "../models/program.ts";
import { hasMembers } from "../models/tester.ts";
import { GoLiveSummary } from "../ui/program/go-live-summary.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { programId, domain: shopDomain } = shop;
  const [state, figures, hasAny] = await Promise.all([
    programState(null, programId),
    homeFigures({ programId, shopDomain, since: clock.now() }),
    hasMembers(null, programId),
  ]);
  const program = state.versions.at(-1)?.program;
  const order = program?.earning.find((rule) => rule.trigger.kind === "order");
  return {
    members: figures.members,
    // Only orders placed from now on earn, and members who are there already had their gift when they joined.
    points: 0,
    when: order?.trigger.kind === "order" ? order.trigger.when : "fulfilled",
    joining: program?.joining.mode ?? "explicit",
    mode: state.mode,
    canBeTested: state.liveFrom === null && !hasAny,
    hasVersion: program !== undefined,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await adminPage(request, "program");
  return goLive({ programId: shop.programId, actor, now: clock.now() });
}

export default function GoLive() {
  const { t } = useTranslation();
  const facts = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const navigate = useNavigate();
  const shopify = useAppBridge();
  const isLive = fetcher.data?.outcome === "live" || fetcher.data?.outcome === "already-live";
  useEffect(() => {
    if (!isLive) return;
    shopify.toast.show(t("go-live.done"));
    void navigate("/app");
  }, [isLive, navigate, shopify, t]);
  return (
    <GoLiveSummary
      facts={facts}
      isGoing={fetcher.state !== "idle"}
      onGoLive={() => fetcher.submit(null, { method: "post" })}
    />
  );
}
