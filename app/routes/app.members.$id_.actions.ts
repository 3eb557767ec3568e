import { type ActionFunctionArgs, data, type HeadersFunction } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage, type AdminPage, requirePermission } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { blockMember, unblockMember } from "../flows/block-member.ts";
import { eraseMember } from "../flows/erase-member.ts";
import { exportMember } from "../flows/export-member.ts";
import { extendPoints } from "../flows/extend-points.ts";
import { mergeWithMember } from "../flows/merge-with-member.ts";
import { undoExtension } from "../flows/undo-extension.ts";
import { undoGrant } from "../flows/undo-grant.ts";
import { assertNever } from "../loyalty/assert.ts";
import { id } from "../loyalty/program/primitives.ts";
import { endOfDayIn } from "../loyalty/time/end-of-day.ts";
import { ShopifyError } from "../shopify/admin-client.ts";
import type { ActionAnswer } from "../ui/members/use-member-actions.ts";

const why = { reason: z.string().regex(/^[a-z-]{1,40}$/), note: z.string().trim().max(200) };
/** Made with the page, so that sending the same form twice is one action. */
const requestId = z.uuid();
const actionSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("undo-grant"), key: z.string().min(1).max(255) }),
  z.object({
    ...{ intent: z.literal("extend"), requestId, unit: id, lotKey: z.string().min(1).max(500) },
    ...{ until: z.iso.date(), ...why },
  }),
  z.object({ intent: z.literal("undo-extension"), id: z.string().min(1).max(255) }),
  z.object({ intent: z.literal("block"), requestId, ...why }),
  z.object({ intent: z.literal("unblock") }),
  z.object({ intent: z.literal("merge"), otherId: z.uuid(), ...why }),
  z.object({ intent: z.literal("export") }),
  z.object({ intent: z.literal("erase") }),
]);
type Asked = z.infer<typeof actionSchema>;
type Result = ActionAnswer extends infer Answer ? (Answer extends unknown ? Omit<Answer, "intent"> : never) : never;

export const headers: HeadersFunction = (args) => boundary.headers(args);

/** What somebody of the staff does to a member, besides giving points and telling facts. */
export async function action({ request, params }: ActionFunctionArgs) {
  const page = await adminPage(request, "support");
  const memberId = z.uuid().safeParse(params["id"]);
  const asked = actionSchema.safeParse(await request.json());
  if (!memberId.success || !asked.success) throw data(null, 404);
  // What cannot be undone is not for everybody who helps members.
  if (asked.data.intent === "merge" || asked.data.intent === "erase") requirePermission(page, "bulk");
  return { intent: asked.data.intent, ...(await act(page, memberId.data, asked.data)) };
}

async function act({ shop, staff, actor, admin }: AdminPage, memberId: string, asked: Asked): Promise<Result> {
  const { programId, shopId } = shop;
  const by = { shop, memberId, actor, now: clock.now() };
  switch (asked.intent) {
    case "undo-grant":
      return resultOf(await undoGrant({ ...by, key: asked.key, limits: staff }), ["undone", "already-undone"]);
    case "extend": {
      const until = new Date(endOfDayIn(asked.until, shop.timeZone) * 1000);
      const extended = await extendPoints({ ...by, ...asked, until, limits: staff });
      return resultOf(extended, ["extended", "already-extended"]);
    }
    case "undo-extension":
      return resultOf(await undoExtension({ ...by, id: asked.id }), ["undone"]);
    case "block":
      return resultOf(await blockMember({ ...by, ...asked }), ["blocked", "already-blocked"]);
    case "unblock":
      return resultOf(await unblockMember(by), ["unblocked", "not-blocked"]);
    case "merge":
      return resultOf(await mergeWithMember({ ...by, ...asked }), ["merged"]);
    case "export": {
      const report = await exportMember({ ...by, programId, shopId });
      return report === null ? REFUSED : { outcome: "file", json: JSON.stringify(report, null, 2) };
    }
    case "erase":
      try {
        return resultOf(await eraseMember({ ...by, admin }), ["erased"]);
      } catch (error) {
        if (error instanceof ShopifyError) return { outcome: "problem", problem: "unreachable" };
        throw error;
      }
    default:
      return assertNever(asked);
  }
}

const REFUSED: Result = { outcome: "problem", problem: "refused" };

/** An answer in the words of the page: done, a limit that stands in the way, or refused. */
function resultOf(answer: { outcome: string; max?: number; left?: number }, done: readonly string[]): Result {
  const { outcome, max = 0, left = 0 } = answer;
  if (done.includes(outcome)) return { outcome: "done" };
  if (outcome === "above-grant-limit" || outcome === "above-day-limit") {
    return { outcome: "problem", problem: outcome, max, left };
  }
  return outcome === "not-later" ? { outcome: "problem", problem: "not-later" } : REFUSED;
}
