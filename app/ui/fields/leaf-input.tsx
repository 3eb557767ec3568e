import { assertNever } from "../../loyalty/assert.ts";
import { PickedList } from "../rewards/fields/picked-list.tsx";
import { BooleanInput, ChoicesInput, EnumInput, ReferenceInput } from "./choice-inputs.tsx";
import { EventInput } from "./event-input.tsx";
import type { LeafProps } from "./input-props.ts";
import { DurationInput, MomentInput, MonthDayInput, TextInput } from "./text-inputs.tsx";
import { unitNameAt, wordsAt } from "./words-at.ts";

/** One field, by what it holds. */
export function LeafInput(props: LeafProps) {
  const { form, field, path, leaf } = props;
  const { currency } = form.typed;
  switch (leaf.kind) {
    case "identity":
    case "literal":
      return null;
    case "text":
    case "name":
      return <TextInput {...props} />;
    case "event":
      return <EventInput {...props} />;
    case "lines":
      return <TextInput {...props} lines={3} />;
    case "whole":
      return <TextInput {...props} inputMode="numeric" />;
    case "amount":
      return <TextInput {...props} inputMode="decimal" suffix={currency} />;
    case "points":
    case "rate":
      return <TextInput {...props} inputMode="decimal" suffix={unitNameAt(form, path)} />;
    case "ratio":
      return <TextInput {...props} inputMode="decimal" prefix="×" />;
    case "share":
      return <TextInput {...props} inputMode="decimal" suffix="%" />;
    case "moment":
      return <MomentInput {...props} />;
    case "duration":
      return <DurationInput {...props} />;
    case "month-day":
      return <MonthDayInput {...props} />;
    case "boolean":
      return <BooleanInput {...props} />;
    case "enum":
      return <EnumInput {...props} leaf={leaf} />;
    case "reference":
      return <ReferenceInput {...props} />;
    case "choices":
      return <ChoicesInput {...props} leaf={leaf} />;
    case "goods":
      return (
        <PickedList
          id={path}
          label={wordsAt(form, field, path).label}
          type={leaf.type}
          ids={(form.draft[path] ?? "").split(" ").filter((id) => id !== "")}
          error={form.errorAt(path)}
          onChange={(ids) => form.change(path, ids.join(" "))}
        />
      );
    default:
      return assertNever(leaf);
  }
}
