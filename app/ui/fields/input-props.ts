import type { Field, Leaf } from "./shape.ts";
import type { PartForm } from "./use-part-form.ts";

export interface InputProps {
  form: PartForm;
  field: Field;
  /** The place of the form that it is typed in. */
  path: string;
  /** Where a heading says already what is asked for. */
  titled?: "above";
}

export interface LeafProps extends InputProps {
  leaf: Leaf;
}
