import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { uploadPartnerCodes } from "../flows/redemptions/upload-partner-codes.ts";
import { titlesOf } from "../loyalty/rewards/explained.ts";
import { codeFigures } from "../models/partner-code.ts";
import { programState } from "../models/program.ts";
import { CodesPage } from "../ui/redemptions/codes-page.tsx";

const uploadSchema = z.object({ text: z.string() });

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { programId, currency } = shop;
  const reward = await partnerReward(programId, params.id);
  const figures = await codeFigures({ programId, rewardId: reward.id });
  const { id, partner, lowStock } = reward;
  return {
    reward: { id, partner, lowStock, title: titlesOf(reward, { currency }) },
    figures: { ...figures, uploadedAt: figures.uploadedAt?.toISOString() ?? null },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await adminPage(request, "program");
  const { programId } = shop;
  const { id: rewardId } = await partnerReward(programId, params.id);
  const upload = uploadSchema.safeParse(await request.json());
  if (!upload.success) throw data(null, 400);
  return uploadPartnerCodes({ programId, rewardId, text: upload.data.text, actor, now: clock.now() });
}

/** The reward of the newest version whose codes are asked for. */
async function partnerReward(programId: string, rewardId: string | undefined) {
  const state = await programState(null, programId);
  const reward = state.versions.at(-1)?.program.rewards.find(({ id }) => id === rewardId);
  if (reward?.kind !== "partner-code") throw data(null, 404);
  return reward;
}

export default function PartnerCodes() {
  const loaded = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  return (
    <CodesPage
      {...loaded}
      answer={fetcher.data ?? null}
      isSending={fetcher.state !== "idle"}
      onUpload={(text) => fetcher.submit(JSON.stringify({ text }), { method: "post", encType: "application/json" })}
    />
  );
}
