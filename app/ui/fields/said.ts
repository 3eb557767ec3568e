import type { TFunction } from "i18next";
import { assertNever } from "../../loyalty/assert.ts";
import {
  allOf,
  localTimeText,
  moneyText,
  monthDayText,
  numberText,
  rateText,
  ratioText,
  shareText,
  unitText,
} from "../../loyalty/describe/telling.ts";
import { type Duration, durationSchema, monthDaySchema, ratioSchema } from "../../loyalty/program/primitives.ts";
import { valueAt } from "../../loyalty/program/document-fields.ts";
import { sameDocument } from "../../loyalty/program/same-document.ts";
import { percentText } from "../../loyalty/rewards/words.ts";
import { calendarText } from "./calendar-words.ts";
import { candidatesFor } from "./candidates.ts";
import { isTold } from "./layout.ts";
import type { Typed } from "./leaf-text.ts";
import type { ChoiceLeaf, Field, Leaf, ReferenceLeaf } from "./shape.ts";
import { type Within, wordsIn } from "./words-at.ts";

/** What the text of a value depends on besides the value. */
export interface Said extends Within {
  /** What products, variants and collections are called, by global id. */
  titles: Readonly<Record<string, string>>;
  t: TFunction;
}

/** What a value says, in the words of the form that asks for it; null: nothing. */
export function saidText(field: Field, value: unknown, said: Said): string | null {
  const { shape } = field;
  if (value === undefined || value === null) return null;
  if (shape.kind === "group") {
    const inner = insideOf(value, said);
    const told = shape.fields.filter(isTold);
    const lines = told.flatMap((part) => {
      const each = valueAt(value, [part.name]);
      const text = sameDocument(each, part.start) && told.length > 1 ? null : saidText(part, each, inner);
      if (text === null) return [];
      return [isNamedAbove(told, inner) ? text : `${wordsIn(part, inner).label}: ${text}`];
    });
    return lines.length === 0 ? null : lines.join("; ");
  }
  if (shape.kind === "variants") {
    const option = shape.options.find(({ isOf }) => isOf(value));
    if (!option) return null;
    const text = saidText(option.field, value, said);
    const { label } = wordsIn(option.field, insideOf(value, said));
    return text === null ? label : `${label} (${text})`;
  }
  if (shape.kind === "rows") {
    const items: unknown[] = Array.isArray(value) ? value : [];
    return items.length === 0 ? null : items.map((item) => saidText(shape.row, item, said) ?? "–").join(" · ");
  }
  return leafSaid(field, shape, { value, said });
}

/** Whether the name of a group says enough of its only part: of a bare number it does not. */
export function isNamedAbove(told: readonly Field[], within: Within): boolean {
  const [only, ...others] = told;
  if (only === undefined || others.length > 0) return false;
  return only.shape.kind !== "boolean" && (only.shape.kind !== "whole" || wordsIn(only, within).suffix !== undefined);
}

/** What holds inside of a thing: what its points and amounts are counted in. */
export function insideOf<Place extends Within>(value: unknown, said: Place): Place {
  const unit = [valueAt(value, ["unit"]), valueAt(value, ["effect", "unit"])].find((each) => typeof each === "string");
  const currency = valueAt(value, ["currency"]);
  return {
    ...said,
    ...(typeof unit === "string" ? { unit } : {}),
    ...(typeof currency === "string" ? { typed: { ...said.typed, currency } } : {}),
  };
}

function leafSaid(field: Field, leaf: Leaf, { value, said }: { value: unknown; said: Said }): string | null {
  const { typed, unit, t } = said;
  switch (leaf.kind) {
    case "identity":
    case "literal":
      return null;
    case "text":
    case "name":
    case "event":
      return typeof value === "string" && value !== "" ? (goodsTitle(field.name, value, said) ?? value) : null;
    case "moment":
      return typeof value === "string" ? localTimeText(value, typed) : null;
    case "whole":
      return typeof value === "number" ? counted(field, value, said) : null;
    case "amount":
      return typeof value === "number" ? moneyText(value, typed) : null;
    case "points":
      return typeof value === "number" ? unitText(value, unit, typed) : null;
    case "ratio":
      return ofRatio(value, (ratio) => `× ${ratioText(ratio, typed)}`);
    case "rate":
      return ofRatio(value, (ratio) => rateText(ratio, unit, typed));
    case "share":
      return ofRatio(value, (ratio) => shareText(ratio, typed));
    case "boolean": {
      const words = wordsIn(field, said);
      return value === true ? (words.yes ?? t("fields.yes")) : (words.no ?? t("fields.no"));
    }
    case "duration": {
      const read = durationSchema.safeParse(value);
      return read.success ? termText(read.data, typed) : null;
    }
    case "month-day": {
      const read = monthDaySchema.safeParse(value);
      return read.success ? monthDayText(read.data, typed) : null;
    }
    case "enum":
    case "reference":
      return chosenSaid(field, leaf, { value, said });
    case "choices":
      return listed(field, itemsOf(value).map((each) => chosenSaid(field, leaf.of, { value: each, said })), said); // prettier-ignore
    case "lines":
      // Shopify's segments have numbers and no names here.
      if (field.name === "segments" && itemsOf(value).length > 0) return t("rewards.list.segments", { count: itemsOf(value).length }); // prettier-ignore
      return listed(field, itemsOf(value).map(String), said);
    case "goods":
      return listed(field, itemsOf(value).map((id) => goodsTitle(field.name, String(id), said) ?? String(id)), said); // prettier-ignore
    default:
      return assertNever(leaf);
  }
}

/** Several names in one text. An empty list says something where it may also be left out. */
function listed(field: Field, names: readonly string[], { typed, t }: Said): string | null {
  if (names.length === 0) return field.isOptional ? t("fields.none") : null;
  return allOf(names, typed);
}

function chosenSaid(
  field: Field,
  leaf: ChoiceLeaf | ReferenceLeaf,
  { value, said }: { value: unknown; said: Said },
): string {
  const words = wordsIn(field, said);
  if (value === null) return words.unset ?? said.t("fields.none");
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  if (leaf.kind === "reference") {
    return candidatesFor(field, said.typed).find((candidate) => candidate.value === text)?.label ?? text;
  }
  if (leaf.calendar !== undefined) return calendarText(leaf.calendar, text, said.typed.language);
  return wordsIn({ words: `${field.words}.${text}` }, said).label;
}

const GOODS: Readonly<Record<string, string>> = {
  products: "Product",
  productId: "Product",
  variants: "ProductVariant",
  variantId: "ProductVariant",
  collections: "Collection",
};

function goodsTitle(name: string, id: string, { titles }: Said): string | undefined {
  const kind = GOODS[name];
  return kind === undefined ? undefined : titles[`gid://shopify/${kind}/${id}`];
}

function counted(field: Field, value: number, said: Said): string {
  const { suffix } = wordsIn(field, said);
  if (suffix === "%") return percentText(value, said.typed);
  const number = numberText(value, said.typed);
  return suffix === undefined ? number : `${number} ${suffix}`;
}

/** "12 months", "12 Monate". */
function termText(duration: Duration, { language }: Typed): string {
  const [[unit, count] = ["days", 0]] = Object.entries(duration);
  const format = { style: "unit", unit: unit.replace(/s$/, ""), unitDisplay: "long" } as const;
  return new Intl.NumberFormat(language, format).format(count);
}

function ofRatio(value: unknown, text: (ratio: { numerator: number; denominator: number }) => string): string | null {
  const read = ratioSchema.safeParse(value);
  return read.success ? text(read.data) : null;
}

function itemsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
