import { assertNever } from "../../loyalty/assert.ts";
import { describeProgram } from "../../loyalty/describe/describe-program.ts";
import { rewardTitle } from "../../loyalty/rewards/words.ts";
import type { ListName } from "./meanings.ts";
import type { Typed } from "./leaf-text.ts";
import type { Field } from "./shape.ts";

/** A part of the program that a field may name. */
export interface Candidate {
  value: string;
  label: string;
}

/** Everything that a field may name, in the document's order; nothing for a field that names nothing. */
export function candidatesFor({ shape, words }: Field, typed: Typed): Candidate[] {
  if (shape.kind === "choices") return shape.of.kind === "reference" ? partsOf(shape.of.list, typed) : [];
  if (shape.kind !== "reference") return [];
  const { program } = typed;
  const parts = partsOf(shape.list, typed);
  if (words === "Effect.percentage.unit") {
    return parts.filter(({ value }) => program.units.some(({ id, kind }) => id === value && kind === "cashback"));
  }
  if (words !== "Effect.reward.reward") return parts;
  // Of a slider there is no one size that could be given.
  return parts.filter(({ value }) => program.rewards.some(({ id, kind }) => id === value && kind !== "slider"));
}

/** Everything in a list of the program, by what it is called. */
export function partsOf(list: ListName, typed: Typed): Candidate[] {
  const { program, currency, language } = typed;
  switch (list) {
    case "units":
      return program.units.map(({ id, name }) => ({ value: id, label: name.many }));
    case "tiers":
      return program.tiers.map(({ id, name }) => ({ value: id, label: name }));
    case "rewards":
      return program.rewards.map((reward) => ({
        value: reward.id,
        label: rewardTitle(reward, { language, currency, program }),
      }));
    case "earning":
      return describeProgram(program, { currency, language })
        .filter(({ name }) => name === "earning")
        .flatMap(({ items }) => items.map(({ id, title }) => ({ value: id, label: title })));
    default:
      return assertNever(list);
  }
}

/** Whether everything that a kind must name exists at all: where there is no tier, none can be given. */
export function canBeChosen({ shape }: Field, typed: Typed): boolean {
  if (shape.kind !== "group") return true;
  return shape.fields.every((part) => {
    const mustName =
      part.shape.kind === "reference" || (part.shape.kind === "choices" && part.shape.of.kind === "reference");
    return !mustName || part.isOptional || part.start !== undefined || candidatesFor(part, typed).length > 0;
  });
}
