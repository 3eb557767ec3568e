import { csvText } from "../csv.ts";
import type { Program } from "../program.ts";

interface Line {
  customerId: string;
  memberId: string | null;
  orders: number;
  points: Record<string, number>;
  tierId: string | null;
}

/** What everybody gets as comma-separated values, one customer a line. Points are whole units of the ledger, without decimals. */
export function reportCsv(lines: readonly Line[], program: Program): string {
  const units = program.units.map(({ id }) => id);
  const tiers = new Map(program.tiers.map(({ id, name }) => [id, name]));
  const header = ["customer_id", "member", "orders", "tier", ...units];
  const rows = lines.map(({ customerId, memberId, orders, points, tierId }) => [
    customerId,
    memberId === null ? "no" : "yes",
    String(orders),
    tierId === null ? "" : (tiers.get(tierId) ?? tierId),
    ...units.map((unit) => String(points[unit] ?? 0)),
  ]);
  return csvText([header, ...rows]);
}
