import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage, type AdminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { customerNames } from "../customer-names.server.ts";
import { endRedemption } from "../flows/redemptions/end-redemption.ts";
import { fulfilRedemption } from "../flows/redemptions/fulfil-redemption.ts";
import { renewCode } from "../flows/redemptions/renew-code.ts";
import { retryRedemption } from "../flows/redemptions/retry-redemption.ts";
import { workRedemption } from "../flows/redemptions/work-redemption.ts";
import { assertNever } from "../loyalty/assert.ts";
import { TEAM_ACTIONS, type TeamAction } from "../loyalty/rewards/team-actions.ts";
import { programState } from "../models/program.ts";
import { redemptionById } from "../models/redemption.ts";
import { redemptionLine } from "../models/redemption-list.ts";
import { stepsOf } from "../models/redemption-step.ts";
import { drawCodes } from "../reward-codes.server.ts";
import { ShopifyError } from "../shopify/admin-client.ts";
import { RedemptionPage } from "../ui/redemptions/redemption-page.tsx";
import { redemptionView } from "../ui/redemptions/redemption-view.ts";
import type { RedemptionAnswer } from "../ui/redemptions/use-redemption-action.ts";

const idSchema = z.uuid();
const orderSchema = z.object({ intent: z.enum(TEAM_ACTIONS) });

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, admin } = await adminPage(request);
  const { programId, shopId, currency } = shop;
  const id = idOf(params.id);
  const [line, steps, state] = await Promise.all([
    redemptionLine({ programId, shopId, id }),
    stepsOf(programId, id),
    programState(null, programId),
  ]);
  if (!line) throw data(null, 404);
  const names = await customerNames(admin, line.customerIds);
  const { voidRunId } = line.redemption;
  return {
    redemption: redemptionView(line, { program: state.versions.at(-1)?.program, currency, names }),
    steps: steps.map(({ at, state: to, cause, actor }) => ({ at: at.toISOString(), state: to, cause, actor })),
    voidRunUrl: voidRunId === null ? null : `/app/redemptions/void/${voidRunId}`,
  };
}

/** What somebody of the team decides about a redemption. */
export async function action({ request, params }: ActionFunctionArgs): Promise<RedemptionAnswer> {
  const page = await adminPage(request, "support");
  const redemptionId = idOf(params.id);
  const order = orderSchema.safeParse(await request.json());
  if (!order.success) throw data(null, 404);
  const { intent } = order.data;
  try {
    return await decide(intent, { page, redemptionId, now: clock.now() });
  } catch (error) {
    // Whether the code still works is not known: nothing was given back, and trying again is safe.
    if (error instanceof ShopifyError) return { outcome: "problem", action: intent, problem: "unreachable" };
    throw error;
  }
}

interface Deciding {
  page: AdminPage;
  redemptionId: string;
  now: Date;
}

async function decide(intent: TeamAction, about: Deciding): Promise<RedemptionAnswer> {
  const { page, redemptionId, now } = about;
  const { admin, actor } = page;
  const { programId } = page.shop;
  const problem = (word: "gone" | "over" | "used") => ({ outcome: "problem" as const, action: intent, problem: word });
  switch (intent) {
    case "done":
    case "refuse":
    case "pay-out": {
      const { outcome } = await fulfilRedemption({ programId, redemptionId, action: intent, actor, now });
      if (outcome === "fulfilled" || outcome === "already") return { outcome: "done", action: intent };
      return problem(outcome === "unknown-redemption" ? "gone" : "over");
    }
    case "cancel": {
      const ended = await endRedemption({ programId, redemptionId, state: "cancelled", cause: "agent", actor, now });
      if (ended.outcome === "unknown-redemption") return problem("gone");
      if (ended.outcome === "over" && ended.state !== "cancelled") {
        return problem(ended.state === "used" ? "used" : "over");
      }
      return workedOff(intent, about);
    }
    case "stopped": {
      const { ending } = (await redemptionById(programId, redemptionId)) ?? {};
      if (!ending) return problem("over");
      const { state, cause, returns } = ending;
      const how = { state, cause, returns, outside: "stopped" as const };
      const { outcome } = await endRedemption({ programId, redemptionId, ...how, actor, now });
      return outcome === "ended" ? { outcome: "done", action: intent } : problem("over");
    }
    case "retry": {
      const { outcome } = await retryRedemption({ programId, redemptionId, actor, now });
      if (outcome === "nothing-to-do") return problem("over");
      return workedOff(intent, about);
    }
    case "renew": {
      const { discount: code } = drawCodes();
      const { outcome } = await renewCode({ admin, programId, redemptionId, code, actor, now });
      if (outcome === "renewed") return workedOff(intent, about);
      return problem(outcome === "unknown-redemption" ? "gone" : outcome);
    }
    default:
      return assertNever(intent);
  }
}

/** Does at once what somebody waits for, and says how far it came. */
async function workedOff(intent: TeamAction, { page, redemptionId, now }: Deciding): Promise<RedemptionAnswer> {
  const { programId } = page.shop;
  const redemption = await workRedemption({
    admin: page.admin,
    programId,
    redemptionId,
    drawCodes,
    now,
    clock: () => clock.now(),
  });
  if (!redemption) return { outcome: "problem", action: intent, problem: "gone" };
  if (intent === "cancel" && redemption.state === "used")
    return { outcome: "problem", action: intent, problem: "used" };
  return { outcome: redemption.todo === null ? "done" : "under-way", action: intent };
}

export default function Redemption() {
  return <RedemptionPage {...useLoaderData<typeof loader>()} />;
}

function idOf(parameter: string | undefined): string {
  const id = idSchema.safeParse(parameter);
  if (!id.success) throw data(null, 404);
  return id.data;
}
