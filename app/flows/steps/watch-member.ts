import type { Tx } from "../../db.server.ts";
import { raiseAlerts } from "../../models/alert.ts";
import { takenSince } from "../../models/used-redemption.ts";

/** More than so many within a day are told of. */
const MANY = 5;
const DAY_MS = 86_400_000;

/** Tells the merchant, once a day, of a member who redeems often; nobody is kept from it. */
export async function watchMember(tx: Tx, of: { programId: string; memberId: string; now: Date }): Promise<void> {
  const { programId, memberId, now } = of;
  const since = new Date(now.getTime() - DAY_MS);
  const count = await takenSince(tx, { programId, memberId, since, countMax: MANY + 1 });
  if (count <= MANY) return;
  const subject = `${memberId}:${now.toISOString().slice(0, 10)}`;
  const alert = { kind: "many-redemptions" as const, subject, memberId, redemptionId: null, data: { count }, at: now };
  await raiseAlerts(tx, { programId, alerts: [alert] });
}
