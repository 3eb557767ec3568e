import {
  RefusedError,
  ThrottledError,
  UnauthorizedError,
  UnavailableError,
  UserErrorsError,
} from "../shopify/admin-client.ts";

/** Classes of PostgreSQL errors that say nothing about the statement: connection, resources, operator intervention. */
const DATABASE_TROUBLE = /^(08|53|57|58)/;
const CONNECTION_TROUBLE = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND"]);

/** What held a job up, in words for a merchant's developer: never an internal message, which may quote a customer. */
export function reasonInWords(error: unknown): string {
  if (error instanceof UnauthorizedError) return "Shopify no longer accepts our access: open the app once to reconnect";
  if (error instanceof ThrottledError) return "Shopify's rate limit held it up";
  if (error instanceof UnavailableError) return "Shopify did not answer";
  if (error instanceof RefusedError) return `Shopify refused to answer${codesOf(error)}`;
  if (error instanceof UserErrorsError) return "Shopify refused what it was asked";
  return "an error on our side held it up";
}

/** Tells whether the database itself is in trouble: then nothing else is worth a try. */
export function isDatabaseTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.message.startsWith("Connection terminated") || error.message.startsWith("timeout exceeded")) return true;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return DATABASE_TROUBLE.test(code) || CONNECTION_TROUBLE.has(code);
}

function codesOf(error: RefusedError): string {
  return error.codes.length > 0 ? ` (${error.codes.join(", ")})` : "";
}
