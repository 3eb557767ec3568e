import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { newestProgram, rewardShop } from "../reward-page.server.ts";
import { useFormat } from "../ui/format.tsx";
import { draftOfReward } from "../ui/rewards/draft-of-reward.ts";
import { startOf } from "../ui/rewards/reward-cards.ts";
import { RewardEditor } from "../ui/rewards/reward-editor.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const card = params["card"] ?? "";
  if (startOf(card) === null) throw data(null, 404);
  const newest = await newestProgram(page);
  const from = new URL(request.url).searchParams.get("from");
  const copied = newest.program.rewards.find(({ id }) => id === from) ?? null;
  return {
    ...newest,
    card,
    copied,
    now: wholeSeconds(clock.now()),
    shop: await rewardShop(page, { ...newest, reward: copied }),
  };
}

export default function NewRewardOfKind() {
  const { card, copied, program, version, now, shop } = useLoaderData<typeof loader>();
  const { currency, speech } = useFormat();
  const navigate = useNavigate();
  const show = useCallback((id: string) => navigate(`/app/rewards/${id}`, { replace: true }), [navigate]);
  const leave = useCallback(() => navigate("/app/rewards"), [navigate]);
  const start = copied
    ? { ...draftOfReward(copied, { program, currency, language: speech.language }), id: null }
    : startOf(card);
  return (
    <RewardEditor
      key={`${card} ${copied?.id ?? ""}`}
      program={program}
      version={version}
      reward={null}
      {...(start ? { start } : {})}
      shop={shop}
      now={now}
      open={0}
      onSaved={show}
      onDeleted={leave}
    />
  );
}
