import type { Program } from "../program.ts";

/** Something of the program that names a unit; what shared limits name stands in the policies, which have no id. */
export type UnitUse =
  { list: "earning" | "campaigns" | "tiers" | "rewards"; id: string } | { list: "policies"; id: null };

/**
 * What of a program names a unit, and so has to be changed before the unit can go: ways to earn that give it, tiers that count or give
 * it, limits of it.
 *
 * @returns each once, in the document's order
 */
export function unitUses(program: Program, unitId: string): UnitUse[] {
  const lists = (["earning", "campaigns", "tiers", "rewards"] as const).flatMap((list) =>
    program[list].filter((part) => names(part, unitId)).map(({ id }) => ({ list, id })),
  );
  return names(program.policies, unitId) ? [...lists, { list: "policies", id: null }] : lists;
}

/** Units are named by a field of that name, wherever it stands. */
function names(part: unknown, unitId: string): boolean {
  if (typeof part !== "object" || part === null) return false;
  return Object.entries(part).some(([name, value]) => (name === "unit" && value === unitId) || names(value, unitId));
}
