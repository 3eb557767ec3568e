import { z } from "zod";
import { isShopifyId } from "./ids.ts";

/** An id in a body: as text, or as a number that JavaScript holds exactly; always read as text. */
export const idSchema = z.union(
  [z.string().refine(isShopifyId), z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).transform(String)],
  { error: "is no id, or one that was read inexactly" },
);
