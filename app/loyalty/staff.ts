/** What a page or an action needs: looking, helping members, many members at once, the program, settings and staff. */
export const PERMISSIONS = ["view", "support", "bulk", "program", "settings"] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ["owner", "manager", "agent", "viewer"] as const;
export type StaffRole = (typeof ROLES)[number];

const MAY: Readonly<Record<StaffRole, readonly Permission[]>> = {
  owner: PERMISSIONS,
  manager: ["view", "support", "bulk", "program"],
  agent: ["view", "support"],
  viewer: ["view"],
};

/** Everything that a role may do. */
export function permissionsOf(role: StaffRole): readonly Permission[] {
  return MAY[role];
}

/** Whether a role may do something. */
export function mayDo(role: StaffRole, needs: Permission): boolean {
  return MAY[role].includes(needs);
}

/** How many points one member of staff may give: whole numbers of what people see; null: any number. */
export interface GrantLimits {
  pointsPerGrantMax: number | null;
  pointsPerDayMax: number | null;
}

export const UNLIMITED: GrantLimits = { pointsPerGrantMax: null, pointsPerDayMax: null };

/** Whether somebody may give some points only. */
export function isLimited({ pointsPerGrantMax, pointsPerDayMax }: GrantLimits): boolean {
  return pointsPerGrantMax !== null || pointsPerDayMax !== null;
}

/** Roles for which a merchant may set limits: owners set them, and viewers give nothing. */
export const LIMITED_ROLES = ["manager", "agent"] as const;
export type LimitedRole = (typeof LIMITED_ROLES)[number];

export interface StaffPolicy {
  /** The role of whoever has none of their own. */
  defaultRole: StaffRole;
  limits: Partial<Record<LimitedRole, GrantLimits>>;
}

/** Until the merchant restricts anybody, everybody may do everything. */
export const OPEN_POLICY: StaffPolicy = { defaultRole: "owner", limits: {} };

/** Somebody of the staff as they stand under a policy. */
export interface StaffMember extends GrantLimits {
  /** Shopify's number. */
  id: string;
  role: StaffRole;
}

/** The role that somebody has and how many points they may give. */
export function staffUnder(policy: StaffPolicy, staff: { id: string; role: StaffRole | null }): StaffMember {
  const role = staff.role ?? policy.defaultRole;
  const limits = role === "manager" || role === "agent" ? (policy.limits[role] ?? UNLIMITED) : UNLIMITED;
  return { id: staff.id, role, ...limits };
}

/** Whether somebody is left who may change roles: without an owner nobody could ever give a role again. */
export function hasOwner(policy: StaffPolicy, staff: readonly { role: StaffRole | null }[]): boolean {
  return staff.some(({ role }) => (role ?? policy.defaultRole) === "owner");
}

/** Why points may not be given; null: they may. */
export type LimitRefusal = { outcome: "above-grant-limit" | "above-day-limit"; max: number; left: number };

/**
 * Whether somebody may give (or take) so many points now.
 *
 * @param wish.points in the unit's smallest steps; negative takes, which counts against the limit of a single grant only
 * @param wish.decimals of the unit: limits are set in what people see
 * @param wish.givenToday what they have given today in the unit's smallest steps
 * @returns the limit that stands in the way, in the unit's smallest steps; null when none does
 */
export function limitRefusal(
  limits: GrantLimits,
  wish: { points: number; decimals: number; givenToday: number },
): LimitRefusal | null {
  const steps = 10 ** wish.decimals;
  const perGrant = limits.pointsPerGrantMax === null ? null : limits.pointsPerGrantMax * steps;
  if (perGrant !== null && Math.abs(wish.points) > perGrant) {
    return { outcome: "above-grant-limit", max: perGrant, left: perGrant };
  }
  const perDay = limits.pointsPerDayMax === null ? null : limits.pointsPerDayMax * steps;
  if (perDay !== null && wish.points > 0 && wish.givenToday + wish.points > perDay) {
    return { outcome: "above-day-limit", max: perDay, left: Math.max(0, perDay - wish.givenToday) };
  }
  return null;
}
