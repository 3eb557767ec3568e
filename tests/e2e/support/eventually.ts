import { setTimeout as pause } from "node:timers/promises";

const PATIENCE_MS = 15_000;

/** Repeats a check until it holds; what it threw last is thrown when it never does. */
export async function eventually<Result>(
  check: () => Result | Promise<Result>,
  patienceMs = PATIENCE_MS,
): Promise<Result> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}
