import { z } from "zod";
import { idSchema } from "./id-schema.ts";

const idsSchema = z.array(idSchema).nullish();

const customerRequestSchema = z.object({
  // A customer may be known by an address only.
  customer: z.object({ id: idSchema.nullish(), email: z.string().nullish(), phone: z.string().nullish() }).nullish(),
  orders_requested: idsSchema,
  orders_to_redact: idsSchema,
  data_request: z.object({ id: idSchema }).nullish(),
});

/** What Shopify asks about one customer: for a report (`customers/data_request`) or for an erasure (`customers/redact`). */
export interface CustomerRequest {
  customerId: string | null;
  /** Everything the customer may be mentioned by: id, e-mail address, telephone number. */
  words: string[];
  orderIds: string[];
  /** Shopify's id of a data request. */
  requestId: string | null;
}

/** Reads the body of a compliance topic about a customer. Shopify's own samples hold placeholders. */
export function parseCustomerRequest(
  json: unknown,
): { ok: true; request: CustomerRequest } | { ok: false; reason: string } {
  const parsed = customerRequestSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, reason: `${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? "unexpected"}` };
  }
  const { customer, orders_requested: requested, orders_to_redact: redacted, data_request: asked } = parsed.data;
  const customerId = customer?.id ?? null;
  const words = [customerId, customer?.email, customer?.phone].flatMap((word) => word || []);
  return {
    ok: true,
    request: { customerId, words, orderIds: [...(requested ?? []), ...(redacted ?? [])], requestId: asked?.id ?? null },
  };
}
