/**
 * Business time: real time, moved by an offset that only the sandbox's door can set. Signatures, tokens and leases never
 * go by it.
 */
let offsetMs = 0;

export const clock = {
  now: (): Date => new Date(Date.now() + offsetMs),
  /** Moves business time to real time plus `ms`: only for a sandbox. */
  setOffset: (ms: number): void => {
    offsetMs = ms;
  },
};
