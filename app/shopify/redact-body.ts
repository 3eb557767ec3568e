import { parseLossless } from "./lossless-json.ts";

/** Keys whose value says who somebody is, wherever they stand in a body. */
const PERSONAL =
  /^(e?mail|contact_email|phone|name|first_name|last_name|company|address[12]?|city|zip|province|country|latitude|longitude|note|note_attributes|browser_ip|client_details|landing_site|referring_site|token|cart_token|checkout_token|order_status_url|tags|default_address|billing_address|shipping_address|receipt)$/;
/** In these objects a name is no person's. */
const IMPERSONAL_PARENTS =
  /^(line_items|fulfillments|shipping_lines|tax_lines|discount_applications|discount_codes|products)$/;
const BLANK = "…";

/**
 * A webhook's body as its developer may see it: indented, with names, addresses and the like blanked out. Ids, amounts and
 * states, which explain what the app did, stay.
 *
 * @returns the text itself where it is no JSON: then it holds nothing Shopify sent
 */
export function redactedBody(body: string): string {
  try {
    return JSON.stringify(redacted(parseLossless(body), ""), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return body.slice(0, 2000);
    throw error;
  }
}

function redacted(value: unknown, parent: string): unknown {
  if (Array.isArray(value)) return value.map((item) => redacted(item, parent));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      isPersonal(key, inner, parent) ? BLANK : redacted(inner, key),
    ]),
  );
}

function isPersonal(key: string, value: unknown, parent: string): boolean {
  if (!PERSONAL.test(key) || value === null || value === "" || (Array.isArray(value) && value.length === 0))
    return false;
  // "#1001" and a product's title are what a developer looks for.
  if (key === "name") return !(IMPERSONAL_PARENTS.test(parent) || (typeof value === "string" && value.startsWith("#")));
  return true;
}
