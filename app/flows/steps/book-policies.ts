import type { BookPolicies } from "../../ledger/movement.ts";
import type { ProgramState } from "../../models/program.ts";

/** By which policies lots are spent and shortfalls are met now: those of the newest version. */
export function bookPolicies(program: ProgramState): BookPolicies {
  const policies = program.versions.at(-1)?.program.policies;
  return { shortfall: policies?.shortfall ?? "negative", spending: policies?.spending ?? "soonest-expiring" };
}
