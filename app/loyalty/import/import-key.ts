/** The key of what one row of an import has given. A row that names a date says so in its key, for that date stands. */
export function importKey(row: { runId: string; row: number; isDated: boolean }): string {
  return `${row.isDated ? "dated-import" : "import"}:${row.runId}:${row.row}`;
}

/** Whether a lot keeps the date that it came with, whatever its unit says of expiry; also after it became another member's. */
export function keepsItsDate(lotKey: string): boolean {
  return /(^|:)dated-import:[^:]+:\d+$/.test(lotKey);
}
