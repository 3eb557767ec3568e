/** What became of it, in a word; `refused`: the body is not what its topic promises. */
export type Told = { outcome: "refused"; reason: string } | { outcome: string; reason?: never };
