import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { rewardFigures } from "../models/reward-figures.ts";
import { newestProgram, rewardShop } from "../reward-page.server.ts";
import { RewardEditor } from "../ui/rewards/reward-editor.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const newest = await newestProgram(page);
  const reward = newest.program.rewards.find(({ id }) => id === params["id"]);
  if (!reward) throw data(null, 404);
  const [shop, figures] = await Promise.all([
    rewardShop(page, { ...newest, reward }),
    rewardFigures(page.shop.programId),
  ]);
  return {
    ...newest,
    reward,
    open: figures.get(reward.id)?.open ?? 0,
    now: wholeSeconds(clock.now()),
    shop,
  };
}

export default function RewardForm() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const stay = useCallback(() => undefined, []);
  const leave = useCallback(() => navigate("/app/rewards"), [navigate]);
  return <RewardEditor key={loaded.reward.id} {...loaded} onSaved={stay} onDeleted={leave} />;
}
