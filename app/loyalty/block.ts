/** A time in which a member earns nothing: from `from` until before `until`, whole seconds; null: until somebody lifts it. */
export interface Block {
  from: number;
  until: number | null;
}

/** Whether a moment lies in one of the blocks. */
export function isBlockedAt(blocks: readonly Block[] | undefined, at: number): boolean {
  return blocks?.some(({ from, until }) => at >= from && (until === null || at < until)) ?? false;
}
