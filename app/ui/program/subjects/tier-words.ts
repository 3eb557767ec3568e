import type { TFunction } from "i18next";
import { assertNever } from "../../../loyalty/assert.ts";
import { unitText } from "../../../loyalty/describe/telling.ts";
import type { Program, Qualification, Tier } from "../../../loyalty/program.ts";
import type { Format } from "../../format.tsx";
import { capitalized } from "./capitalized.ts";
import { listsIn } from "../../../loyalty/formatters.ts";

interface Words {
  t: TFunction;
  format: Format;
}

/** How a tier is reached, in plain words: "From €500.00 spent or more than 10 orders, in the last 12 months." */
export function reachText(tier: Tier, program: Program, { t, format }: Words): string {
  const { qualifications } = tier;
  if (qualifications.length === 0) return t("subjects.tiers.reach.given");
  if (qualifications.some(({ threshold, comparison }) => threshold === 0 && comparison === "from")) {
    return t("subjects.tiers.reach.everybody");
  }
  const list = listsIn(format.speech.locale, { type: "disjunction" });
  const ways = list.format(qualifications.map((way) => wayText(way, program, { t, format })));
  return t("subjects.tiers.reach.ways", { ways: capitalized(ways), window: windowText(program, { t, format }) });
}

/** "from €500.00 spent", "more than 10 orders" */
function wayText(way: Qualification, program: Program, { t, format }: Words): string {
  const { threshold, comparison } = way;
  switch (way.basis) {
    case "spend":
      return t(`subjects.tiers.way.spend.${comparison}`, { amount: format.money(threshold) });
    case "points": {
      const { currency, speech } = format;
      const points = unitText(threshold, way.unit, { program, currency, language: speech.language });
      return t(`subjects.tiers.way.points.${comparison}`, { points });
    }
    case "events": {
      const number = format.number(threshold);
      return t(`subjects.tiers.way.events.${comparison}`, { number, event: way.event });
    }
    case "orders":
    case "referrals":
      return t(`subjects.tiers.way.${way.basis}.${comparison}`, { count: threshold, number: format.number(threshold) });
    default:
      return assertNever(way);
  }
}

function windowText({ tierPolicy: { window } }: Program, { t, format }: Words): string {
  if (window.kind !== "rolling") return t(`subjects.tiers.window.${window.kind}`);
  return t("subjects.tiers.window.rolling", { count: window.months, number: format.number(window.months) });
}
