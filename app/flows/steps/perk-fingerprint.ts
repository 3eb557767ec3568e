import { createHash } from "node:crypto";
import { canonical } from "../../loyalty/perks/discount-terms.ts";

/**
 * What was last written to Shopify, and how Shopify read it back: what the program asks for by now is compared with the one, what
 * stands in Shopify with the other, so that a text or number that Shopify keeps in its own way is no change.
 */
export interface Fingerprint {
  wanted: string;
  read: string;
}

/** A short text that is the same for the same, and for nothing else. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(canonical(value)).digest("base64url").slice(0, 22);
}

/** The text that is stored of a fingerprint. */
export function fingerprintText(wanted: unknown, read: unknown): string {
  return `${hashOf(wanted)}:${hashOf(read)}`;
}

/** Reads what `fingerprintText` made; null for anything else: it is written anew. */
export function readFingerprint(text: string | null): Fingerprint | null {
  const [, wanted, read] = /^([\w-]{22}):([\w-]{22})$/.exec(text ?? "") ?? [];
  return wanted !== undefined && read !== undefined ? { wanted, read } : null;
}

const TRYING = "trying:";

/** What is stored before something is made of which the outcome may stay unknown: what to look for then. */
export function tryingText(title: string): string {
  return `${TRYING}${title}`;
}

/** The title of what somebody was about to make; null where nobody was. */
export function titleTried(text: string | null): string | null {
  return text?.startsWith(TRYING) ? text.slice(TRYING.length) : null;
}
