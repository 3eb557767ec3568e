/** A request to one of the plain doors: small, read whole, and free of the HTTP library. */
export interface DoorRequest {
  method: string;
  /** Decoded by nobody: as it was sent, without the query. */
  path: string;
  query: URLSearchParams;
  /** Lower-case names; a header that was sent twice has two values. */
  headers: Readonly<Record<string, readonly string[] | undefined>>;
  /** The raw bytes, at most the door's limit. */
  body: Buffer;
}

export interface DoorReply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer;
  /** Instead of a body: what is sent piece by piece, as fast as it is taken. */
  stream?: AsyncIterable<string | Buffer>;
}

export type Door = (request: DoorRequest) => Promise<DoorReply>;

/** The value of a header that was sent exactly once and is not empty; otherwise null. */
export function headerOf(request: DoorRequest, name: string): string | null {
  const values = request.headers[name];
  return values?.length === 1 ? values[0] || null : null;
}

/** Answers `value` as JSON that nobody may keep: what a door tells belongs to one member or one merchant. */
export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): DoorReply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store, private", ...headers },
    body: JSON.stringify(value),
  };
}
