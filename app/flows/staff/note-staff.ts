import { withTransaction } from "../../db.server.ts";
import { noteStaffSeen } from "../../models/staff.ts";

/** Notes that somebody of the staff has opened the app, so that the merchant can name them and give them a role. */
export async function noteStaff(options: { programId: string; id: string; now: Date }): Promise<void> {
  await withTransaction((tx) => noteStaffSeen(tx, options));
}
