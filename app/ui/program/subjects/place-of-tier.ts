import type { Program, Tier } from "../../../loyalty/program.ts";
import { basisName } from "../../../loyalty/program/basis-name.ts";
import { tierSchema } from "../../../loyalty/program/tier-schema.ts";
import { placeInList, type PartPlace } from "../../fields/read-part.ts";

/** Where a tier stands: where it stood; a new one below the first tier that asks for more, else on top. */
export function placeOfTier(program: Program): PartPlace {
  const saved = placeInList(program, "tiers");
  const indexOf = (part: unknown) => {
    const read = tierSchema.safeParse(part);
    if (!read.success || program.tiers.some(({ id }) => id === read.data.id)) return null;
    const above = program.tiers.findIndex((tier) => asksForMore(tier, read.data));
    return above === -1 ? null : above;
  };
  return {
    at: (part) => {
      const index = indexOf(part);
      return index === null ? saved.at(part) : ["tiers", index];
    },
    place: (part) => {
      const index = indexOf(part);
      if (index === null) return saved.place(part);
      return { ...program, tiers: [...program.tiers.slice(0, index), part, ...program.tiers.slice(index)] };
    },
  };
}

/** Whether a way of one tier asks for more of what a way of the other asks for. */
function asksForMore(tier: Tier, than: Tier): boolean {
  return tier.qualifications.some((way) =>
    than.qualifications.some((other) => {
      if (basisName(way) !== basisName(other)) return false;
      if (way.threshold !== other.threshold) return way.threshold > other.threshold;
      return way.comparison === "more-than" && other.comparison === "from";
    }),
  );
}
