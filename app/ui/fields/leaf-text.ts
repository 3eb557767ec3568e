import type { Language } from "../../i18n/language.ts";
import { assertNever } from "../../loyalty/assert.ts";
import { decimalsOf, formatMinor } from "../../loyalty/money.ts";
import { type Ratio, ratioFromDecimal, ratioToDecimal } from "../../loyalty/points.ts";
import { durationSchema, monthDaySchema } from "../../loyalty/program/primitives.ts";
import type { Program } from "../../loyalty/program.ts";
import { typedDecimal } from "../decimal-input.ts";
import type { ChoiceLeaf, Leaf, ReferenceLeaf } from "./shape.ts";

/** What the texts of a form depend on. */
export interface Typed {
  program: Program;
  currency: string;
  language: Language;
}

/** Stands for "none" among things that are chosen by name. */
export const NONE = "-";
/** Stands before a choice of a list that may also be left out: an empty list says something else than none. */
export const CHOSEN = "=";

/**
 * The text in which a form holds a value of the document.
 *
 * @param unit of points: what they are counted in
 */
export function leafText(leaf: Leaf, value: unknown, { typed, unit }: { typed: Typed; unit: string }): string {
  const { currency, language } = typed;
  switch (leaf.kind) {
    case "text":
    case "name":
    case "event":
    case "identity":
    case "moment":
      return typeof value === "string" ? value : "";
    case "literal":
      return "";
    case "enum":
    case "reference":
      return chosenText(leaf, value);
    case "whole":
      return typeof value === "number" ? String(value) : "";
    case "amount":
      return typeof value === "number" ? typedDecimal(formatMinor(value, currency), language) : "";
    case "points":
      return typeof value === "number" ? typedDecimal(scaled(value, unitDecimals(typed, unit)), language) : "";
    case "ratio":
      return isRatio(value) ? ratioText(value, language) : "";
    case "rate":
      return isRatio(value) ? ratioText(shared(value, 10 ** unitDecimals(typed, unit)), language) : "";
    case "share":
      return isRatio(value) ? ratioText(percentOf(value), language) : "";
    case "boolean":
      return value === true ? "yes" : value === false ? "no" : "";
    case "duration":
      return durationText(value);
    case "month-day": {
      const read = monthDaySchema.safeParse(value);
      return read.success ? `${read.data.month}-${read.data.day}` : "1-1";
    }
    case "choices":
      return Array.isArray(value) ? [CHOSEN, ...value.map((each) => chosenText(leaf.of, each))].join(" ") : "";
    case "lines":
      return Array.isArray(value) ? value.join("\n") : "";
    case "goods":
      return Array.isArray(value) ? value.join(" ") : "";
    default:
      return assertNever(leaf);
  }
}

/**
 * What a leaf holds that the document says nothing of.
 *
 * @param known what it may refer to
 */
export function emptyText(leaf: Leaf, known: readonly string[]): string {
  if (leaf.kind === "reference") return known.length === 1 ? (known[0] ?? "") : "";
  if (leaf.kind === "enum") return leaf.values[0] ?? "";
  if (leaf.kind === "boolean") return "yes";
  if (leaf.kind === "choices") return CHOSEN;
  if (leaf.kind === "duration") return " months";
  return leaf.kind === "month-day" ? "1-1" : "";
}

/** With how many decimals people see a unit. */
export function unitDecimals({ program, currency }: Pick<Typed, "program" | "currency">, unitId: string): number {
  const unit = program.units.find(({ id }) => id === unitId);
  return unit?.kind === "cashback" ? decimalsOf(currency) : (unit?.decimals ?? 0);
}

/** A ratio in lowest terms is typed as the decimal that says it exactly, else as a fraction. */
function ratioText(ratio: Ratio, language: Language): string {
  const decimal = ratioToDecimal(ratio);
  const back = ratioFromDecimal(decimal);
  const isExact = back?.numerator === ratio.numerator && back.denominator === ratio.denominator;
  return isExact ? typedDecimal(decimal, language) : `${ratio.numerator}/${ratio.denominator}`;
}

function percentOf({ numerator, denominator }: Ratio): Ratio {
  const common = [100, 50, 25, 20, 10, 5, 4, 2].find((each) => denominator % each === 0) ?? 1;
  return { numerator: numerator * (100 / common), denominator: denominator / common };
}

/** Points as people see them, of their smallest parts: as it stands where those are the same. */
function shared(ratio: Ratio, parts: number): Ratio {
  return parts === 1 ? ratio : lowestTerms(ratio.numerator, ratio.denominator * parts);
}

/** The same ratio in the smallest numbers. */
export function lowestTerms(numerator: number, denominator: number): Ratio {
  let [a, b] = [numerator, denominator];
  while (b !== 0) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

function chosenText(leaf: ChoiceLeaf | ReferenceLeaf, value: unknown): string {
  if (value === null) return NONE;
  return typeof value === "string" || (leaf.kind === "enum" && typeof value === "number") ? String(value) : "";
}

function durationText(value: unknown): string {
  const read = durationSchema.safeParse(value);
  const [unit, count] = (read.success && Object.entries(read.data)[0]) || ["months", ""];
  return `${count} ${unit}`;
}

function scaled(points: number, places: number): string {
  const digits = String(points).padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function isRatio(value: unknown): value is Ratio {
  if (typeof value !== "object" || value === null) return false;
  return "numerator" in value && typeof value.numerator === "number" && "denominator" in value;
}
