import { z } from "zod";
import { parseLossless } from "../../shopify/lossless-json.ts";
import { isStorable } from "../../loyalty/program/primitives.ts";
import { isShopifyId } from "../../shopify/ids.ts";
import type { DoorReply, DoorRequest } from "../door.ts";
import { problemReply } from "../problem.ts";

/** A request with a good key. */
export interface ApiCall {
  programId: string;
  /** Who asks, for the activity log: the key. */
  actor: string;
  request: DoorRequest;
  /** What stands in the address where the route has a name, decoded. */
  params: Readonly<Record<string, string>>;
  now: Date;
}

export type ApiHandler = (call: ApiCall) => Promise<DoorReply>;

/** Where a request is wrong: a JSON Pointer into its body, and what would be right. */
export interface RequestError {
  pointer: string;
  detail: string;
}

/** Shopify's id of a customer as it was sent; null for what is none. "01" would be answered as another id than Shopify knows. */
export function customerIdOf(text: string | undefined): string | null {
  return text !== undefined && isShopifyId(text) && !text.startsWith("0") ? text : null;
}

/** A text that a database can store: no null character, no half of a pair. */
export const textSchema = z.string().min(1).max(255).refine(isStorable, "a text without broken characters");

/** Shopify's id of a customer in a body, as a text of digits or a number. */
export const customerIdSchema = z
  .union([z.string(), z.number().int().transform(String)])
  .refine((text) => customerIdOf(text) !== null, "Shopify's id of a customer, in digits");

/** What the sender calls something that it tells. */
export const sentIdSchema = z.string().regex(/^[\w.:@+-]{1,120}$/, "1 to 120 letters, digits or . : @ + - _");

/** Why something without an id is not taken. */
export const ID_NEEDED = "an id, or an Idempotency-Key for the request: what is sent twice must not count twice";

const KEY_FORM = /^[\w.:@+-]{1,110}$/;

/**
 * The request's Idempotency-Key; null where none was sent.
 *
 * @returns or the answer to one that cannot be used
 */
export function idempotencyKeyOf(
  request: DoorRequest,
): { ok: true; key: string | null } | { ok: false; reply: DoorReply } {
  const [key, ...more] = request.headers["idempotency-key"] ?? [];
  if (key === undefined) return { ok: true, key: null };
  if (more.length === 0 && KEY_FORM.test(key)) return { ok: true, key };
  const title = "Idempotency-Key is not right";
  const detail = "One key of 1 to 110 letters, digits or . : @ + - _ is needed, or an id for each thing that is told";
  return { ok: false, reply: problemReply({ status: 400, type: "bad-request", title, detail }) };
}

/** A moment, as whole seconds since 1970. */
export const momentSchema = z.iso
  .datetime({ offset: true, error: "a moment with its offset, such as 2026-05-01T10:00:00Z" })
  .transform((text) => Math.floor(Date.parse(text) / 1000))
  .refine((seconds) => seconds >= 0 && seconds < SECONDS_MAX, "a moment between 1970 and 9000");
const SECONDS_MAX = 221_845_392_000;

/**
 * Reads a request's body.
 *
 * @returns what the schema makes of it, or the answer that says what is wrong
 */
export function readBody<Body>(
  request: DoorRequest,
  schema: z.ZodType<Body>,
): { ok: true; body: Body } | { ok: false; reply: DoorReply } {
  const json = jsonOf(request.body);
  if (json === undefined) return { ok: false, reply: notJson() };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, body: parsed.data };
  const errors = parsed.error.issues.flatMap((issue) => {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [null];
    return keys.map((key) => ({
      pointer: pointerOf(key === null ? issue.path : [...issue.path, key]),
      detail: key === null ? issue.message : "there is no field of this name",
    }));
  });
  return { ok: false, reply: invalid("The body is not right", errors) };
}

/** The JSON of a body without losing a digit; undefined where it is none. */
export function jsonOf(body: Buffer): unknown {
  try {
    return parseLossless(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** The answer to a body that is no JSON. */
export function notJson(): DoorReply {
  return problemReply({ status: 400, type: "bad-request", title: "The body is no JSON in UTF-8" });
}

/** The answer to a body that cannot be used, with every place that is wrong. */
export function invalid(title: string, errors: readonly RequestError[]): DoorReply {
  return problemReply({ status: 422, type: "invalid", title, errors: errors.slice(0, ERRORS_SHOWN_MAX) });
}
const ERRORS_SHOWN_MAX = 100;

/** The answer to a request for something that is not there. */
export function notFound(detail: string): DoorReply {
  return problemReply({ status: 404, type: "not-found", title: "Not found", detail });
}

/** The answer to a request that is right and cannot be done as things are; `type` says why. */
export function refused(type: string, title: string): DoorReply {
  return problemReply({ status: 409, type, title });
}

/** A path into a body as a JSON Pointer in a URI (RFC 6901, section 6). */
function pointerOf(path: readonly PropertyKey[]): string {
  const part = (key: PropertyKey) =>
    encodeURIComponent(String(key).toWellFormed().replaceAll("~", "~0").replaceAll("/", "~1"));
  return `#${path.map((key) => `/${part(key)}`).join("")}`;
}
