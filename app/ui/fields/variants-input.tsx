import { BlockStack, Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { MoreAboutField } from "../guide/more-about.tsx";
import { Choice } from "../rewards/fields/choice.tsx";
import { canBeChosen } from "./candidates.ts";
import { inside } from "./draft.ts";
import type { InputProps } from "./input-props.ts";
import { InnerField } from "./inner-field.tsx";
import { isOffered } from "./offered.ts";
import { isAskedFor } from "./layout.ts";
import type { Field, VariantsShape } from "./shape.ts";
import { wordsAt } from "./words-at.ts";

/** How many options are shown at once, each with a word on what it does. */
const CHOICES_MAX = 4;

/** One of several kinds, and the fields of the one that is chosen. */
export function VariantsInput({ form, field, path, titled, shape }: InputProps & { shape: VariantsShape }) {
  const { t } = useTranslation();
  const words = wordsAt(form, field, path);
  const chosen = form.draft[path] ?? "";
  const option = shape.options.find(({ key }) => key === chosen);
  const options = shape.options
    .filter((each) => each.key === chosen || isOffered(form.draft, each.field))
    .map(({ key, field: each }) => ({
      ...{ value: key, ...wordsAt(form, each, inside(path, key)) },
      disabled: key !== chosen && !canBeChosen(each, form.typed),
    }));
  const choose = (value: string) => {
    const next = shape.options.find(({ key }) => key === value);
    if (next) form.choose(path, next.field);
    else form.change(path, "");
  };
  const unset = { value: "", label: words.unset ?? t("fields.unset"), disabled: false };
  const all = field.isOptional ? [unset, ...options] : options;
  return (
    <BlockStack gap="300">
      {all.length <= CHOICES_MAX && !all.some(({ disabled }) => disabled) ? (
        <Choice
          name={path}
          label={words.label}
          titled={titled}
          value={chosen}
          options={all}
          error={form.errorAt(path)}
          onChange={choose}
        />
      ) : (
        <Select
          id={path}
          label={words.label}
          labelHidden={titled === "above"}
          helpText={wordsOfChosen(all, chosen) ?? words.help}
          value={chosen}
          options={all.map(({ value, label, disabled }) => ({ value, label, disabled }))}
          error={form.errorAt(path)}
          onChange={choose}
        />
      )}
      {option && hasFields(option.field) && (
        <InnerField form={form} field={option.field} path={inside(path, option.key)} titled="above" />
      )}
      <MoreAboutField words={field.words} />
    </BlockStack>
  );
}

function wordsOfChosen(options: readonly { value: string; help?: string }[], chosen: string): string | undefined {
  return options.find(({ value }) => value === chosen)?.help;
}

/** Whether a kind asks for anything besides being chosen. */
export function hasFields({ shape }: Field): boolean {
  return shape.kind === "group" ? shape.fields.some(isAskedFor) : shape.kind !== "literal";
}
