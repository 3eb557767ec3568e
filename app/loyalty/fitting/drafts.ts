import { minorPerUnit } from "../money.ts";
import { type Program, type ProgramInput, programSchema } from "../program.ts";
import { quantile, type ShopFigures, yearFactor } from "./figures.ts";

/** How much a draft gives: of every amount spent, so many percent come back as rewards. */
export const DRAFTS = [
  { id: "plain", percentBack: 2 },
  { id: "tiered", percentBack: 3 },
  { id: "warm", percentBack: 4 },
] as const;
export type DraftId = (typeof DRAFTS)[number]["id"];

export interface Draft {
  id: DraftId;
  percentBack: number;
  program: Program;
}

export type DraftLanguage = "en" | "de";

/**
 * Three programs to begin with, made to the measure of the shop: the first reward comes with about the second order, and tiers begin
 * where a quarter, a twelfth and a fiftieth of the customers are.
 *
 * @param of.language names are the merchant's own words from then on
 */
export function fittedDrafts(figures: ShopFigures, of: { currency: string; language: DraftLanguage }): Draft[] {
  return DRAFTS.map(({ id, percentBack }) => ({
    id,
    percentBack,
    program: programSchema.parse(documentOf(id, { percentBack, figures, ...of })),
  }));
}

interface Making {
  percentBack: number;
  figures: ShopFigures;
  currency: string;
  language: DraftLanguage;
}

function documentOf(id: DraftId, making: Making): ProgramInput {
  const { figures, currency, language, percentBack } = making;
  const words = WORDS[language];
  const perUnit = minorPerUnit(currency);
  // What two usual orders earn at a point for each unit of the currency.
  const price = niceNumber(Math.floor((2 * (figures.basketMinor?.median ?? 50 * perUnit)) / perUnit), "down");
  const amountMinor = Math.max(1, Math.floor((price * perUnit * percentBack) / 100));
  const base: ProgramInput = {
    schema: 2,
    units: [{ id: "points", name: words.points }],
    earning: [{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } }],
    rewards: [{ id: "voucher", kind: "fixed-amount", points: price, amountMinor: niceAmount(amountMinor, perUnit) }],
    joining: { mode: id === "plain" ? "automatic" : "explicit" },
  };
  if (id === "plain") return base;
  const gift = Math.max(1, Math.floor(price / 10));
  const tiered: ProgramInput = {
    ...base,
    earning: [
      ...(base.earning ?? []),
      { id: "joining-gift", trigger: { kind: "joined" }, effect: { kind: "fixed-points", points: gift } },
    ],
    tiers: tiersOf(making, perUnit),
  };
  if (id === "tiered") return tiered;
  return {
    ...tiered,
    earning: [
      ...(tiered.earning ?? []),
      {
        id: "birthday",
        name: words.birthday,
        trigger: { kind: "birthday" },
        effect: { kind: "fixed-points", points: gift * 2 },
      },
      {
        id: "newsletter",
        name: words.newsletter,
        trigger: { kind: "event", name: "newsletter-consent" },
        effect: { kind: "fixed-points", points: gift },
        limits: [{ per: "lifetime", times: 1 }],
      },
    ],
  };
}

type TierInputs = NonNullable<ProgramInput["tiers"]>;

function tiersOf({ figures, language }: Making, perUnit: number): TierInputs {
  const factor = yearFactor(figures);
  const names = WORDS[language].tiers;
  const levels = [
    { id: "silver", above: 75, multiplier: "1.25" },
    { id: "gold", above: 92, multiplier: "1.5" },
    { id: "platinum", above: 98, multiplier: "2" },
  ] as const;
  const tiers: TierInputs = [];
  let last = 0;
  for (const { id, above, multiplier } of levels) {
    const spent = Math.max(1, Math.floor((quantile(figures.spentMinor, above) * factor) / perUnit));
    const most = Math.floor(((figures.spentMinor.at(-1) ?? 0) * factor) / perUnit);
    const higher = niceNumber(spent, "up");
    // A tier that nobody would reach is none.
    const threshold = (higher > most ? niceNumber(spent, "down") : higher) * perUnit;
    if (threshold <= last) continue;
    last = threshold;
    tiers.push({ id, name: names[id], multiplier, qualifications: [{ basis: "spend", threshold }] });
  }
  return tiers;
}

const LEADING = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10];

/** A number that people remember: 1, 1.5, 2, 2.5, 3, 4, 5, 7.5 times a power of ten; whole, at least 1. */
export function niceNumber(value: number, towards: "down" | "up"): number {
  if (value < 10) return Math.max(1, Math.trunc(value));
  const power = 10 ** (String(Math.trunc(value)).length - 1);
  const steps = LEADING.map((step) => step * power);
  const below = steps.findLast((step) => step <= value) ?? power;
  const above = steps.find((step) => step >= value) ?? 10 * power;
  return towards === "down" ? below : above;
}

/** Whole units of the currency from 2 on, half ones below. */
function niceAmount(amountMinor: number, perUnit: number): number {
  if (amountMinor >= 2 * perUnit) return Math.floor(amountMinor / perUnit) * perUnit;
  const half = Math.max(1, Math.floor(perUnit / 2));
  return Math.max(half, Math.floor(amountMinor / half) * half);
}

const WORDS = {
  en: {
    points: { one: "Point", many: "Points" },
    birthday: "Your birthday",
    newsletter: "Sign up for our newsletter",
    tiers: { silver: "Silver", gold: "Gold", platinum: "Platinum" },
  },
  de: {
    points: { one: "Punkt", many: "Punkte" },
    birthday: "Dein Geburtstag",
    newsletter: "Melde dich zum Newsletter an",
    tiers: { silver: "Silber", gold: "Gold", platinum: "Platin" },
  },
};
