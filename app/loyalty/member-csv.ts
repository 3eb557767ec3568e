import { csvText } from "./csv.ts";
import { zoneOf } from "./time/zone.ts";

/** A member as a line of a file. It has no name: Laurel keeps none. */
export interface MemberCsvLine {
  id: string;
  customerIds: readonly string[];
  tierId: string | null;
  balance: number;
  pending: number;
  debt: number;
  joinedAt: Date;
  isBlocked: boolean;
}

const HEADINGS = ["member", "customers", "tier", "points", "pending", "owed", "joined", "blocked"];

/**
 * Members as comma-separated values; days are the shop's, YYYY-MM-DD.
 *
 * @param of.part "first" begins with the headings
 */
export function memberCsv(
  lines: readonly MemberCsvLine[],
  of: { timeZone: string; tierName: (id: string) => string; part: "first" | "later" },
): string {
  const zone = zoneOf(of.timeZone);
  const rows = lines.map(({ id, customerIds, tierId, balance, pending, debt, joinedAt, isBlocked }) => [
    ...[id, customerIds.join(" "), tierId === null ? "" : of.tierName(tierId)],
    ...[String(balance), String(pending), String(debt)],
    ...[zone.dateText(Math.floor(joinedAt.getTime() / 1000)), isBlocked ? "yes" : "no"],
  ]);
  return csvText(of.part === "first" ? [HEADINGS, ...rows] : rows);
}
