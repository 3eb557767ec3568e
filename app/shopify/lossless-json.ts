/** A run of digits that a JavaScript number may not hold exactly. */
const LONG_NUMBER = /\d{16}/;

/**
 * Parses JSON without losing a digit: whole numbers beyond 2^53, as some of Shopify's ids are, become texts.
 *
 * @throws {SyntaxError} when `text` is not JSON
 */
export function parseLossless(text: string): unknown {
  // Looking at every value costs several times the parsing itself, and almost no body needs it.
  return LONG_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && /^-?\d+$/.test(source) ? source : value;
}
