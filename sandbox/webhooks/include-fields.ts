/**
 * Reduces a body to the fields a subscription asks for (`include_fields`: dotted paths, through arrays too). Works on the text's
 * tokens, because ids beyond 2^53 would not survive being parsed.
 */
export function includedFields(body: string, paths: readonly string[]): string {
  const parsed: unknown = JSON.parse(body, losslessIds);
  return JSON.stringify(pick(parsed, paths.map((path) => path.split(".")))).replace(/"\\u0000(-?\d+)"/g, "$1"); // prettier-ignore
}

function losslessIds(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value) || !context?.source) return value;
  return /^-?\d+$/.test(context.source) ? `\u0000${context.source}` : value;
}

function pick(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.some((path) => path.length === 0)) return value;
  if (Array.isArray(value)) return value.map((entry) => pick(entry, paths));
  if (typeof value !== "object" || value === null) return undefined;
  const kept: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const below = paths.filter((path) => path[0] === key).map((path) => path.slice(1));
    if (below.length > 0) kept[key] = pick(member, below);
  }
  return kept;
}
