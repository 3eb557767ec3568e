import {
  anyOf,
  durationText,
  localTimeText,
  moneyText,
  numberText,
  quoted,
  sentence,
  unitText,
} from "../describe/telling.ts";
import { assertNever } from "../assert.ts";
import type { Program, Reward } from "../program.ts";
import { combinationWords } from "./combination.ts";
import { isAutomatic, worthOf } from "./price.ts";
import { WORDS } from "./vocabulary.ts";
import { countriesIn, numbersIn } from "../formatters.ts";

/** In which language, with which money; with a program tiers and points have their names. */
export interface RewardTelling {
  language: "en" | "de";
  /** The shop's, or the one of the market. */
  currency: string;
  program?: Program;
}

/**
 * What a reward is called: its name, or what it gives: "€5.00 off", "10% off", "Free shipping".
 *
 * @param telling.points what was chosen of a slider; left out: nothing was chosen yet
 */
export function rewardTitle(reward: Reward, telling: RewardTelling & { points?: number }): string {
  if (reward.name !== undefined) return reward.name;
  const words = WORDS[telling.language];
  const amount = (amountMinor: number) => moneyText(amountMinor, telling);
  switch (reward.kind) {
    case "fixed-amount":
      return words.off(amount(amountIn(reward, telling.currency)));
    case "percentage":
      return words.off(percentText(reward.percent, telling));
    case "free-shipping":
    case "free-product":
    case "experience":
    case "early-access":
      return words.title[reward.kind];
    case "slider": {
      if (telling.points === undefined) return words.ofAnyAmount[reward.as];
      const { amountMinor } = worthOf(reward, { points: telling.points, currency: telling.currency });
      return words.ofAmount[reward.as](amount(amountMinor));
    }
    case "gift-card":
    case "store-credit":
      return words.ofAmount[reward.kind](amount(amountIn(reward, telling.currency)));
    case "donation":
      return words.donation(amount(reward.amountMinor), reward.cause);
    case "partner-code":
      return words.partnerCode(reward.partner);
    case "reference":
      return reward.name;
    default:
      return assertNever(reward);
  }
}

/** Its worth in a market's currency, where it says one; else the shop's. */
function amountIn({ amounts, amountMinor }: Extract<Reward, { amounts: unknown }>, currency: string): number {
  return amounts.find((each) => each.currency === currency)?.amountMinor ?? amountMinor;
}

/** "12.5%", "12,5 %" */
export function percentText(percent: number, { language }: Pick<RewardTelling, "language">): string {
  const figure = numbersIn(language, { maximumFractionDigits: 4 }).format(percent);
  return language === "de" ? `${figure} %` : `${figure}%`;
}

/** What holds for a reward, in sentences: what it is good for, for whom, how often, for how long, and what with. */
export function rewardLines(reward: Reward, telling: RewardTelling): string[] {
  return [
    ...givenLines(reward, telling),
    ...goodForLines(reward, telling),
    ...("tiers" in reward ? takingLines(reward, telling) : []),
    ...validityLines(reward, telling),
    ...limitedCombination(reward, telling.language),
  ].map(sentence);
}

function givenLines(reward: Reward, telling: RewardTelling): string[] {
  const words = WORDS[telling.language];
  switch (reward.kind) {
    case "slider": {
      const { pointsMin, pointsMax, pointsStep, minorPerStep } = reward;
      const worth = moneyText(minorPerStep, telling);
      return [words.slider({ min: figure(pointsMin, telling), max: pointsText(pointsMax, telling), step: pointsText(pointsStep, telling), worth })]; // prettier-ignore
    }
    case "free-product":
      return reward.buys ? [words.buys(reward.buys.quantity)] : [];
    case "gift-card":
    case "store-credit":
    case "donation":
      return [words.paysLikeMoney[reward.kind]];
    case "experience": {
      const dates = reward.dates.map(({ at }) => localTimeText(at, telling));
      return [
        ...(dates.length === 0 ? [] : [words.dates(anyOf(dates, telling))]),
        ...(reward.asks ? [words.asks(quoted(reward.asks.label, telling))] : []),
      ];
    }
    case "partner-code":
      return reward.howTo === "" ? [] : [reward.howTo.replace(/\.$/, "")];
    case "early-access":
      return [words.earlyAccess];
    case "fixed-amount":
    case "percentage":
    case "free-shipping":
    case "reference":
      return [];
    default:
      return assertNever(reward);
  }
}

function goodForLines(reward: Reward, telling: RewardTelling): string[] {
  if (!("purchases" in reward) || (reward.kind === "slider" && reward.as !== "code")) return [];
  const words = WORDS[telling.language];
  const isMinimum = reward.minimumMinor !== undefined && reward.minimumMinor > 0;
  const lines = isMinimum ? [words.minimum(moneyText(reward.minimumMinor ?? 0, telling))] : [];
  if ("shareMaxPercent" in reward && reward.shareMaxPercent !== undefined) {
    lines.push(words.shareMax(percentText(reward.shareMaxPercent, telling)));
  }
  if ("only" in reward && reward.only) lines.push(words.only);
  if ("except" in reward && reward.except) lines.push(words.except);
  if (reward.kind === "free-shipping") {
    if (reward.shippingMaxMinor !== undefined)
      lines.push(words.shippingMax(moneyText(reward.shippingMaxMinor, telling)));
    if (reward.countries.length > 0)
      lines.push(words.countries(anyOf(countryNames(reward.countries, telling), telling)));
  }
  if (reward.purchases !== "one-time") lines.push(words.purchases[reward.purchases]);
  if (reward.transferable) lines.push(words.transferable);
  return lines;
}

/** That something combines with everything goes without saying. */
function limitedCombination(reward: Reward, language: RewardTelling["language"]): string[] {
  return combinationWords(reward, language).filter((line) => line !== WORDS[language].combinesWithAll);
}

type Taken = Exclude<Reward, { kind: "reference" }>;

function takingLines(reward: Taken, telling: RewardTelling): string[] {
  const words = WORDS[telling.language];
  const { tiers, segments, window, perMember, total, coolDown } = reward;
  const names = tiers.map((id) => (id === null ? words.noTier : tierName(id, telling)));
  const time = (local: string | undefined) => (local === undefined ? null : localTimeText(local, telling));
  return [
    ...(isAutomatic(reward) ? [words.automatic] : []),
    ...(names.length === 0 ? [] : [words.tiers(anyOf(names, telling))]),
    ...(segments.length === 0 ? [] : [words.segments]),
    ...(window ? words.window(time(window.from), time(window.to)) : []),
    ...(perMember ? [words.perMember[perMember.per](perMember.count)] : []),
    ...(total === undefined ? [] : [words.total(numberText(total, telling))]),
    ...(coolDown ? [words.coolDown(durationText(coolDown, telling))] : []),
  ];
}

function validityLines(reward: Reward, telling: RewardTelling): string[] {
  const words = WORDS[telling.language];
  if (reward.kind === "reference") return reward.lapses ? [words.valid(durationText(reward.lapses, telling))] : [];
  if (!("valid" in reward) || reward.valid === undefined) return [];
  const { valid, lapseReturnsPercent } = reward;
  const isUntil = "until" in valid;
  const end = isUntil ? localTimeText(valid.until, telling) : durationText(valid, telling);
  if (reward.kind === "early-access") return [isUntil ? words.lastsUntil(end) : words.lasts(end)];
  const until = isUntil ? words.validUntil(end) : words.valid(end);
  // Nobody can know that a partner's code was not used: nothing of it comes back.
  const isPaid = reward.kind === "slider" || reward.points !== undefined;
  if (reward.kind === "partner-code" || !isPaid) return [until];
  return [until, words.lapses(lapseReturnsPercent, percentText(lapseReturnsPercent, telling))];
}

function tierName(tierId: string, { program }: RewardTelling): string {
  return program?.tiers.find(({ id }) => id === tierId)?.name ?? tierId;
}

function figure(points: number, telling: RewardTelling): string {
  return numberText(points, telling);
}

function pointsText(points: number, telling: RewardTelling): string {
  const { program } = telling;
  return program
    ? unitText(points, "points", { ...telling, program })
    : WORDS[telling.language].points(points, figure(points, telling));
}

function countryNames(codes: readonly string[], { language }: RewardTelling): string[] {
  const names = countriesIn(language, { type: "region" });
  return codes.map((code) => names.of(code) ?? code);
}
