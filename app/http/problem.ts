import type { DoorReply } from "./door.ts";

/** An error as RFC 9457 describes it. `type` is a page of the documentation's list of problems. */
export interface Problem {
  status: number;
  /** Short name of the kind of problem, such as `not-found`. */
  type: string;
  title: string;
  /** What is wrong with this request, in words for the developer who sent it. Never internals. */
  detail?: string;
  /** Each place of the request that is wrong: a JSON Pointer, and what would be right. */
  errors?: readonly { pointer: string; detail: string }[];
}

/** Answers with a problem document (https://www.rfc-editor.org/rfc/rfc9457). */
export function problemReply(problem: Problem, headers: Readonly<Record<string, string>> = {}): DoorReply {
  const { type, ...rest } = problem;
  return {
    status: problem.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store, private", ...headers },
    body: JSON.stringify({ type: `urn:laurel:problem:${type}`, ...rest }),
  };
}
