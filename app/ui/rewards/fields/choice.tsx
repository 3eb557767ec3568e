import { ChoiceList } from "@shopify/polaris";

export interface ChoiceOption<Value extends string> {
  value: Value;
  label: string;
  help?: string;
}

/** One of a few, with a word on what each does. */
export function Choice<Value extends string>(props: {
  name: string;
  label: string;
  value: Value;
  options: readonly ChoiceOption<Value>[];
  error?: string | undefined;
  /** Where a heading says already what is asked for. */
  titled?: "above" | undefined;
  onChange: (value: Value) => void;
}) {
  const { name, label, value, options, error, titled, onChange } = props;
  return (
    <div id={name} tabIndex={-1}>
      <ChoiceList
        titleHidden={titled === "above"}
        title={label}
        name={name}
        selected={[value]}
        {...(error === undefined ? {} : { error })}
        choices={options.map(({ value: id, label: text, help }) => ({ value: id, label: text, helpText: help }))}
        onChange={([chosen]) => {
          const option = options.find((candidate) => candidate.value === chosen);
          if (option) onChange(option.value);
        }}
      />
    </div>
  );
}

/** Any number of a few. */
export function Choices<Value extends string>(props: {
  name: string;
  label: string;
  values: readonly Value[];
  options: readonly ChoiceOption<Value>[];
  error?: string | undefined;
  /** Where a heading says already what is asked for. */
  titled?: "above" | undefined;
  onChange: (values: Value[]) => void;
}) {
  const { name, label, values, options, error, titled, onChange } = props;
  return (
    <div id={name} tabIndex={-1}>
      <ChoiceList
        allowMultiple
        titleHidden={titled === "above"}
        title={label}
        name={name}
        selected={[...values]}
        {...(error === undefined ? {} : { error })}
        choices={options.map(({ value: id, label: text, help }) => ({ value: id, label: text, helpText: help }))}
        onChange={(chosen) => onChange(options.map((option) => option.value).filter((value) => chosen.includes(value)))}
      />
    </div>
  );
}
