import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { customerNames } from "../customer-names.server.ts";
import { findMember, soughtBy } from "../find-member.server.ts";
import { memberAccount } from "../models/member-account.ts";
import type { MergeCandidate } from "../ui/members/merge-modal.tsx";

export const headers: HeadersFunction = (args) => boundary.headers(args);

/** Who else a member is: somebody of the staff looks by an e-mail address, a customer number or an order. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<MergeCandidate> {
  const page = await adminPage(request, "bulk");
  const memberId = z.uuid().safeParse(params["id"]);
  if (!memberId.success) throw data(null, 404);
  const typed = new URL(request.url).searchParams.get("q")?.slice(0, 200) ?? "";
  const found = await findMember(page, soughtBy(typed));
  if (found.outcome === "unreachable") return { outcome: "unreachable" };
  if (found.outcome !== "found") return { outcome: "not-found" };
  if (found.memberId === memberId.data) return { outcome: "same" };
  const { programId, shopId } = page.shop;
  const [account, names] = await Promise.all([
    memberAccount({ programId, shopId, memberId: found.memberId }),
    customerNames(page.admin, [found.customerId]),
  ]);
  const { customerId } = found;
  const name = names?.get(customerId) ?? null;
  return { outcome: "found", id: found.memberId, name, customerId, points: account?.balance ?? 0 };
}
