/** The row number a new row gets: never one that was used, so that React keeps the rows apart. */
export function nextRow(rows: readonly { row: number }[]): number {
  return Math.max(-1, ...rows.map(({ row }) => row)) + 1;
}
