/** Whole seconds since 1970 of a moment: the precision in which business time is compared. */
export function wholeSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
