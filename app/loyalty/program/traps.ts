import type { Program } from "../program.ts";
import { type ProgramProblem, problemAt } from "./problems.ts";
import { addressTraps } from "./traps/addresses.ts";
import { arbitrageTraps } from "./traps/arbitrage.ts";
import { conditionTraps } from "./traps/conditions.ts";
import type { TrapContext } from "./traps/context.ts";
import { dateTraps } from "./traps/dates.ts";
import { offerTraps } from "./traps/offers.ts";
import { circulationTraps } from "./traps/rewards.ts";
import { ruleTraps } from "./traps/rules.ts";
import { tierTraps } from "./traps/tiers.ts";
import { twiceTraps } from "./traps/twice.ts";

/**
 * Contradictions and traps of a document that the schema accepts: what it says can be computed, and was hardly meant.
 *
 * An error keeps it from being saved: points that always expire before they vest. Everything else is a warning, because there is a
 * program somewhere that means it: a tier that nobody reaches (but may be granted), a reward worth more than it costs to earn
 * (a present), two rules that pay for the same thing (on purpose).
 *
 * @returns in the order of the document's sections: circulation, offers, rules, conditions, dates, tiers, worth, addresses
 */
export function checkProgram(program: Program, context: TrapContext): ProgramProblem[] {
  return [
    ...circulationTraps(program),
    ...offerTraps(program, context),
    ...ruleTraps(program),
    ...twiceTraps(program),
    ...conditionTraps(program, context),
    ...dateTraps(program, context),
    ...tierTraps(program),
    ...arbitrageTraps(program, context),
    ...addressTraps(program),
  ].map((finding) => problemAt(finding, program));
}
