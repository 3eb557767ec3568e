import { GroupInput, OptionalGroup } from "./group-input.tsx";
import type { InputProps } from "./input-props.ts";
import { LeafInput } from "./leaf-input.tsx";
import { RowsInput } from "./rows-input.tsx";
import { VariantsInput } from "./variants-input.tsx";

/** Whatever a field of the schema asks for. */
export function FieldInput(props: InputProps) {
  const { shape, isOptional } = props.field;
  if (shape.kind === "variants") return <VariantsInput {...props} shape={shape} />;
  if (shape.kind === "rows") return <RowsInput {...props} shape={shape} />;
  if (shape.kind !== "group") return <LeafInput {...props} leaf={shape} />;
  return isOptional ? <OptionalGroup {...props} shape={shape} /> : <GroupInput {...props} shape={shape} />;
}
