import { moneyText } from "../../loyalty/describe/telling.ts";
import { minorPerUnit } from "../../loyalty/money.ts";
import { unitAt } from "./draft.ts";
import type { Typed } from "./leaf-text.ts";
import type { Field } from "./shape.ts";
import type { PartForm } from "./use-part-form.ts";
import { type FieldWords, wordsFor } from "./words.ts";

/** What a field is called where it stands in a form. */
export function wordsAt(form: PartForm, field: Pick<Field, "words">, path: string): FieldWords {
  return wordsIn(field, { typed: form.typed, unit: unitAt(form.draft, path) });
}

/** What holds at a place of a program. */
export interface Within {
  typed: Typed;
  /** What points are counted in there. */
  unit: string;
}

/** What a field is called at a place: `{unit}` is what points are called there, `{amount}` one unit of the currency. */
export function wordsIn(field: Pick<Field, "words">, { typed, unit }: Within): FieldWords {
  const { currency, language } = typed;
  const words = wordsFor(field.words, language);
  const name = unitName(typed, unit);
  const amount = moneyText(minorPerUnit(currency), { currency, language });
  const fill = (text: string) => text.replaceAll("{unit}", name).replaceAll("{amount}", amount);
  return {
    ...words,
    label: fill(words.label),
    ...(words.help === undefined ? {} : { help: fill(words.help) }),
    ...(words.unset === undefined ? {} : { unset: fill(words.unset) }),
  };
}

/** What the points at a place are called. */
export function unitNameAt({ draft, typed }: PartForm, path: string): string {
  return unitName(typed, unitAt(draft, path));
}

function unitName({ program }: Typed, unitId: string): string {
  return program.units.find(({ id }) => id === unitId)?.name.many ?? unitId;
}
