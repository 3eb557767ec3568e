import { describe, expect, it } from "vitest";
import {
  hasOwner,
  limitRefusal,
  mayDo,
  OPEN_POLICY,
  PERMISSIONS,
  type Permission,
  ROLES,
  type StaffRole,
  staffUnder,
  UNLIMITED,
} from "../../app/loyalty/staff.ts";

describe("what a role may do", () => {
  it.each<[StaffRole, Permission[]]>([
    ["owner", ["view", "support", "bulk", "program", "settings"]],
    ["manager", ["view", "support", "bulk", "program"]],
    ["agent", ["view", "support"]],
    ["viewer", ["view"]],
  ])("%s: %s", (role, permissions) => {
    expect(PERMISSIONS.filter((needs) => mayDo(role, needs))).toEqual(permissions);
  });

  it("is everything until the merchant restricts anybody", () => {
    expect(staffUnder(OPEN_POLICY, { id: "1", role: null })).toEqual({ id: "1", role: "owner", ...UNLIMITED });
  });

  it("has limits for managers and agents only", () => {
    const limits = { pointsPerGrantMax: 50, pointsPerDayMax: 100 };
    const policy = { defaultRole: "agent" as const, limits: { agent: limits, manager: limits } };

    const limited = ROLES.filter((role) => staffUnder(policy, { id: "1", role }).pointsPerGrantMax !== null);

    expect(limited).toEqual(["manager", "agent"]);
    expect(staffUnder(policy, { id: "1", role: null })).toEqual({ id: "1", role: "agent", ...limits });
  });
});

describe("an owner", () => {
  const policy = { defaultRole: "viewer" as const, limits: {} };

  it("is whoever has the role, or has none where everybody else is one", () => {
    expect(hasOwner(policy, [{ role: "owner" }, { role: null }])).toBe(true);
    expect(hasOwner(policy, [{ role: null }, { role: "manager" }])).toBe(false);
    expect(hasOwner(OPEN_POLICY, [{ role: null }])).toBe(true);
    expect(hasOwner(OPEN_POLICY, [{ role: "manager" }])).toBe(false);
  });
});

describe("limits", () => {
  const limits = { pointsPerGrantMax: 50, pointsPerDayMax: 80 };
  const wish = (points: number, givenToday = 0, decimals = 0) => limitRefusal(limits, { points, givenToday, decimals });

  it.each<[string, ReturnType<typeof wish>, ReturnType<typeof wish>]>([
    ["as much as allowed", wish(50), null],
    ["one more", wish(51), { outcome: "above-grant-limit", max: 50, left: 50 }],
    ["taking as much", wish(-50, 80), null],
    ["taking one more", wish(-51), { outcome: "above-grant-limit", max: 50, left: 50 }],
    ["the rest of the day", wish(30, 50), null],
    ["one more than the rest of the day", wish(31, 50), { outcome: "above-day-limit", max: 80, left: 30 }],
    ["more than the day ever had", wish(1, 90), { outcome: "above-day-limit", max: 80, left: 0 }],
    ["in what people see of a unit with decimals", wish(5000, 0, 2), null],
    ["a hundredth more of it", wish(5001, 0, 2), { outcome: "above-grant-limit", max: 5000, left: 5000 }],
  ])("%s", (_what, refusal, expected) => {
    expect(refusal).toEqual(expected);
  });
});
