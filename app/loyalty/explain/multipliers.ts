import type { Arithmetic } from "../explanation.ts";
import { decimal, type ExplainContext, signedDecimal } from "./format.ts";
import type { Words } from "./words.ts";

type Multiplier = Pick<NonNullable<Arithmetic["tier"]>, "name" | "multiplier">;
type Campaigns = NonNullable<Arithmetic["campaigns"]>;

/** How the tier and campaigns multiply: each of them, and what becomes of those that do not simply multiply each other. */
export function multiplierTexts(
  of: Arithmetic,
  campaigns: Campaigns,
  { context, words }: { context: ExplainContext; words: Words },
): string[] {
  const { locale } = context;
  const tier: Multiplier | null = of.isWithoutTier
    ? { name: words.noTier, multiplier: { numerator: 1, denominator: 1 } }
    : of.tier;
  const all = [...(tier ? [tier] : []), ...campaigns];
  const changing = all.filter(({ multiplier }) => !isOne(multiplier));
  const text = ({ name, multiplier }: Multiplier) => `× ${decimal(multiplier, locale)} ${name}`;
  if (of.stacking === "best" && all.length > 1) {
    const [first, ...others] = all;
    const best = others.reduce((largest, one) => (first && isLess(largest ?? first, one) ? one : largest), first);
    // Of those that change nothing only the one that won is worth a word.
    const said = all.filter((one) => one === best || !isOne(one.multiplier));
    return best && said.length > 1 ? [text(best), words.best(said.map(text).join(", "))] : changing.map(text);
  }
  if (of.stacking === "add" && changing.length > 1)
    return [...changing.map(text), words.added(sumText(changing, words, locale))];
  return changing.map(text);
}

/** "1 + 1 + (−0.5) = 1.5": what each multiplier adds to one. */
function sumText(multipliers: readonly Multiplier[], words: Words, locale: ExplainContext["locale"]): string {
  const more = multipliers.map(({ multiplier: { numerator, denominator } }) => ({
    numerator: numerator - denominator,
    denominator,
  }));
  const terms = more.map((one) =>
    one.numerator < 0 ? `(${signedDecimal([one], locale)})` : signedDecimal([one], locale),
  );
  const all = [{ numerator: 1, denominator: 1 }, ...more];
  const sum = signedDecimal(all, locale);
  return `${["1", ...terms].join(" + ")} = ${sum}${sum.startsWith("−") ? `, ${words.notBelowZero}` : ""}`;
}

/** Whether a multiplier changes nothing. */
export function isOne({ numerator, denominator }: { numerator: number; denominator: number }): boolean {
  return numerator === denominator;
}

function isLess({ multiplier: a }: Multiplier, { multiplier: b }: Multiplier): boolean {
  return BigInt(a.numerator) * BigInt(b.denominator) < BigInt(b.numerator) * BigInt(a.denominator);
}
