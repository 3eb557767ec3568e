import { assertNever } from "../../loyalty/assert.ts";
import { ratioFromDecimal, type Ratio } from "../../loyalty/points.ts";
import { plainDecimal } from "../decimal-input.ts";
import type { FieldProblem } from "../program/program-issues.ts";
import { typedAmount, typedWhole } from "../typed-values.ts";
import { CHOSEN, lowestTerms, NONE, type Typed, unitDecimals } from "./leaf-text.ts";
import type { ChoiceLeaf, Leaf, ReferenceLeaf } from "./shape.ts";

export interface LeafReading {
  typed: Typed;
  unit: string;
  refuse: (problem: FieldProblem) => null;
}

/** The value of the document that a text stands for; undefined where it is left out, or was refused. */
export function readLeaf(leaf: Leaf, text: string, reading: LeafReading): unknown {
  switch (leaf.kind) {
    case "text":
    case "name":
    case "event":
    case "moment":
      return text.trim();
    case "identity":
      return text === "" ? undefined : text;
    case "literal":
      return leaf.value;
    case "enum":
    case "reference":
      return text === "" ? required(reading) : chosenValue(leaf, text);
    case "whole":
      return leaf.min < 0 && text.trim().startsWith("-") ? negative(text, reading) : wholeIn(text, reading);
    case "amount":
      return typedAmount(text, { ...reading.typed, refuse: reading.refuse }) ?? undefined;
    case "points":
      return pointsIn(text, reading);
    case "ratio":
      return ratioIn(text, reading);
    case "rate": {
      const parts = 10 ** unitDecimals(reading.typed, reading.unit);
      const rate = ratioIn(text, reading);
      return rate === undefined || parts === 1 ? rate : lowestTerms(rate.numerator * parts, rate.denominator);
    }
    case "share": {
      const percent = ratioIn(text, reading);
      return percent && lowestTerms(percent.numerator, percent.denominator * 100);
    }
    case "boolean":
      return text === "yes";
    case "duration":
      return durationIn(text, reading);
    case "month-day": {
      const [month = "", day = ""] = text.split("-");
      return { month: Number(month), day: wholeIn(day, reading) };
    }
    case "choices":
      return text
        .split(" ")
        .filter((each) => each !== "" && each !== CHOSEN)
        .map((each) => chosenValue(leaf.of, each));
    case "lines":
      return text
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
    case "goods":
      return text.split(" ").filter((each) => each !== "");
    default:
      return assertNever(leaf);
  }
}

function required({ refuse }: LeafReading): undefined {
  refuse({ code: "required" });
}

function chosenValue(leaf: ChoiceLeaf | ReferenceLeaf, text: string): string | number | null {
  if (text === NONE && leaf.kind === "reference") return null;
  return leaf.kind === "enum" && leaf.calendar !== undefined ? Number(text) : text;
}

function wholeIn(text: string, { typed, refuse }: LeafReading): number | undefined {
  return typedWhole(text, { ...typed, refuse }) ?? undefined;
}

function negative(text: string, reading: LeafReading): number | undefined {
  const whole = wholeIn(text.trim().slice(1), reading);
  return whole === undefined || whole === 0 ? whole : -whole;
}

/** Points as people see them: "1.50" of a unit with two decimals is 150. */
function pointsIn(text: string, reading: LeafReading): number | undefined {
  const decimals = unitDecimals(reading.typed, reading.unit);
  if (decimals === 0) return wholeIn(text, reading);
  if (text.trim() === "") return required(reading);
  const plain = plainDecimal(text, reading.typed.language);
  const [whole = "", fraction = ""] = (plain ?? "").split(".");
  if (plain === null || whole.length > 12) reading.refuse({ code: "number" });
  else if (fraction.length > decimals) reading.refuse({ code: "unit-decimals", maximum: decimals });
  else return Number(`${whole}${fraction.padEnd(decimals, "0")}`);
  return undefined;
}

/** A decimal, or a fraction where no decimal says it exactly. */
function ratioIn(text: string, { typed, refuse }: LeafReading): Ratio | undefined {
  if (text.trim() === "") return void refuse({ code: "required" });
  const fraction = /^(\d{1,12})\/(\d{1,7})$/.exec(text.trim());
  if (fraction) return { numerator: Number(fraction[1]), denominator: Number(fraction[2]) };
  const plain = plainDecimal(text, typed.language);
  if (plain === null) return void refuse({ code: "number" });
  return ratioFromDecimal(plain) ?? void refuse({ code: "rate-decimals" });
}

function durationIn(text: string, reading: LeafReading): Record<string, number> | undefined {
  const [count = "", unit = "months"] = text.split(" ");
  const number = wholeIn(count, reading);
  return number === undefined ? undefined : { [unit]: number };
}
