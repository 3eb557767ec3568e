import { describe, expect, it } from "vitest";
import de from "../../app/i18n/de/fields.json";
import en from "../../app/i18n/en/fields.json";
import { documentShape } from "../../app/loyalty/program/document-schema.ts";
import { isAskedFor, isTold } from "../../app/ui/fields/layout.ts";
import { type Field, rootField } from "../../app/ui/fields/shape.ts";
import { type FieldWords, ofAllKinds } from "../../app/ui/fields/words.ts";

const TEXTS: Record<string, Readonly<Record<string, FieldWords>>> = { en, de };

const demanded = wordsOf(rootField(documentShape)).filter(({ name }) => name.includes("."));

describe("the words of the program's forms", () => {
  it.each(["en", "de"])("are there for each field, option and kind of the schema: %s", (language) => {
    const texts = TEXTS[language] ?? {};

    const missing = demanded.flatMap(({ name, also }) =>
      (["label", ...also] as const).flatMap((part) =>
        (texts[name] ?? texts[ofAllKinds(name)])?.[part]?.trim() ? [] : [`${name}: ${part}`],
      ),
    );

    expect([...new Set(missing)]).toEqual([]);
  });

  it.each(["en", "de"])("are there for nothing else: %s", (language) => {
    const texts = TEXTS[language] ?? {};
    const known = new Set(demanded.map(({ name }) => (texts[name] ? name : ofAllKinds(name))));

    expect(Object.keys(texts).filter((name) => !known.has(name))).toEqual([]);
  });

  it("say the same things in both languages", () => {
    const parts = (texts: Readonly<Record<string, object>>) =>
      Object.entries(texts).map(([name, words]) => `${name}: ${Object.keys(words).join(" ")}`);

    expect(parts(de).sort()).toEqual(parts(en).sort());
  });
});

interface Demand {
  name: string;
  /** What must be said besides the label. */
  also: (keyof FieldWords)[];
}

/** Everything that is called by a name: by a form that is made from the schema, and where versions are compared. */
function wordsOf(field: Field): Demand[] {
  if (!isTold(field)) return [];
  const demands = formWordsOf(field);
  // The document's own lists and what has a screen of its own are only compared.
  if (field.words !== ".rewards" && isAskedFor(field)) return demands.map((each) => (each.name.startsWith(".") ? { ...each, also: [] } : each)); // prettier-ignore
  return demands.map(({ name, also }) => ({ name, also: also.filter((part) => part === "yes" || part === "no") }));
}

function formWordsOf({ shape, words, isOptional, start }: Field): Demand[] {
  const named = (...also: (keyof FieldWords)[]) => [{ name: words, also }];
  const unset = isOptional ? (["unset"] as const) : [];
  if (shape.kind === "group") return [...named(), ...shape.fields.flatMap(wordsOf)];
  if (shape.kind === "rows") {
    return [...named("add", "one"), ...wordsOf(shape.row).filter(({ name }) => name !== words)];
  }
  if (shape.kind === "variants") {
    const options = shape.options.map(({ field: option }) => option);
    return [...named(...unset), ...options.flatMap((option) => [{ name: option.words, also: [] }, ...wordsOf(option)])];
  }
  if (shape.kind === "enum") return [...named(...unset), ...optionsOf(words, shape)];
  if (shape.kind === "choices") {
    const none = shape.allowsNone === "none" ? (["unset"] as const) : [];
    return [...named(...none), ...(shape.of.kind === "enum" ? optionsOf(words, shape.of) : [])];
  }
  if (shape.kind !== "boolean") return named(...(shape.kind === "reference" ? unset : []));
  return named(...unset, ...(start === undefined && !isOptional ? (["yes", "no"] as const) : []));
}

function optionsOf(words: string, { values, calendar }: { values: readonly string[]; calendar?: string }): Demand[] {
  return calendar === undefined ? values.map((value) => ({ name: `${words}.${value}`, also: [] })) : [];
}
