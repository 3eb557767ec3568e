import { valueAt } from "../../loyalty/program/document-fields.ts";
import type { Path } from "../../loyalty/program/names.ts";
import { problemFact, type ProgramProblem, problemsOf } from "../../loyalty/program/problems.ts";
import { checkProgram } from "../../loyalty/program/traps.ts";
import { ADDRESS_OF_NEW } from "../../loyalty/program/traps/addresses.ts";
import { type Program, programSchema } from "../../loyalty/program.ts";
import { capitalized } from "../program/subjects/capitalized.ts";
import { type FieldErrors, fieldProblemOf } from "../program/program-issues.ts";
import type { Draft } from "./draft.ts";
import type { Typed } from "./leaf-text.ts";
import { readDraft, withId } from "./read-draft.ts";
import type { Field } from "./shape.ts";

/** Where a part stands in the document. */
export interface PartPlace {
  /** The whole document with the part in it. */
  place: (part: unknown) => unknown;
  /** The path to the part. */
  at: (part: unknown) => Path;
}

/** What judging the document needs to know besides it; left out: only what keeps it from being read is told. */
export interface JudgedBy {
  timeZone: string;
  /** Whole seconds since 1970. */
  now: number;
}

export type PartReading =
  | { outcome: "valid"; program: Program; part: unknown; warnings: string[] }
  | { outcome: "invalid"; errors: FieldErrors };

/** Reads a form into the whole document with the part in it, or what is wrong at which place. */
export function readPart(
  draft: Draft,
  options: { field: Field; typed: Typed; where: PartPlace; judgedBy: JudgedBy | undefined },
): PartReading {
  const { field, typed, where, judgedBy } = options;
  const { part: read, errors, placeOf } = readDraft(field, draft, typed);
  const part = identified(read, field, { program: typed.program, where });
  const base = where.at(part);
  const refuse = (problem: ProgramProblem) => {
    const isInside = base.every((step, index) => problem.path[index] === step);
    errors[isInside ? placeOf(problem.path.slice(base.length)) : placeOf([])] ??= fieldProblemOf(
      problem,
      typed.language,
    );
  };
  const document = where.place(part);
  const parsed = programSchema.safeParse(document);
  if (!parsed.success) problemsOf(parsed.error, document).forEach(refuse);
  const judged = parsed.success && judgedBy ? checkProgram(parsed.data, { currency: typed.currency, ...judgedBy }) : [];
  judged.filter(({ severity }) => severity === "error").forEach(refuse);
  if (!parsed.success || Object.keys(errors).length > 0) return { outcome: "invalid", errors };
  const isOfPart = ({ path }: ProgramProblem) => base.every((step, index) => path[index] === step);
  const warnings = judged.filter(isOfPart).map((problem) => capitalized(problemFact(problem, typed.language)));
  return { outcome: "valid", program: parsed.data, part, warnings };
}

/** A new part of a list gets an id that nothing else in it has. */
function identified(part: unknown, field: Field, { program, where }: { program: Program; where: PartPlace }): unknown {
  const [list, ...rest] = where.at(part);
  if (list === undefined || rest.length === 0) return part;
  const parts = valueAt(program, [list, ...rest.slice(0, -1)]);
  const ids: unknown[] = Array.isArray(parts) ? parts.map((each) => valueAt(each, ["id"])) : [];
  const taken = new Set([ADDRESS_OF_NEW, ...ids.filter((id) => typeof id === "string")]);
  return withId(part, { taken, otherwise: String(list) });
}

/** Where a part of a list stands: in the place of the one of its id, else last. */
export function placeInList(
  program: Program,
  list: "units" | "earning" | "campaigns" | "tiers" | "rewards",
): PartPlace {
  const parts: readonly { id: string }[] = program[list];
  const indexOf = (part: unknown) => {
    const known = parts.findIndex(({ id }) => id === valueAt(part, ["id"]));
    return known === -1 ? parts.length : known;
  };
  return {
    at: (part) => [list, indexOf(part)],
    place: (part) => {
      const index = indexOf(part);
      const others: unknown[] = [...parts];
      return { ...program, [list]: [...others.slice(0, index), part, ...others.slice(index + 1)] };
    },
  };
}

/** Where one of the document's own sections stands. */
export function placeOfSection(program: Program, section: "tierPolicy" | "joining" | "policies"): PartPlace {
  return { at: () => [section], place: (part) => ({ ...program, [section]: part }) };
}
