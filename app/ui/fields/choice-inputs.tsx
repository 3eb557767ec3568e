import { BlockStack, Checkbox, Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { Choice, Choices } from "../rewards/fields/choice.tsx";
import { calendarText } from "./calendar-words.ts";
import { candidatesFor } from "./candidates.ts";
import { CHOSEN, NONE } from "./leaf-text.ts";
import type { LeafProps } from "./input-props.ts";
import type { ChoiceLeaf, Leaf } from "./shape.ts";
import { wordsAt } from "./words-at.ts";

/** How many options are shown at once, each with a word on what it does. */
const CHOICES_MAX = 3;

interface Option {
  value: string;
  label: string;
  help?: string;
}

/** One of a few words. */
export function EnumInput(props: LeafProps & { leaf: ChoiceLeaf }) {
  return <OneOf {...props} options={optionsOf(props, props.leaf)} />;
}

/** Yes or no: a box to tick where one of the two is the rule, else both in words. */
export function BooleanInput(props: LeafProps) {
  const { t } = useTranslation();
  const { form, field, path } = props;
  const words = wordsAt(form, field, path);
  if (field.start === undefined || field.isOptional) {
    const options = [
      { value: "yes", label: words.yes ?? t("fields.yes") },
      { value: "no", label: words.no ?? t("fields.no") },
    ];
    return <OneOf {...props} options={options} />;
  }
  return (
    <Checkbox
      id={path}
      label={words.label}
      helpText={words.help}
      error={form.errorAt(path)}
      checked={form.draft[path] === "yes"}
      onChange={(checked) => form.change(path, checked ? "yes" : "no")}
    />
  );
}

function OneOf({ form, field, path, titled, options }: LeafProps & { options: readonly Option[] }) {
  const { t } = useTranslation();
  const words = wordsAt(form, field, path);
  const value = form.draft[path] ?? "";
  const all = field.isOptional ? [{ value: "", label: words.unset ?? t("fields.unset") }, ...options] : options;
  if (all.length <= CHOICES_MAX) {
    return (
      <Choice
        name={path}
        label={words.label}
        titled={titled}
        value={value}
        options={all}
        error={form.errorAt(path)}
        onChange={(next) => form.change(path, next)}
      />
    );
  }
  return (
    <Select
      id={path}
      label={words.label}
      labelHidden={titled === "above"}
      helpText={all.find((option) => option.value === value)?.help ?? words.help}
      value={value}
      options={all.map(({ value: each, label }) => ({ value: each, label }))}
      error={form.errorAt(path)}
      onChange={(next) => form.change(path, next)}
    />
  );
}

/** A part of the program, by its name. */
export function ReferenceInput({ form, field, path, titled }: LeafProps) {
  const { t } = useTranslation();
  const words = wordsAt(form, field, path);
  const value = form.draft[path] ?? "";
  const known = candidatesFor(field, form.typed);
  const unset = field.isOptional ? [{ value: "", label: words.unset ?? t("fields.unset") }] : [];
  return (
    <Select
      id={path}
      label={words.label}
      labelHidden={titled === "above"}
      helpText={words.help}
      value={value}
      {...(field.isOptional || value !== "" ? {} : { placeholder: t("fields.choose") })}
      options={[...unset, ...known]}
      error={form.errorAt(path)}
      onBlur={() => form.leave(path)}
      onChange={(next) => form.change(path, next)}
    />
  );
}

/** Any number of a few; where they may be left out altogether, a box to tick that reveals them. */
export function ChoicesInput(props: LeafProps & { leaf: Extract<Leaf, { kind: "choices" }> }) {
  const { t } = useTranslation();
  const { form, field, path, titled, leaf } = props;
  const words = wordsAt(form, field, path);
  const text = form.draft[path] ?? "";
  const none = leaf.allowsNone === "none" ? [{ value: NONE, label: words.unset ?? t("fields.none") }] : [];
  const known = leaf.of.kind === "enum" ? optionsOf(props, leaf.of) : candidatesFor(field, form.typed);
  const options = [...known, ...none];
  const values = text.split(" ");
  const choices = (
    <Choices
      name={path}
      label={words.label}
      titled={field.isOptional ? "above" : titled}
      values={values}
      options={options}
      error={form.errorAt(path)}
      onChange={(next) => form.change(path, [CHOSEN, ...next].join(" "))}
    />
  );
  if (!field.isOptional) return choices;
  return (
    <BlockStack gap="200">
      <Checkbox
        label={words.label}
        helpText={words.help}
        checked={text !== ""}
        onChange={(checked) => form.change(path, checked ? CHOSEN : "")}
      />
      {text !== "" && choices}
    </BlockStack>
  );
}

function optionsOf({ form, field, path }: LeafProps, { values, calendar }: ChoiceLeaf): Option[] {
  return values.map((value) => {
    if (calendar !== undefined) return { value, label: calendarText(calendar, value, form.typed.language) };
    const { label, help } = wordsAt(form, { words: `${field.words}.${value}` }, path);
    return { value, label, ...(help === undefined ? {} : { help }) };
  });
}
