import { createContext, type ReactNode, useContext } from "react";
import { invariant } from "../../loyalty/assert.ts";
import type { InputProps } from "./input-props.ts";

const ShowField = createContext<((props: InputProps) => ReactNode) | null>(null);

/** Hands down what shows a field of any kind: groups, rows and variants hold fields of every kind, their own included. */
export const InnerFieldProvider = ShowField.Provider;

/** A field inside another one. */
export function InnerField(props: InputProps): ReactNode {
  const show = useContext(ShowField);
  invariant(show, "fields stand in a part's form");
  return show(props);
}
