/** A life that cannot be played: what is wrong, in words for whoever wrote it. */
export class LifeError extends Error {
  override readonly name = "LifeError";
}

/** What is there, or what is wrong with the life. */
export function required<Value>(value: Value | null | undefined, problem: string): Value {
  if (value === null || value === undefined) throw new LifeError(problem);
  return value;
}

/** The names that would have been right. */
export function known(names: Iterable<string>): string {
  const list = [...names];
  return list.length === 0 ? "there are none so far" : `there are ${list.join(", ")}`;
}
