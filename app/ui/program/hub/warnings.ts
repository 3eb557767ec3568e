import { describeProgram } from "../../../loyalty/describe/describe-program.ts";
import type { Path } from "../../../loyalty/program/names.ts";
import { problemFact } from "../../../loyalty/program/problems.ts";
import { checkProgram } from "../../../loyalty/program/traps.ts";
import type { Program } from "../../../loyalty/program.ts";
import { capitalized } from "../subjects/capitalized.ts";
import { type Subject, SUBJECT_SECTIONS, subjectOf } from "./subjects.ts";

/** What a program does that was hardly meant: a sentence with what it is about, by subject. */
export function warningsOf(
  program: Program,
  context: { language: "en" | "de"; currency: string; timeZone: string; now: number },
): { subject: Subject; line: string }[] {
  const sections = describeProgram(program, context);
  const titleAt = ([list, index]: Path, subject: Subject) => {
    const part = LISTS.find((each) => each === list);
    const id = part !== undefined && typeof index === "number" ? program[part][index]?.id : undefined;
    const { section } = SUBJECT_SECTIONS[subject];
    return sections.find(({ name }) => name === section)?.items.find((item) => item.id === id)?.title;
  };
  return checkProgram(program, context).map((problem) => {
    const subject = subjectOf(problem.path);
    const title = titleAt(problem.path, subject);
    const fact = problemFact(problem, context.language);
    return { subject, line: title === undefined ? capitalized(fact) : `${title}: ${fact}` };
  });
}

const LISTS = ["units", "earning", "campaigns", "tiers", "rewards"] as const;
