import { decimalsOf } from "../money.ts";
import type { Program } from "../program.ts";

/** How many decimals people write of a unit: cashback has its currency's. */
export function unitDecimals(program: Program, of: { unit: string; currency: string }): number {
  const unit = program.units.find(({ id }) => id === of.unit);
  return unit?.kind === "cashback" ? decimalsOf(of.currency) : (unit?.decimals ?? 0);
}
