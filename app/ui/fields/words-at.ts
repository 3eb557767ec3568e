import { moneyText } from "../../loyalty/describe/telling.ts";
import { minorPerUnit } from "../../loyalty/money.ts";
import { unitAt } from "./draft.ts";
import type { Field } from "./shape.ts";
import type { PartForm } from "./use-part-form.ts";
import { type FieldWords, wordsFor } from "./words.ts";

/** What a field is called where it stands: `{unit}` is what points are called there, `{amount}` one unit of the currency. */
export function wordsAt(form: PartForm, field: Pick<Field, "words">, path: string): FieldWords {
  const { currency, language } = form.typed;
  const words = wordsFor(field.words, language);
  const unit = unitNameAt(form, path);
  const amount = moneyText(minorPerUnit(currency), { currency, language });
  const fill = (text: string) => text.replaceAll("{unit}", unit).replaceAll("{amount}", amount);
  return {
    ...words,
    label: fill(words.label),
    ...(words.help === undefined ? {} : { help: fill(words.help) }),
  };
}

/** What the points at a place are called. */
export function unitNameAt({ draft, typed }: PartForm, path: string): string {
  const id = unitAt(draft, path);
  return typed.program.units.find((unit) => unit.id === id)?.name.many ?? id;
}
