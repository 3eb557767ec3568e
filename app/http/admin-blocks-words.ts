import { explain } from "../loyalty/explain.ts";
import { counted, type ExplainContext, figure } from "../loyalty/explain/format.ts";
import { explanationSchema } from "../loyalty/explanation.ts";
import { datesIn } from "../loyalty/formatters.ts";
import { decimalsOf } from "../loyalty/money.ts";
import type { Program } from "../loyalty/program.ts";

/** In which language blocks ask. */
export type BlockLanguage = "en" | "de";

/** Points as a number of the unit's smallest steps, and as people read them. */
export interface ReadPoints {
  points: number;
  /** "60" */
  figure: string;
  /** "60 Coins" */
  text: string;
}

/** What the words of a block are made of. */
export interface BlockWords {
  points: (unit: string, points: number) => ReadPoints;
  /** What several points of a unit are called. */
  pointsName: (unit: string) => string;
  /** The day of a moment (whole seconds) by the shop's calendar: "1 January 2027". */
  day: (at: number) => string;
  /** The same of a day that is a date already: "2027-01-01". */
  date: (date: string) => string;
  tier: (id: string | null) => string | null;
  /** How many decimals people see of a unit. */
  decimals: (unit: string) => number;
  /** The sentence of a transfer. */
  sentence: (transfer: { unit: string; points: number; explanation: unknown }) => string;
}

/** The words of a shop's program in a language; `program` is its newest version, null before the first. */
export function blockWords(of: {
  program: Program | null;
  shop: { currency: string; timeZone: string };
  language: BlockLanguage;
}): BlockWords {
  const { program, shop, language } = of;
  const days = datesIn(language, {
    dateStyle: "medium",
    timeZone: shop.timeZone,
  });
  const dates = datesIn(language, { dateStyle: "medium", timeZone: "UTC" });
  const contextOf = (unitId: string): ExplainContext => {
    const unit = program?.units.find(({ id }) => id === unitId);
    const decimals = unit?.kind === "cashback" ? decimalsOf(shop.currency) : (unit?.decimals ?? 0);
    return { locale: language, pointsName: unit?.name ?? { one: unitId, many: unitId }, decimals };
  };
  return {
    points: (unit, points) => {
      const context = contextOf(unit);
      return { points, figure: figure(points, language, context.decimals), text: counted(points, context) };
    },
    pointsName: (unit) => contextOf(unit).pointsName.many,
    day: (at) => days.format(new Date(at * 1000)),
    date: (date) => dates.format(new Date(`${date}T12:00:00Z`)),
    tier: (id) => program?.tiers.find((tier) => tier.id === id)?.name ?? id,
    decimals: (unit) => contextOf(unit).decimals ?? 0,
    sentence: ({ unit, points, explanation }) => {
      const parsed = explanationSchema.safeParse(explanation).data;
      return parsed ? explain(parsed, points, contextOf(unit)) : "";
    },
  };
}
