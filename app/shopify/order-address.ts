import { z } from "zod";

const text = z.string().nullish();
const bodySchema = z.object({
  shipping_address: z.object({ address1: text, address2: text, zip: text, city: text, country_code: text }).nullish(),
});

/**
 * Where an order of a webhook body is shipped to, written so that the same address reads the same: without case, accents, spaces and
 * punctuation, and without whom it is for.
 *
 * @returns null where the body tells no street
 */
export function shippingPlace(body: unknown): string | null {
  const parsed = bodySchema.safeParse(body);
  const address = parsed.success ? parsed.data.shipping_address : null;
  const street = plain(address?.address1).replace(/(strasse|str)(?=\d|$)/, "str");
  if (!address || street === "") return null;
  const town = plain(address.zip) || plain(address.city);
  return [plain(address.country_code), town, street, plain(address.address2)].join("|");
}

function plain(value: string | null | undefined): string {
  const folded = (value ?? "").toLowerCase().replaceAll("ß", "ss").normalize("NFKD");
  return folded.replace(/[^\p{L}\p{N}]/gu, "");
}
