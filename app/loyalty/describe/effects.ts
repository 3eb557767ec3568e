import { assertNever } from "../assert.ts";
import { type EarningRule, type Effect, type Expiry, type Limit, POINTS, type Vesting } from "../program.ts";
import { rewardTitle } from "../rewards/words.ts";
import {
  anyOf,
  durationText,
  moneyText,
  monthDayText,
  numberText,
  oneText,
  quoted,
  rateText,
  sentence,
  shareText,
  type Telling,
  tierName,
  unitText,
} from "./telling.ts";

/** What an effect gives, without a full stop: "50 Coins", "the tier Gold for 12 months". */
export function effectText(effect: Effect, telling: Telling): string {
  const words = WORDS[telling.language];
  switch (effect.kind) {
    case "points-per-unit":
      return words.perAmount(rateText(effect.rate, effect.unit, telling), oneText(telling));
    case "fixed-points":
      return unitText(effect.points, effect.unit, telling);
    case "per-item":
      return words.perItem(unitText(effect.points, effect.unit, telling));
    case "per-step":
      return words.perStep(unitText(effect.points, effect.unit, telling), moneyText(effect.stepMinor, telling));
    case "bands":
      return effect.bands
        .map(({ fromMinor, rate }) => {
          const gain = words.perAmount(rateText(rate, effect.unit, telling), oneText(telling));
          return fromMinor === 0 ? gain : words.band(gain, moneyText(fromMinor, telling));
        })
        .join(", ");
    case "percentage":
      return words.percentage(shareText(effect.share, telling), cashbackName(effect.unit, telling));
    case "tier":
      return words.tier(tierName(effect.tier, telling), lastsText(effect.lasts, telling));
    case "reward":
      return words.reward(quoted(rewardName(effect.reward, telling), telling));
    default:
      return assertNever(effect);
  }
}

/** The unit that an effect gives; ordinary points where it gives something else. */
export function unitOfEffect(effect: Effect): string {
  return "unit" in effect ? effect.unit : POINTS;
}

/** By when what an effect gives is to be used, as the end of a sentence; empty where nothing is said. */
export function lapseText(effect: Effect, telling: Telling): string {
  if (effect.kind !== "reward" || !effect.lapses) return "";
  return WORDS[telling.language].within(durationText(effect.lapses, telling));
}

/** What a reward is called: its name, or what it gives. */
function rewardName(rewardId: string, telling: Telling): string {
  const reward = telling.program.rewards.find(({ id }) => id === rewardId);
  if (!reward) return rewardId;
  return rewardTitle(reward, telling);
}

/** "At most 15 Coins per calendar day." */
export function limitText(limit: Limit, unitId: string, telling: Telling): string {
  const words = WORDS[telling.language];
  const most = limit.points === undefined ? words.times(limit.times ?? 1) : unitText(limit.points, unitId, telling);
  const each = limit.each === "subject" ? words.eachSubject : "";
  return sentence(`${words.atMost(most, periodText(limit, telling))}${each}`);
}

/** "per calendar month", "within any month", "per order" */
export function periodText({ per, by }: Pick<Limit, "per" | "by">, telling: Telling): string {
  const words = WORDS[telling.language];
  return by === "rolling" && per !== "order" && per !== "lifetime" ? words.rolling[per] : words.per[per];
}

/** "Until all members together have been given 1,000 Coins." */
export function budgetText({ points }: NonNullable<EarningRule["budget"]>, telling: Telling): string {
  return sentence(WORDS[telling.language].budget(numberText(points, telling)));
}

/** From when points can be spent; null for at once. */
export function vestingText(vesting: Vesting, telling: Telling): string | null {
  const words = WORDS[telling.language];
  switch (vesting.kind) {
    case "at-once":
      return null;
    case "after":
      return sentence(words.vestsAfter(durationText(vesting.after, telling)));
    case "on-date":
      return sentence(words.vestsOn(monthDayText(vesting.on, telling)));
    default:
      return assertNever(vesting);
  }
}

/** Until when points are good. */
export function expiryText(expiry: Expiry, telling: Telling): string {
  const words = WORDS[telling.language];
  switch (expiry.kind) {
    case "never":
      return sentence(words.neverExpires);
    case "fixed":
      return sentence(words.expiresAfter(durationText(expiry.after, telling)));
    case "rolling": {
      const after = durationText(expiry.after, telling);
      const activity = anyOf(
        expiry.activity.map((kind) => words.activity[kind]),
        telling,
      );
      const text = expiry.extension === "restart" ? words.rollingRestart : words.rollingMonths;
      return sentence(text(after, activity));
    }
    case "calendar":
      return sentence(words.calendarExpiry[expiry.period](expiry.later));
    default:
      return assertNever(expiry);
  }
}

function cashbackName(unitId: string, { program }: Telling): string {
  return program.units.find(({ id }) => id === unitId)?.name.many ?? unitId;
}

function lastsText(lasts: Extract<Effect, { kind: "tier" }>["lasts"], telling: Telling): string {
  const words = WORDS[telling.language];
  return typeof lasts === "string" ? words.lasts[lasts] : words.lastsFor(durationText(lasts, telling));
}

const WORDS = {
  en: {
    perAmount: (points: string, amount: string) => `${points} for each ${amount}`,
    perItem: (points: string) => `${points} for each item`,
    perStep: (points: string, step: string) => `${points} for each full ${step}`,
    band: (points: string, from: string) => `on what lies above ${from} ${points}`,
    percentage: (share: string, unit: string) => `${share} back as ${unit}`,
    tier: (tier: string, lasts: string) => `the tier ${tier} ${lasts}`,
    reward: (name: string) => `the reward ${name}`,
    within: (term: string) => `, to be used within ${term}`,
    lastsFor: (term: string) => `for ${term}`,
    lasts: {
      "for-life": "for life",
      "rest-of-year": "for the rest of the year",
      "rest-of-year-and-next": "for the rest of the year and the next",
    },
    times: (count: number) => (count === 1 ? "once" : `${count} times`),
    atMost: (most: string, period: string) => `at most ${most} ${period}`,
    eachSubject: ", for each thing it is about",
    per: {
      order: "per order",
      day: "per day",
      week: "per calendar week",
      month: "per calendar month",
      quarter: "per calendar quarter",
      year: "per calendar year",
      lifetime: "per member",
    },
    rolling: {
      day: "within any 24 hours",
      week: "within any week",
      month: "within any month",
      quarter: "within any three months",
      year: "within any twelve months",
    },
    budget: (points: string) => `ends once all members together have been given ${points}`,
    vestsAfter: (term: string) => `can be spent after ${term}`,
    vestsOn: (day: string) => `can be spent from the next ${day} on`,
    neverExpires: "never expires",
    expiresAfter: (term: string) => `expires ${term} after it was earned`,
    activity: { order: "an order", event: "an event", redemption: "a redemption", earning: "earning" },
    rollingRestart: (term: string, activity: string) => `expires after ${term} without ${activity}`,
    rollingMonths: (term: string, activity: string) =>
      `expires after ${term}, and a month later for each later month with ${activity}`,
    calendarExpiry: {
      quarter: (later: number) =>
        later === 0
          ? "expires at the end of the quarter"
          : `expires ${later === 1 ? "1 quarter" : `${later} quarters`} after the end of the quarter`,
      year: (later: number) =>
        later === 0
          ? "expires at the end of the year"
          : `expires at the end of the year, ${later === 1 ? "1 year" : `${later} years`} later`,
    },
  },
  de: {
    perAmount: (points: string, amount: string) => `${points} je ${amount}`,
    perItem: (points: string) => `${points} je Stück`,
    perStep: (points: string, step: string) => `${points} je volle ${step}`,
    band: (points: string, from: string) => `auf das, was über ${from} liegt, ${points}`,
    percentage: (share: string, unit: string) => `${share} zurück als ${unit}`,
    tier: (tier: string, lasts: string) => `die Stufe ${tier} ${lasts}`,
    reward: (name: string) => `die Prämie ${name}`,
    within: (term: string) => `, einzulösen innerhalb von ${term}`,
    lastsFor: (term: string) => `für die Dauer von ${term}`,
    lasts: {
      "for-life": "auf Lebenszeit",
      "rest-of-year": "für den Rest des Jahres",
      "rest-of-year-and-next": "für den Rest des Jahres und das nächste",
    },
    times: (count: number) => (count === 1 ? "einmal" : `${count}-mal`),
    atMost: (most: string, period: string) => `höchstens ${most} ${period}`,
    eachSubject: ", je Sache, um die es geht",
    per: {
      order: "je Bestellung",
      day: "am Tag",
      week: "je Kalenderwoche",
      month: "je Kalendermonat",
      quarter: "je Kalenderquartal",
      year: "je Kalenderjahr",
      lifetime: "je Mitglied",
    },
    rolling: {
      day: "in jeweils 24 Stunden",
      week: "in jeweils einer Woche",
      month: "in jeweils einem Monat",
      quarter: "in jeweils drei Monaten",
      year: "in jeweils zwölf Monaten",
    },
    budget: (points: string) => `endet, sobald alle Mitglieder zusammen ${points} bekommen haben`,
    vestsAfter: (term: string) => `einlösbar nach ${term}`,
    vestsOn: (day: string) => `einlösbar ab dem nächsten ${day}`,
    neverExpires: "verfällt nie",
    expiresAfter: (term: string) => `verfällt nach ${term}`,
    activity: { order: "Bestellung", event: "Ereignis", redemption: "Einlösung", earning: "Sammeln" },
    rollingRestart: (term: string, activity: string) => `verfällt nach ${term} ohne ${activity}`,
    rollingMonths: (term: string, activity: string) =>
      `verfällt nach ${term}, und einen Monat später für jeden späteren Monat mit ${activity}`,
    calendarExpiry: {
      quarter: (later: number) =>
        later === 0
          ? "verfällt am Quartalsende"
          : `verfällt ${later === 1 ? "1 Quartal" : `${later} Quartale`} nach dem Quartalsende`,
      year: (later: number) =>
        later === 0
          ? "verfällt am Jahresende"
          : `verfällt am Jahresende, ${later === 1 ? "1 Jahr" : `${later} Jahre`} später`,
    },
  },
};
