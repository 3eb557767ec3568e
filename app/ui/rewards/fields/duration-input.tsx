import { Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { DurationUnit } from "../reward-draft.ts";
import { TextInput, type TextInputProps } from "./text-input.tsx";

const UNITS = ["days", "months", "years"] as const satisfies readonly DurationUnit[];

/** A length of time: a number, and days, months or years. */
export function DurationInput<Draft extends object>(
  props: Pick<TextInputProps<Draft>, "form" | "name" | "label" | "help"> & {
    unit: DurationUnit;
    onUnit: (unit: DurationUnit) => void;
  },
) {
  const { t } = useTranslation();
  const { unit, onUnit, ...field } = props;
  return (
    <TextInput
      {...field}
      as="whole"
      after={
        <Select
          label={t("rewards.unit.title")}
          labelHidden
          value={unit}
          options={UNITS.map((value) => ({ value, label: t(`rewards.unit.${value}`) }))}
          onChange={(value) => onUnit(UNITS.find((each) => each === value) ?? "days")}
        />
      }
    />
  );
}
