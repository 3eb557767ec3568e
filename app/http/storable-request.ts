/** A null character, and either half of a pair of characters, as JSON writes them. */
const ESCAPED = /\\u(?:0000|d[89a-f])/i;
const NULLS = /\0/g;
const ENCODED_NULLS = /%00/g;

/**
 * A request of the admin without what no database can store: null characters, which nobody types, are left out of its query and its
 * body, and half a character becomes U+FFFD. Whatever holds none is the request itself.
 *
 * @param request its body, if it has one, is small enough to be read whole
 */
export async function storableRequest(request: Request): Promise<Request> {
  const url = request.url.replace(ENCODED_NULLS, "");
  const clean = request.method === "GET" || request.method === "HEAD" ? undefined : cleanerOf(request);
  if (!clean) return url === request.url ? request : new Request(url, request);
  const { method, signal } = request;
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  return new Request(url, { method, headers, signal, body: clean(await request.text()) });
}

function cleanerOf({ headers }: Request): ((text: string) => string) | undefined {
  const type = headers.get("content-type") ?? "";
  if (type.startsWith("application/json")) return storableJson;
  return type.startsWith("application/x-www-form-urlencoded") ? (text) => text.replace(ENCODED_NULLS, "") : undefined;
}

function storableJson(text: string): string {
  if (!ESCAPED.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text, withoutBroken));
  } catch {
    // No JSON: whoever reads it says so.
    return text;
  }
}

function withoutBroken(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.replace(NULLS, "").toWellFormed() : value;
}
