import { csvText } from "../csv.ts";
import { formatMinor } from "../money.ts";
import { zoneOf } from "../time/zone.ts";

/** What a member gave to a cause instead of having it. */
export interface Donation {
  id: string;
  cause: string;
  memberId: string;
  at: Date;
  points: number;
  amountMinor: number;
  currency: string;
  settledAt: Date | null;
}

/** Donations as comma-separated values, one a line; days are the shop's. */
export function donationCsv(donations: readonly Donation[], timeZone: string): string {
  const zone = zoneOf(timeZone);
  const day = (at: Date | null) => (at === null ? "" : zone.dateText(Math.floor(at.getTime() / 1000)));
  const header = ["donation", "cause", "member", "given_on", "points", "amount", "currency", "paid_out_on"];
  const rows = donations.map(({ id, cause, memberId, at, points, amountMinor, currency, settledAt }) => [
    ...[id, cause, memberId, day(at), String(points)],
    ...[formatMinor(amountMinor, currency), currency, day(settledAt)],
  ]);
  return csvText([header, ...rows]);
}
