import { FormLayout, Select, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { localTime } from "../rewards/draft-reader.ts";
import { monthText } from "./calendar-words.ts";
import type { LeafProps } from "./input-props.ts";
import type { PartForm } from "./use-part-form.ts";
import { wordsAt } from "./words-at.ts";

interface TextProps extends LeafProps {
  inputMode?: "decimal" | "numeric";
  prefix?: string;
  suffix?: string;
  lines?: number;
}

/** A text, a number or an amount, as it is typed. */
export function TextInput(props: TextProps) {
  const { form, field, path, titled, inputMode, prefix, lines } = props;
  const words = wordsAt(form, field, path);
  const suffix = props.suffix ?? words.suffix;
  return (
    <TextField
      {...fieldProps(form, path)}
      label={words.label}
      labelHidden={titled === "above"}
      helpText={words.help}
      value={form.draft[path] ?? ""}
      {...(inputMode === undefined ? {} : { inputMode })}
      {...(prefix === undefined ? {} : { prefix })}
      {...(suffix === undefined ? {} : { suffix })}
      {...(lines === undefined ? {} : { multiline: lines })}
      onChange={(typed) => form.change(path, typed)}
    />
  );
}

/** A day and time by the shop's calendar. */
export function MomentInput({ form, field, path }: LeafProps) {
  const words = wordsAt(form, field, path);
  const text = form.draft[path] ?? "";
  return (
    <TextField
      {...fieldProps(form, path)}
      label={words.label}
      helpText={words.help}
      type="datetime-local"
      value={text.length === 10 ? `${text}T00:00` : text}
      onChange={(typed) => form.change(path, localTime(typed) ?? "")}
    />
  );
}

const TERMS = ["days", "months", "years"] as const;

/** A length of time: a number, and days, months or years. */
export function DurationInput({ form, field, path }: LeafProps) {
  const { t } = useTranslation();
  const words = wordsAt(form, field, path);
  const [count = "", term = "months"] = (form.draft[path] ?? "").split(" ");
  return (
    <TextField
      {...fieldProps(form, path)}
      label={words.label}
      helpText={words.help}
      value={count}
      inputMode="numeric"
      onChange={(typed) => form.change(path, `${typed.replaceAll(" ", "")} ${term}`)}
      connectedRight={
        <Select
          label={t("fields.term", { label: words.label })}
          labelHidden
          value={term}
          options={TERMS.map((value) => ({ value, label: t(`rewards.unit.${value}`) }))}
          onChange={(next) => form.change(path, `${count} ${next}`)}
        />
      }
    />
  );
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** A day of every year. */
export function MonthDayInput({ form, field, path }: LeafProps) {
  const { t } = useTranslation();
  const words = wordsAt(form, field, path);
  const [month = "1", day = ""] = (form.draft[path] ?? "").split("-");
  return (
    <div role="group" aria-label={words.label}>
      <FormLayout>
        <FormLayout.Group condensed>
          <TextField
            {...fieldProps(form, path)}
            label={t("fields.day")}
            value={day}
            inputMode="numeric"
            onChange={(typed) => form.change(path, `${month}-${typed.replaceAll("-", "")}`)}
          />
          <Select
            label={t("fields.month")}
            value={month}
            options={MONTHS.map((value) => ({
              value: String(value),
              label: monthText(value, form.typed.language),
            }))}
            onChange={(next) => form.change(path, `${next}-${day}`)}
          />
        </FormLayout.Group>
      </FormLayout>
    </div>
  );
}

function fieldProps(form: PartForm, path: string) {
  return { id: path, autoComplete: "off", error: form.errorAt(path), onBlur: () => form.leave(path) };
}
