import type { Program, Reward } from "../../loyalty/program.ts";
import { problemFact } from "../../loyalty/program/problems.ts";
import { checkProgram } from "../../loyalty/program/traps.ts";
import { capitalized } from "../program/subjects/capitalized.ts";

/** What a reward does in its program that is hardly meant, in sentences. */
export function warningsOfReward(
  { program, reward }: { program: Program; reward: Reward },
  context: { language: "en" | "de"; currency: string; timeZone: string; now: number },
): string[] {
  const at = program.rewards.findIndex(({ id }) => id === reward.id);
  return checkProgram(program, context)
    .filter(({ path: [list, index] }) => list === "rewards" && index === at)
    .map((problem) => capitalized(problemFact(problem, context.language)));
}
