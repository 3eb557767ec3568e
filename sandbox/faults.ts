/** A failure to play at the Admin API or the token endpoint. */
export interface Fault {
  /** An operation's name, a root field ("metafieldsSet"), "token", or "*". */
  operation: string;
  when: "before" | "after";
  how: "http500" | "timeout" | "throttled" | "userErrors";
  times: number;
  /** How long a timeout keeps the caller waiting before the connection is cut. */
  delayMs: number;
}

/** Failures that wait for their operation. */
export interface Faults {
  /** How far the counts of used discounts lag behind the orders, in business time. */
  usageLagMs: number;
  add: (fault: Fault) => void;
  list: () => readonly Fault[];
  clear: () => void;
  /** The fault due for a call under one of these names, counted off; null when there is none. */
  take: (names: readonly string[]) => Fault | null;
}

/** Faults in memory; each is used up after its number of times. */
export function faultList(): Faults {
  let faults: Fault[] = [];
  return {
    usageLagMs: 0,
    add: (fault) => {
      faults.push({ ...fault });
    },
    list: () => faults,
    clear: () => {
      faults = [];
    },
    take: (names) => {
      const fault = faults.find((one) => one.operation === "*" || names.includes(one.operation));
      if (!fault) return null;
      fault.times -= 1;
      faults = faults.filter((one) => one.times > 0);
      return fault;
    },
  };
}
