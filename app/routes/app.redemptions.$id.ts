import { type ActionFunctionArgs, data, type HeadersFunction } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { returnRedemption } from "../flows/return-redemption.ts";
import { ShopifyError } from "../shopify/admin-client.ts";
import type { TakeBackAnswer } from "../ui/members/take-back.tsx";

const idSchema = z.uuid();

export const headers: HeadersFunction = (args) => boundary.headers(args);

/** An agent takes a redemption back: the code stops working in Shopify first, then the points return. */
export async function action({ request, params }: ActionFunctionArgs): Promise<TakeBackAnswer> {
  const { shop, admin, actor } = await adminPage(request);
  const id = idSchema.safeParse(params.id);
  if (!id.success) throw data(null, 404);
  const { programId } = shop;
  try {
    return await returnRedemption({
      admin,
      programId,
      redemptionId: id.data,
      cause: "agent",
      actor,
      now: clock.now(),
    });
  } catch (error) {
    // Whether the code still works is not known: nothing was given back, and trying again is safe.
    if (error instanceof ShopifyError) return { outcome: "unknown" };
    throw error;
  }
}
