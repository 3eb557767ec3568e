import type { Path } from "../../loyalty/program/names.ts";
import { documentShape } from "../../loyalty/program/document-schema.ts";
import { valueAt } from "../../loyalty/program/document-fields.ts";
import { POINTS, type Program } from "../../loyalty/program.ts";
import { itemName } from "./item-name.ts";
import { insideOf } from "./said.ts";
import { type Field, rootField } from "./shape.ts";
import { type Within, wordsIn } from "./words-at.ts";

/**
 * A place of the document in the words of the forms: "Rewards · €5.00 off · Price".
 *
 * @param path things of lists by their id or their index
 * @param programs where the place is looked up: in the first that has it
 */
export function placeText(
  path: Path,
  programs: readonly [Program, ...Program[]],
  { currency, language }: { currency: string; language: "en" | "de" },
): string {
  const [first] = programs;
  const program = programs.find((each) => path.every((_step, at) => isThere(each, path.slice(0, at + 1)))) ?? first;
  const start = { typed: { program, currency, language }, unit: POINTS };
  return labelsAt(rootField(documentShape), path, { value: program, within: start }).join(" · ");
}

function labelsAt(field: Field, path: Path, { value, within }: { value: unknown; within: Within }): string[] {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  const { shape } = field;
  const inside = insideOf(value, within);
  if (shape.kind === "variants") {
    const option = shape.options.find(({ isOf }) => isOf(value));
    return option ? labelsAt(option.field, path, { value, within }) : [];
  }
  if (shape.kind === "rows") {
    const [item, index] = itemAt(value, step);
    const name = item === undefined ? String(step) : itemName({ field, shape, within }, item, index);
    return [name, ...labelsAt(shape.row, rest, { value: item, within })];
  }
  const part = shape.kind === "group" ? shape.fields.find(({ name }) => name === step) : undefined;
  if (!part) return [];
  return [wordsIn(part, inside).label, ...labelsAt(part, rest, { value: valueAt(value, [step]), within: inside })];
}

function isThere(program: Program, path: Path): boolean {
  return path.reduce<unknown>((value, step) => (Array.isArray(value) ? itemAt(value, step)[0] : valueAt(value, [step])), program) !== undefined; // prettier-ignore
}

function itemAt(list: unknown, step: string | number): readonly [item: unknown, index: number] {
  const items: unknown[] = Array.isArray(list) ? list : [];
  const index = typeof step === "number" ? step : items.findIndex((item) => valueAt(item, ["id"]) === step);
  return [items[index], index];
}
