import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { retryPerk } from "../flows/perks/retry-perk.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import type { Program } from "../loyalty/program.ts";
import { id } from "../loyalty/program/primitives.ts";
import { problemFact } from "../loyalty/program/problems.ts";
import { checkProgram } from "../loyalty/program/traps.ts";
import { rewardTitle } from "../loyalty/rewards/words.ts";
import { partnerCodesLeft, rewardFigures } from "../models/reward-figures.ts";
import { perksOf } from "../models/shop-perk.ts";
import { newestProgram } from "../reward-page.server.ts";
import { useFormat } from "../ui/format.tsx";
import { RewardsPage } from "../ui/rewards/rewards-page.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const { shop } = page;
  const now = wholeSeconds(clock.now());
  const [{ program, version }, taken, codesLeft, perks] = await Promise.all([
    newestProgram(page),
    rewardFigures(shop.programId),
    partnerCodesLeft(shop.programId),
    perksOf(shop),
  ]);
  return {
    program,
    version,
    taken: Object.fromEntries(taken),
    codesLeft: Object.fromEntries(codesLeft),
    scopes: shop.scopes,
    now,
    warnings: version === 0 ? [] : warningsOf(program, { ...shop, now }),
    perks: perks.flatMap(({ perk, state, problem }) =>
      perk?.kind === "discount" ? [{ id: perk.document.id, state, problem }] : [],
    ),
  };
}

/** What the saved rewards do that was hardly meant, each after what the reward is called. */
function warningsOf(program: Program, shop: { currency: string; timeZone: string; now: number }) {
  const { currency } = shop;
  return checkProgram(program, shop)
    .filter(({ path: [list] }) => list === "rewards")
    .map((problem) => {
      const reward = program.rewards[Number(problem.path[1])];
      const line = (language: "en" | "de") =>
        [
          ...(reward ? [rewardTitle(reward, { language, currency, program })] : []),
          problemFact(problem, language),
        ].join(": ");
      return { en: line("en"), de: line("de") };
    });
}

const healSchema = z.object({ intent: z.literal("heal"), perk: id });

/** Brings a member discount that Shopify lacks back. */
export async function action({ request }: ActionFunctionArgs) {
  const { actor, shop } = await adminPage(request, "program");
  const { programId, shopId } = shop;
  const { perk } = healSchema.parse(await request.json());
  return retryPerk({ programId, shopId, key: `discount:${perk}`, actor, now: clock.now() });
}

export default function Rewards() {
  const { warnings, ...loaded } = useLoaderData<typeof loader>();
  const { speech } = useFormat();
  const healing = useFetcher<typeof action>();
  return (
    <RewardsPage
      {...loaded}
      warnings={warnings.map((line) => line[speech.language])}
      isHealing={healing.state !== "idle"}
      onHeal={(perk) =>
        healing.submit(
          { intent: "heal", perk },
          { method: "post", action: "/app/rewards?index", encType: "application/json" },
        )
      }
    />
  );
}
