import type { Language } from "../i18n/language.ts";

/**
 * Numbers as people type them. German writes 1.234,50, English 1,234.50; each screen also understands the other's way where
 * it has only one meaning.
 *
 * A lone separator is the decimal one, unless it is the other language's and cuts off exactly three digits: "1.000" is a
 * thousand to a German and one to an English reader.
 *
 * @returns the plain decimal text ("1234.50"), or null when this is no number
 */
export function plainDecimal(typed: string, language: Language): string | null {
  const text = typed.replace(/[\s'’]/g, "");
  const decimal = decimalSeparatorIn(text, language);
  const at = decimal === null ? text.length : text.lastIndexOf(decimal);
  const whole = text.slice(0, at);
  const fraction = text.slice(at + 1);
  if (decimal !== null && (whole.includes(decimal) || !/^\d+$/.test(fraction))) return null;
  if (!/^(\d+|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/.test(whole) && !(whole === "" && decimal !== null)) return null;
  const digits = whole.replace(/[.,]/g, "") || "0";
  return decimal === null ? digits : `${digits}.${fraction}`;
}

/** A plain decimal text as a person of this language would type it: "1.5" is "1,5" in German. */
export function typedDecimal(plain: string, language: Language): string {
  return language === "de" ? plain.replace(".", ",") : plain;
}

function decimalSeparatorIn(text: string, language: Language): string | null {
  const separators = text.replace(/[^.,]/g, "");
  const last = separators.at(-1);
  if (last === undefined) return null;
  if (new Set(separators).size === 2) return last;
  if (separators.length > 1) return null;
  const isOwn = last === (language === "de" ? "," : ".");
  return isOwn || !/^[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? last : null;
}
