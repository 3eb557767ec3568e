import type { Arithmetic } from "../explanation.ts";
import { counted, decimal, decimalsOfShare, type ExplainContext, figure, money, percent } from "./format.ts";
import { isOne, multiplierTexts } from "./multipliers.ts";
import type { Words } from "./words.ts";

/** How often a fixed number comes: for each order, each time something happens, or just once. */
type Each = keyof Words["fixed"];

/** The steps from what counts to what stands: "1 per EUR on €89.40, × 1.5 Gold, rounded down". */
export function steps(
  of: Arithmetic,
  each: Each,
  { context, words }: { context: ExplainContext; words: Words },
): string {
  const points = (value: number) => figure(value, context.locale, decimalsFor(of, context));
  const parts = [effectText(of, each, { context, words })];
  if (!of.parts) parts.push(...multiplierTexts(of, of.campaigns ?? [], { context, words }));
  if (isRounded(of)) parts.push(words.rounding[of.rounding]);
  for (const bonus of of.bonus ?? []) parts.push(`+ ${points(bonus.points)} ${bonus.name}`);
  if (of.most !== undefined) parts.push(words.most(points(of.most)));
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
    !of.rise &&
    of.most === undefined
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

function effectText(of: Arithmetic, each: Each, { context, words }: { context: ExplainContext; words: Words }): string {
  const { locale } = context;
  const { effect, currency } = of;
  const points = (value: number) => figure(value, locale, decimalsFor(of, context));
  const amount = amountText(of, context, words);
  if ("rate" in effect) return words.rate(decimal(effect.rate, locale), currency, amount);
  if ("share" in effect) return words.share(percent(effect.share, locale), amount);
  if ("perItem" in effect) {
    const all = words.perItem(points(effect.perItem), of.items ?? 0);
    return of.parts ? `${all}: ${partsText(of, ({ items = 0 }) => String(items), { context, words })}` : all;
  }
  if ("perStep" in effect) {
    return words.perStep(points(effect.perStep), money(effect.stepMinor, currency, locale), amount);
  }
  if ("bands" in effect) {
    const bands = effect.bands.map(({ fromMinor, rate }) =>
      words.band(decimal(rate, locale), currency, money(fromMinor, currency, locale)),
    );
    return words.bands(bands.join(", "), amount);
  }
  return words.fixed[each](points(effect.fixed));
}

/** What counts; where campaigns multiply some lines only, part by part. */
function amountText(of: Arithmetic, context: ExplainContext, words: Words): string {
  const amount = ({ basisMinor }: { basisMinor: number }) => money(basisMinor, of.currency, context.locale);
  return of.parts ? partsText(of, amount, { context, words }) : amount(of);
}

/** Each part with what multiplies it. */
function partsText(
  of: Arithmetic,
  size: (part: NonNullable<Arithmetic["parts"]>[number]) => string,
  { context, words }: { context: ExplainContext; words: Words },
): string {
  const parts = (of.parts ?? []).map((part) => {
    const campaigns = (of.campaigns ?? []).filter(({ id }) => part.campaigns.includes(id));
    const multiplied = multiplierTexts(of, campaigns, { context, words });
    return multiplied.length === 0 ? size(part) : `${size(part)} (${multiplied.join(", ")})`;
  });
  return parts.join(` ${words.and} `);
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
