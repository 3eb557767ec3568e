import type { OrderLine } from "../order-facts.ts";
import type { Condition, ProductSelection } from "../program.ts";
import { isDiscounted } from "./basis.ts";

/** A condition that chooses lines; every other one judges the whole. */
export type LineCondition = Extract<Condition, { kind: "products" | "discounted" }>;

/** Whether `condition` speaks of lines. */
export function isLineCondition(condition: Condition): condition is LineCondition {
  return condition.kind === "products" || condition.kind === "discounted";
}

/** Whether all `conditions` choose the line. */
export function choosesLine(conditions: readonly LineCondition[], line: OrderLine): boolean {
  for (const condition of conditions) {
    if (condition.kind === "discounted") {
      if (isDiscounted(line) !== condition.is) return false;
      continue;
    }
    if (condition.include && !isSelected(condition.include, line)) return false;
    if (condition.exclude && isSelected(condition.exclude, line)) return false;
  }
  return true;
}

/** A line that matches any of the lists; letters' case of tags and vendors does not count, as in Shopify. */
function isSelected(selection: ProductSelection, line: OrderLine): boolean {
  return (
    (line.productId !== null && selection.products.includes(line.productId)) ||
    (line.variantId !== null && selection.variants.includes(line.variantId)) ||
    (line.collections?.some((collection) => selection.collections.includes(collection)) ?? false) ||
    (line.tags?.some((tag) => includesText(selection.tags, tag)) ?? false) ||
    (line.vendor !== null && includesText(selection.vendors, line.vendor))
  );
}

/** Whether `texts` has `text`, whatever the case of its letters. */
export function includesText(texts: readonly string[], text: string): boolean {
  if (texts.length === 0) return false;
  const wanted = text.trim().toLowerCase();
  return texts.some((candidate) => candidate.trim().toLowerCase() === wanted);
}
