import { type ActionFunctionArgs, data, type HeadersFunction } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { changeMemberViews } from "../flows/change-member-views.ts";
import { memberQuery, memberSortOf } from "../loyalty/member-filter.ts";
import { memberFilterOf } from "../loyalty/member-filter-query.ts";

const name = z.string().trim().min(1).max(40);
const query = z
  .string()
  .max(2000)
  .transform((text) => {
    const parts = new URLSearchParams(text);
    return memberQuery(memberFilterOf(parts), memberSortOf(parts));
  });
const id = z.uuid();

const changeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("create"), id, name, query }),
  z.object({ kind: z.literal("rename"), id, name }),
  z.object({ kind: z.literal("replace"), id, query }),
  z.object({ kind: z.literal("delete"), id }),
  z.object({ kind: z.literal("restore"), id }),
]);

export const headers: HeadersFunction = (args) => boundary.headers(args);

/** Keeps, renames, changes, deletes or brings back a named list of members. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await adminPage(request, "support");
  const change = changeSchema.safeParse(await request.json());
  if (!change.success) throw data(null, 400);
  return changeMemberViews({ programId: shop.programId, change: change.data, now: clock.now() });
}
