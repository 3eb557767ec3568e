import { type RefObject, useEffect, useRef } from "react";

/**
 * For a table with boxes to tick: the box above them says that some are ticked. Polaris draws it so and says it in ARIA,
 * which browsers do not heed on a checkbox of theirs.
 */
export function useMixedBoxes(): RefObject<HTMLDivElement> {
  const table = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const box of table.current?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? []) {
      box.indeterminate = box.getAttribute("aria-checked") === "mixed";
    }
  });
  return table;
}
