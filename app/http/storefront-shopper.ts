import type { z } from "zod";
import type { ShopRecord } from "../models/shop.ts";
import { jsonReply, type DoorReply, type DoorRequest } from "./door.ts";

/** A customer of a shop in which the app is installed, as Shopify's app proxy vouches for. */
export interface Shopper {
  shop: ShopRecord;
  customerId: string;
  now: Date;
}

/** The body as `schema` has it; null when it is something else. */
export function readBody<Schema extends z.ZodType>(schema: Schema, request: DoorRequest): z.output<Schema> | null {
  let json: unknown;
  try {
    json = JSON.parse(request.body.toString("utf8"));
  } catch {
    return null;
  }
  return schema.safeParse(json).data ?? null;
}

/** The answer to a body that is not what its path asks for. */
export function badRequest(): DoorReply {
  return jsonReply(400, { outcome: "bad-request" });
}
