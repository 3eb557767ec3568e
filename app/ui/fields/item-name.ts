import { valueAt } from "../../loyalty/program/document-fields.ts";
import { partsOf } from "./candidates.ts";
import { LISTS_OF_PROGRAM } from "./meanings.ts";
import { insideOf } from "./said.ts";
import type { Field, RowsShape } from "./shape.ts";
import { type Within, wordsIn } from "./words-at.ts";

/**
 * What one thing of a list is called: its name, or its kind, or its number.
 *
 * @param list the list, and where it stands
 */
export function itemName(
  list: { field: Field; shape: RowsShape; within: Within },
  item: unknown,
  index: number,
): string {
  const { field, shape, within } = list;
  const own = LISTS_OF_PROGRAM[field.words];
  const part = own && partsOf(own, within.typed).find(({ value }) => value === valueAt(item, ["id"]));
  const name = part?.label ?? valueAt(item, ["name"]);
  if (typeof name === "string") return name;
  const { shape: row } = shape.row;
  const kind = row.kind === "variants" ? row.options.find(({ isOf }) => isOf(item)) : undefined;
  if (kind) return wordsIn(kind.field, insideOf(item, within)).label;
  const words = wordsIn(field, within);
  return `${words.one ?? words.label} ${index + 1}`;
}
