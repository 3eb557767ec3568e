import { withTransaction } from "../../db.server.ts";
import { hasOwner, type StaffPolicy, type StaffRole } from "../../loyalty/staff.ts";
import { record } from "../../models/activity.ts";
import { lockStaff, saveStaff, saveStaffPolicy } from "../../models/staff.ts";

export type StaffChange = { outcome: "changed" | "nothing-changed" | "unknown-staff" | "no-owner-left" };

/**
 * Changes what members of staff are called and may do, what those without a role of their own may do, and the limits of roles.
 *
 * @param policy null: as it is
 * @param staff those who change; the others stay as they are
 * @returns "no-owner-left" when nobody could change roles any more: then nothing is changed
 */
export async function changeStaff(options: {
  programId: string;
  policy: StaffPolicy | null;
  staff: readonly { id: string; name: string; role: StaffRole | null }[];
  actor: string;
  now: Date;
}): Promise<StaffChange> {
  const { programId, actor, now } = options;
  return withTransaction(async (tx) => {
    const before = await lockStaff(tx, programId);
    const known = new Map(before.staff.map((one) => [one.id, one]));
    if (options.staff.some(({ id }) => !known.has(id))) return { outcome: "unknown-staff" };
    const policy = options.policy ?? before.policy;
    const wanted = new Map(options.staff.map((one) => [one.id, one]));
    if (
      !hasOwner(
        policy,
        before.staff.map((one) => wanted.get(one.id) ?? one),
      )
    ) {
      return { outcome: "no-owner-left" };
    }
    const changed = options.staff.filter(({ id, name, role }) => {
      const one = known.get(id);
      return one?.name !== name || one.role !== role;
    });
    const isPolicyChanged = JSON.stringify(policy) !== JSON.stringify(before.policy);
    if (changed.length === 0 && !isPolicyChanged) return { outcome: "nothing-changed" };
    if (isPolicyChanged) {
      await saveStaffPolicy(tx, programId, policy);
      const data = { from: before.policy, to: policy };
      await record(tx, { programId, at: now, actor, action: "staff-policy-changed", data });
    }
    for (const { id, name, role } of changed) {
      await saveStaff(tx, { programId, id, name, role });
      const data = { staff: id, from: { role: known.get(id)?.role ?? null }, to: { role } };
      await record(tx, { programId, at: now, actor, action: "staff-changed", data });
    }
    return { outcome: "changed" };
  });
}
