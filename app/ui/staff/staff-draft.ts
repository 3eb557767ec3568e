import type { GrantLimits, LimitedRole, StaffPolicy, StaffRole } from "../../loyalty/staff.ts";

/** Somebody of the staff as the screen has them. */
export interface StaffLine {
  id: string;
  name: string;
  role: StaffRole | null;
  lastSeenAt: string;
}

/** The form as typed: empty limits are none. */
export interface StaffDraft {
  defaultRole: StaffRole;
  limits: Record<LimitedRole, { grant: string; day: string }>;
  staff: Record<string, { name: string; role: StaffRole | "" }>;
}

export interface StaffChanges {
  policy: StaffPolicy;
  staff: { id: string; name: string; role: StaffRole | null }[];
}

export const NAME_MAX = 60;
const LIMIT_MAX = 1_000_000;
const NO_LIMIT = { grant: "", day: "" };

/** The form before anything was typed. */
export function draftOf(saved: { policy: StaffPolicy; staff: readonly StaffLine[] }): StaffDraft {
  const typed = (limits: GrantLimits | undefined) =>
    limits
      ? { grant: String(limits.pointsPerGrantMax ?? ""), day: String(limits.pointsPerDayMax ?? "") }
      : { ...NO_LIMIT };
  const { defaultRole, limits } = saved.policy;
  return {
    defaultRole,
    limits: { manager: typed(limits.manager), agent: typed(limits.agent) },
    staff: Object.fromEntries(saved.staff.map(({ id, name, role }) => [id, { name, role: role ?? "" }])),
  };
}

export type StaffReading = { outcome: "valid"; changes: StaffChanges } | { outcome: "invalid"; errors: Set<string> };

/** Reads the form; errors name the field: `manager.grant`, `agent.day`, `name.<id>`. */
export function readStaff(draft: StaffDraft, before: readonly StaffLine[]): StaffReading {
  const errors = new Set<string>();
  const limit = (field: string, typed: string): number | null => {
    const text = typed.replace(/[\s.,'’]/g, "");
    if (text === "") return null;
    const value = /^\d{1,7}$/.test(text) ? Number(text) : 0;
    if (value < 1 || value > LIMIT_MAX) errors.add(field);
    return value;
  };
  const limitsOf = (role: LimitedRole): GrantLimits => ({
    pointsPerGrantMax: limit(`${role}.grant`, draft.limits[role].grant),
    pointsPerDayMax: limit(`${role}.day`, draft.limits[role].day),
  });
  const limits = { manager: limitsOf("manager"), agent: limitsOf("agent") };
  const staff = before.flatMap(({ id, ...was }) => {
    const typed = draft.staff[id];
    if (!typed) return [];
    const name = typed.name.trim();
    if (name.length > NAME_MAX) errors.add(`name.${id}`);
    const role = typed.role === "" ? null : typed.role;
    return name === was.name && role === was.role ? [] : [{ id, name, role }];
  });
  if (errors.size > 0) return { outcome: "invalid", errors };
  return { outcome: "valid", changes: { policy: { defaultRole: draft.defaultRole, limits }, staff } };
}
