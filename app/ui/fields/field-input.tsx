import { GroupInput, OptionalGroup } from "./group-input.tsx";
import { LeafInput } from "./leaf-input.tsx";
import { RowsInput } from "./rows-input.tsx";
import type { Field } from "./shape.ts";
import type { PartForm } from "./use-part-form.ts";
import { VariantsInput } from "./variants-input.tsx";

export interface InputProps {
  form: PartForm;
  field: Field;
  /** The place of the form that it is typed in. */
  path: string;
  /** Where a heading says already what is asked for. */
  titled?: "above";
}

/** Whatever a field of the schema asks for. */
export function FieldInput(props: InputProps) {
  const { shape, isOptional } = props.field;
  if (shape.kind === "variants") return <VariantsInput {...props} shape={shape} />;
  if (shape.kind === "rows") return <RowsInput {...props} shape={shape} />;
  if (shape.kind !== "group") return <LeafInput {...props} leaf={shape} />;
  return isOptional ? <OptionalGroup {...props} shape={shape} /> : <GroupInput {...props} shape={shape} />;
}
