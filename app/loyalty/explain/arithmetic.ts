import type { Arithmetic } from "../explanation.ts";
import { counted, decimal, decimalsOfShare, type ExplainContext, figure, money, percent } from "./format.ts";
import type { Words } from "./words.ts";

/** The steps from what counts to what stands: "1 per EUR on €89.40, × 1.5 Gold, rounded down". */
export function steps(of: Arithmetic, context: ExplainContext, words: Words): string {
  const { locale } = context;
  const points = (value: number) => figure(value, locale, decimalsFor(of, context));
  const parts = [effectText(of, context, words)];
  if (of.tier && !isOne(of.tier.multiplier)) parts.push(`× ${decimal(of.tier.multiplier, locale)} ${of.tier.name}`);
  if (!of.parts) parts.push(...campaignTexts(of.campaigns ?? [], locale));
  if (of.stacking === "add" || of.stacking === "best") parts.push(words.stacking[of.stacking]);
  if (isRounded(of)) parts.push(words.rounding[of.rounding]);
  for (const bonus of of.bonus ?? []) parts.push(`+ ${points(bonus.points)} ${bonus.name}`);
  if (of.rise) parts.push(words.more(points(of.rise.from), points(of.rise.to)));
  if (of.cap) parts.push(capText(of.cap, points, words));
  return parts.join(", ");
}

/** Whether there is more to say than a fixed number of points. */
export function isPlainGift(of: Arithmetic): boolean {
  return (
    "fixed" in of.effect &&
    (of.tier === null || isOne(of.tier.multiplier)) &&
    !of.campaigns &&
    !of.bonus &&
    !of.cap &&
    !of.rise
  );
}

/** Decimals of the points: a share of an amount is money, whatever the unit says. */
function decimalsFor(of: Arithmetic, context: ExplainContext): number {
  return context.decimals ?? ("share" in of.effect ? decimalsOfShare(of.currency) : 0);
}

/** "134 Coins". */
export function countedOf(of: Arithmetic, points: number, context: ExplainContext): string {
  return counted(points, context, decimalsFor(of, context));
}

function effectText(of: Arithmetic, context: ExplainContext, words: Words): string {
  const { locale } = context;
  const { effect, currency } = of;
  const points = (value: number) => figure(value, locale, decimalsFor(of, context));
  const amount = amountText(of, context, words);
  if ("rate" in effect) return words.rate(decimal(effect.rate, locale), currency, amount);
  if ("share" in effect) return words.share(percent(effect.share, locale), amount);
  if ("perItem" in effect) return words.perItem(points(effect.perItem), of.items ?? 0);
  if ("perStep" in effect) {
    return words.perStep(points(effect.perStep), money(effect.stepMinor, currency, locale), amount);
  }
  if ("bands" in effect) {
    const bands = effect.bands.map(({ fromMinor, rate }) =>
      words.band(decimal(rate, locale), currency, money(fromMinor, currency, locale)),
    );
    return words.bands(bands.join(", "), amount);
  }
  return words.fixed(points(effect.fixed));
}

/** What counts; where campaigns multiply some lines only, part by part. */
function amountText(of: Arithmetic, { locale }: ExplainContext, words: Words): string {
  if (!of.parts) return money(of.basisMinor, of.currency, locale);
  const parts = of.parts.map((part) => {
    const campaigns = (of.campaigns ?? []).filter(({ id }) => part.campaigns.includes(id));
    const multiplied = campaignTexts(campaigns, locale);
    const amount = money(part.basisMinor, of.currency, locale);
    return multiplied.length === 0 ? amount : `${amount} (${multiplied.join(", ")})`;
  });
  return parts.join(` ${words.and} `);
}

function campaignTexts(campaigns: NonNullable<Arithmetic["campaigns"]>, locale: ExplainContext["locale"]): string[] {
  return campaigns.map(({ name, multiplier }) => `× ${decimal(multiplier, locale)} ${name}`);
}

function capText(cap: NonNullable<Arithmetic["cap"]>, points: (value: number) => string, words: Words): string {
  const { per, by } = cap;
  if (cap.times !== undefined) return words.times({ times: cap.times, per, by });
  return words.cap({ most: points(cap.points ?? 0), per, by, room: points(cap.room) });
}

/** Rates and shares are always rounded; of the others only what did not come out whole. */
function isRounded({ effect, exact }: Arithmetic): boolean {
  return exact !== undefined || "rate" in effect || "share" in effect || "bands" in effect;
}

function isOne({ numerator, denominator }: { numerator: number; denominator: number }): boolean {
  return numerator === denominator;
}
