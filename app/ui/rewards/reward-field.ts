import type { Path } from "../../loyalty/program/names.ts";
import { WHOLE_FORM } from "../program/program-issues.ts";

/** The form's field for each part of a reward in the document. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ name: "name", description: "description", points: "points", automatic: "points" },
  ...{ tiers: "tiers", segments: "segments", perMember: "perMember", total: "total", coolDown: "coolDown" },
  ...{ lapseReturnsPercent: "lapseShare", minimumMinor: "minimum", purchases: "purchases", combinesWith: "combines" },
  ...{ transferable: "transferable", refundReturns: "refundReturns", only: "only", amountMinor: "amount" },
  ...{ shareMaxPercent: "share", percent: "percent", shippingMaxMinor: "shippingMax", countries: "countries" },
  ...{ productId: "productId", variantId: "productId", valueMinor: "value", pointsMin: "pointsMin" },
  ...{ pointsMax: "pointsMax", pointsStep: "pointsStep", minorPerStep: "perStep", as: "as", cause: "cause" },
  ...{ partner: "partner", howTo: "howTo", lowStock: "lowStock", tag: "tag", lapses: "lapsesDays" },
};

const EXCEPT: Readonly<Record<string, string>> = {
  ...{ products: "exceptProducts", collections: "exceptCollections", tags: "exceptTags", vendors: "exceptVendors" },
};

/**
 * The field in which a person puts right what is wrong at a place of the document.
 *
 * @param at which of the document's rewards the form is of
 */
export function rewardField(path: Path, at: number): string {
  const [list, index, key, part, inner] = path;
  if (list === "earning" || list === "tiers") return "givings";
  if (list !== "rewards" || index !== at || typeof key !== "string") return WHOLE_FORM;
  if (key === "window") return part === "to" ? "to" : "from";
  if (key === "valid") return part === "until" ? "validUntil" : "validFor";
  if (key === "except") return EXCEPT[String(part)] ?? "exceptProducts";
  if (key === "amounts") return `amounts.${part ?? 0}.${inner === "currency" ? "currency" : "amount"}`;
  if (key === "dates") return part === undefined ? "dates" : `dates.${part}.${inner === "places" ? "places" : "at"}`;
  if (key === "asks") return part === "lengthMax" ? "asksMax" : "asksLabel";
  if (key === "buys") return part === "quantity" ? "buysQuantity" : "buysFrom";
  return FIELDS[key] ?? WHOLE_FORM;
}
