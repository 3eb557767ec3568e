import { randomUUID } from "node:crypto";
import { grantPoints } from "../../app/flows/grant-points.ts";

/** Points that an agent gives a member for goodwill. */
export async function give(of: { programId: string; memberId: string; points: number; now: Date }): Promise<void> {
  const { outcome } = await grantPoints({
    ...of,
    reason: "goodwill",
    note: "",
    actor: "test",
    requestId: randomUUID(),
  });
  if (outcome !== "granted") throw new Error(outcome);
}
