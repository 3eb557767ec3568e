export type ReadPoints =
  { outcome: "points"; points: number } | { outcome: "not-a-number" | "negative" | "too-precise" | "too-large" };

const POINTS_MAX = 1_000_000_000_000;

/**
 * A balance as some file writes it ("1.234,5", "1,234.50", "1 234"), in the smallest parts of its unit.
 *
 * @param by.decimal what separates decimals where a number alone does not tell: "1.234" is one and a bit, or a thousand
 * @param by.decimals decimals of the unit
 * @returns "too-precise" where something would have to be rounded
 */
export function readPoints(text: string, by: { decimal: "." | ","; decimals: number }): ReadPoints {
  const clean = text.replace(/[\s'’]/g, "").replace(/^\+/, "");
  if (/^(-|−|\(.*\)$)/.test(clean)) {
    const rest = readPoints(clean.replace(/^[-−(]|\)$/g, ""), by);
    if (rest.outcome === "points" && rest.points === 0) return rest;
    return rest.outcome === "not-a-number" ? rest : { outcome: "negative" };
  }
  const at = decimalPlace(clean, by.decimal);
  const whole = clean.slice(0, at);
  const fraction = clean.slice(at + 1).replace(/0+$/, "");
  const isGrouped = /^(\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/.test(whole);
  const isPlain = /^\d+$/.test(whole) || (whole === "" && at < clean.length - 1);
  if ((!isGrouped && !isPlain) || !/^\d*$/.test(fraction)) return { outcome: "not-a-number" };
  if (fraction.length > by.decimals) return { outcome: "too-precise" };
  const points = Number(`${whole.replace(/[.,]/g, "")}${fraction.padEnd(by.decimals, "0")}`);
  return points > POINTS_MAX ? { outcome: "too-large" } : { outcome: "points", points };
}

/** Where the decimals begin; the text's length: there are none. */
function decimalPlace(text: string, decimal: "." | ","): number {
  const [point, comma] = [text.lastIndexOf("."), text.lastIndexOf(",")];
  const last = Math.max(point, comma);
  if (last < 0) return text.length;
  if (point >= 0 && comma >= 0) return last;
  const separator = text.charAt(last);
  if (text.indexOf(separator) !== last) return text.length;
  const mayBeGroups = /^\d{1,3}[.,]\d{3}$/.test(text);
  return separator === decimal || !mayBeGroups ? last : text.length;
}

/** What separates decimals in a column, as far as its numbers tell; null: they do not. */
export function guessDecimal(samples: readonly string[]): "." | "," | null {
  for (const sample of samples) {
    const text = sample.replace(/[\s'’]/g, "");
    const mark = /[.,](?=\d*$)/.exec(text)?.[0];
    if (mark === undefined) continue;
    const isDecimal = text.includes(mark === "." ? "," : ".") || !/^\d{1,3}([.,]\d{3})+$/.test(text);
    if (isDecimal) return mark === "." ? "." : ",";
    if (text.split(mark).length > 2) return mark === "." ? "," : ".";
  }
  return null;
}
