/** One request to the Admin API or the token endpoint, as `/control/calls` shows it. Holds no token and no secret. */
export interface Call {
  at: string;
  shop: string;
  kind: "graphql" | "token";
  /** The operation's name, or the grant. */
  operation: string;
  /** Its root fields, such as "metafieldsSet". */
  fields: readonly string[];
  variables: unknown;
  status: number;
  outcome: "answered" | "refused" | "throttled" | "faulted";
  /** Messages of top-level errors and userErrors. */
  errors: string[];
  cost: number | null;
}

/** The newest calls, oldest first. */
export interface CallLog {
  add: (call: Call) => void;
  list: () => readonly Call[];
  clear: () => void;
}

const KEPT_CALLS_MAX = 5000;

/** A call log in memory; beyond its bound the oldest entries go. */
export function callLog(): CallLog {
  let calls: Call[] = [];
  return {
    add: (call) => {
      calls.push(call);
      if (calls.length > KEPT_CALLS_MAX * 1.2) calls = calls.slice(-KEPT_CALLS_MAX);
    },
    list: () => calls,
    clear: () => {
      calls = [];
    },
  };
}
