import type { Language } from "../../i18n/language.ts";
import { parseMinor } from "../../loyalty/money.ts";
import { plainDecimal } from "../decimal-input.ts";

/** The event form as typed. `attributes`: name=value, one a line. */
export interface EventDraft {
  name: string;
  subject: string;
  amount: string;
  quantity: string;
  code: string;
  attributes: string;
}

export type EventField = "amount" | "quantity" | "attributes";
export type AttributeValue = string | number | boolean;

/** What the door for facts takes. */
export interface ReadEvent {
  name: string;
  subject: string;
  amountMinor: number | null;
  quantity: number;
  code: string;
  attributes: Record<string, AttributeValue>;
}

export type EventReading = { outcome: "valid"; event: ReadEvent } | { outcome: "invalid"; fields: EventField[] };

/** Reads the form, or says which fields cannot be read. */
export function readEvent(draft: EventDraft, by: { language: Language; currency: string }): EventReading {
  const amountMinor = draft.amount.trim() === "" ? null : amountOf(draft.amount, by);
  const quantity = /^\d{1,6}$/.test(draft.quantity.trim()) ? Number(draft.quantity) : 0;
  const attributes = attributesOf(draft.attributes);
  const fields: EventField[] = [];
  if (amountMinor === undefined) fields.push("amount");
  if (quantity < 1) fields.push("quantity");
  if (attributes === null) fields.push("attributes");
  if (amountMinor === undefined || attributes === null || fields.length > 0) return { outcome: "invalid", fields };
  const { name, subject, code } = draft;
  return {
    outcome: "valid",
    event: { name, subject: subject.trim(), amountMinor, quantity, code: code.trim(), attributes },
  };
}

function amountOf(typed: string, { language, currency }: { language: Language; currency: string }): number | undefined {
  const plain = plainDecimal(typed, language);
  return plain === null ? undefined : (parseMinor(plain, currency) ?? undefined);
}

function attributesOf(typed: string): Record<string, AttributeValue> | null {
  const lines = typed.split("\n").flatMap((line) => line.trim() || []);
  const read = lines.map((line) => /^([a-z0-9][a-z0-9-]{0,39})\s*=\s*(.{0,255})$/.exec(line));
  if (read.some((match) => match === null) || lines.length > 20) return null;
  return Object.fromEntries(read.map((match) => [match?.[1] ?? "", valueOf((match?.[2] ?? "").trim())]));
}

/** What looks like a number or a yes or no is one, as in a program's conditions; in quotation marks it stays text. */
function valueOf(text: string): AttributeValue {
  if (text === "true" || text === "false") return text === "true";
  if (/^(0|-?[1-9]\d{0,14})$/.test(text)) return Number(text);
  return /^".*"$/.test(text) ? text.slice(1, -1) : text;
}
