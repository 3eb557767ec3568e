/** What a webhook body is made of; ids are bigints, because Shopify writes them as numbers of any length. */
export type Json =
  null | string | number | bigint | { readonly [key: string]: Json | undefined } | readonly Json[] | false | true;

/** JSON text in which a bigint is a plain number with all its digits. */
export function writeJson(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map((entry: unknown) => writeJson(entry)).join(",")}]`;
  if (value === null || value === undefined) return "null";
  if (typeof value !== "object") return JSON.stringify(value);
  const members: string[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${writeJson(member)}`);
  }
  return `{${members.join(",")}}`;
}

/** Whether a parsed value is an object with members (no array, not null). */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
