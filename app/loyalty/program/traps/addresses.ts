import type { Program } from "../../program.ts";
import type { Path } from "../names.ts";
import type { Finding } from "../problems.ts";

/** In the address of a form, in the place of an id: one that is not there yet. */
export const ADDRESS_OF_NEW = "new";

/** Parts whose id is the address at which new ones are made: their forms cannot be opened. */
export function addressTraps(program: Program): Finding[] {
  const { units, earning, campaigns, tiers, rewards } = program;
  return [
    ...Object.entries({ units, earning, campaigns, tiers, rewards }).flatMap(([list, parts]) =>
      reserved(parts, [list]),
    ),
    ...tiers.flatMap(({ discounts }, index) => reserved(discounts, ["tiers", index, "discounts"])),
  ];
}

function reserved(parts: readonly { id: string }[], at: Path): Finding[] {
  return parts.flatMap(({ id }, index) =>
    id === ADDRESS_OF_NEW ? [{ severity: "warning", path: [...at, index, "id"], code: "reserved-id", params: {} }] : [],
  );
}
