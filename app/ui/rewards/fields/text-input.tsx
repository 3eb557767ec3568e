import { TextField, type TextFieldProps } from "@shopify/polaris";
import type { FormState } from "../use-form.ts";

type TextKey<Draft> = { [Key in keyof Draft]: Draft[Key] extends string ? Key : never }[keyof Draft] & string;

export interface TextInputProps<Draft> {
  form: FormState<Draft>;
  name: TextKey<Draft>;
  label: string;
  help?: string | undefined;
  /** What is typed: an amount or rate, a whole number, words, or a day and time. */
  as?: "decimal" | "whole" | "words" | "moment";
  prefix?: string | undefined;
  suffix?: string | undefined;
  placeholder?: string | undefined;
  lines?: number;
  after?: TextFieldProps["connectedRight"];
}

/** A field of the form, by the name of what it holds. */
export function TextInput<Draft extends object>(props: TextInputProps<Draft>) {
  const { form, name, label, help, as = "words", prefix, suffix, placeholder, lines, after } = props;
  const value: unknown = form.draft[name];
  return (
    <TextField
      {...form.field(name)}
      label={label}
      value={typeof value === "string" ? value : ""}
      type={as === "moment" ? "datetime-local" : "text"}
      {...(as === "decimal" ? { inputMode: "decimal" as const } : {})}
      {...(as === "whole" ? { inputMode: "numeric" as const } : {})}
      {...(help === undefined ? {} : { helpText: help })}
      {...(prefix === undefined ? {} : { prefix })}
      {...(suffix === undefined ? {} : { suffix })}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(lines === undefined ? {} : { multiline: lines })}
      {...(after === undefined ? {} : { connectedRight: after })}
      onChange={(typed) => form.change(changed<Draft>(name, typed))}
    />
  );
}

function changed<Draft>(name: TextKey<Draft>, typed: string): Partial<Draft> {
  const part: Partial<Draft> = {};
  return Object.assign(part, { [name]: typed });
}
