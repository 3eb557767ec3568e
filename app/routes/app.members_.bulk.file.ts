import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { selectionOf } from "../bulk-form.server.ts";
import { clock } from "../clock.server.ts";
import { memberCsv } from "../loyalty/member-csv.ts";
import { exportedMembers } from "../models/bulk-selection.ts";
import { programState } from "../models/program.ts";
import type { MemberFilePart } from "../ui/members/list/bulk/use-member-file.ts";

const PART = 5000;

export const headers: HeadersFunction = (args) => boundary.headers(args);

/** A part of a file of members, as comma-separated values. */
export async function loader({ request }: LoaderFunctionArgs): Promise<MemberFilePart> {
  const { shop } = await adminPage(request, "bulk");
  const { programId, shopId, timeZone } = shop;
  const { searchParams } = new URL(request.url);
  const after = z.uuid().safeParse(searchParams.get("after")).data ?? null;
  const selection = selectionOf(searchParams);
  const of = { programId, shopId, selection, clock: { timeZone, now: clock.now() }, after, limit: PART };
  const [lines, state] = await Promise.all([exportedMembers(of), programState(null, programId)]);
  const tiers = state.versions.at(-1)?.program.tiers ?? [];
  const tierName = (id: string) => tiers.find((tier) => tier.id === id)?.name ?? id;
  return {
    name: "members.csv",
    csv: memberCsv(lines, { timeZone, tierName, part: after === null ? "first" : "later" }),
    members: lines.length,
    next: lines.length === PART ? (lines.at(-1)?.id ?? null) : null,
  };
}
