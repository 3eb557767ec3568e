import { assertNever } from "../assert.ts";
import type { Benefit, Qualification, Tier, TierPolicy } from "../program.ts";
import { memberDiscountLine } from "../rewards/member-words.ts";
import { effectText, lapseText } from "./effects.ts";
import {
  anyOf,
  durationText,
  moneyText,
  numberText,
  quoted,
  ratioText,
  sentence,
  type Telling,
  unitText,
} from "./telling.ts";

/** A tier: how it is reached, and what it brings. */
export function tierTexts(tier: Tier, telling: Telling): string[] {
  const words = WORDS[telling.language];
  const { multiplier } = tier;
  return [
    sentence(reachedText(tier, telling)),
    ...(tier.forLife.length === 0 ? [] : [sentence(words.forLife(waysText(tier.forLife, telling)))]),
    ...(multiplier.numerator === multiplier.denominator
      ? []
      : [sentence(words.multiplies(ratioText(multiplier, telling)))]),
    ...(tier.suspendsExpiry ? [sentence(words.suspends)] : []),
    ...tier.benefits.map((benefit) => benefitText(benefit, telling)),
    ...tier.discounts.map((discount) => memberDiscountLine(discount, telling)),
    ...tier.perks,
  ];
}

/** How long tiers last and what counts for them. */
export function tierPolicyTexts(policy: TierPolicy, telling: Telling): string[] {
  const words = WORDS[telling.language];
  return [
    windowText(policy.window, telling),
    retentionText(policy.retention, telling),
    ...(policy.grace === undefined ? [] : [words.grace(durationText(policy.grace, telling))]),
    ...(policy.downgrade === "one-level" ? [words.oneLevel] : []),
    words.counts[policy.countsWhen],
  ].map(sentence);
}

function reachedText({ qualifications }: Tier, telling: Telling): string {
  const words = WORDS[telling.language];
  if (qualifications.length === 0) return words.onlyGranted;
  const isForAll = qualifications.some(({ threshold, comparison }) => threshold === 0 && comparison === "from");
  return isForAll ? words.everybody : words.reached(waysText(qualifications, telling));
}

/** "€350.00 spent", "more than 40 Days" */
function wayText(way: Qualification, telling: Telling): string {
  const words = WORDS[telling.language];
  const amount = (text: string) => (way.comparison === "more-than" ? words.moreThan(text) : text);
  switch (way.basis) {
    case "spend":
      return words.spent(amount(moneyText(way.threshold, telling)));
    case "orders":
    case "referrals":
      return words[way.basis](amount(numberText(way.threshold, telling)));
    case "points":
      return words.earned(amount(unitText(way.threshold, way.unit, telling)));
    case "events":
      return words.events(amount(numberText(way.threshold, telling)), quoted(way.event, telling));
    default:
      return assertNever(way);
  }
}

function waysText(ways: readonly Qualification[], telling: Telling): string {
  return anyOf(
    ways.map((way) => wayText(way, telling)),
    telling,
  );
}

function benefitText({ when, effect, lapses }: Benefit, telling: Telling): string {
  const words = WORDS[telling.language];
  const gives = `${words.when[when]}: ${effectText(effect, telling)}${lapseText(effect, telling)}`;
  if (lapses === "never") return sentence(gives);
  const end = lapses === "period-end" ? words.periodEnd : words.lapsesAfter(durationText(lapses, telling));
  return sentence(`${gives}, ${end}`);
}

function windowText(window: TierPolicy["window"], telling: Telling): string {
  const words = WORDS[telling.language];
  return window.kind === "rolling"
    ? words.rolling(durationText({ months: window.months }, telling))
    : words.window[window.kind];
}

function retentionText(retention: TierPolicy["retention"], telling: Telling): string {
  const words = WORDS[telling.language];
  return retention.kind === "for"
    ? words.keptFor(durationText(retention.duration, telling))
    : words.retention[retention.kind];
}

const WORDS = {
  en: {
    onlyGranted: "held by those to whom it is given",
    everybody: "every member has it from joining on",
    reached: (ways: string) => `reached with ${ways}`,
    forLife: (ways: string) => `kept for life with ${ways} in all`,
    multiplies: (by: string) => `earns ${by} times as much`,
    suspends: "points do not expire while it is held",
    moreThan: (amount: string) => `more than ${amount}`,
    spent: (amount: string) => `${amount} spent`,
    orders: (count: string) => (count === "1" ? "1 order" : `${count} orders`),
    referrals: (count: string) => (count === "1" ? "1 friend brought" : `${count} friends brought`),
    earned: (points: string) => `${points} earned`,
    events: (count: string, name: string) => `${count} × ${name}`,
    when: {
      entry: "on reaching it",
      month: "every month",
      quarter: "every quarter",
      year: "every calendar year",
      "tier-year": "every year in the tier",
      birthday: "on the birthday",
    },
    periodEnd: "to be used by the end of that time",
    lapsesAfter: (term: string) => `to be used within ${term}`,
    rolling: (term: string) => `the last ${term} count`,
    window: {
      lifetime: "everything since joining counts",
      "calendar-year": "the calendar year counts",
      "membership-year": "the year since joining, and each after it, counts",
    },
    retention: {
      window: "a tier is held while that is enough for it",
      "rest-of-year-and-next": "a tier that was reached is kept for the rest of the year and the next",
      "for-life": "a tier that was reached is kept for life",
    },
    keptFor: (term: string) => `a tier that was reached is kept for ${term}`,
    grace: (term: string) => `${term} of grace are added`,
    oneLevel: "a tier that ends leaves the next lower one",
    counts: { paid: "orders count once they are paid", fulfilled: "orders count as they ship" },
  },
  de: {
    onlyGranted: "hat, wem sie verliehen wurde",
    everybody: "hat jedes Mitglied vom Beitritt an",
    reached: (ways: string) => `erreicht mit ${ways}`,
    forLife: (ways: string) => `auf Lebenszeit behalten mit insgesamt ${ways}`,
    multiplies: (by: string) => `sammelt das ${by}-Fache`,
    suspends: "Punkte verfallen nicht, solange sie gehalten wird",
    moreThan: (amount: string) => `mehr als ${amount}`,
    spent: (amount: string) => `${amount} Umsatz`,
    orders: (count: string) => (count === "1" ? "1 Bestellung" : `${count} Bestellungen`),
    referrals: (count: string) => (count === "1" ? "1 geworbenen Freund" : `${count} geworbenen Freunden`),
    earned: (points: string) => `${points} gesammelt`,
    events: (count: string, name: string) => `${count} × ${name}`,
    when: {
      entry: "beim Erreichen",
      month: "jeden Monat",
      quarter: "jedes Quartal",
      year: "jedes Kalenderjahr",
      "tier-year": "jedes Jahr in der Stufe",
      birthday: "zum Geburtstag",
    },
    periodEnd: "einzulösen bis zum Ende dieser Zeit",
    lapsesAfter: (term: string) => `einzulösen innerhalb von ${term}`,
    rolling: (term: string) => `es zählt, was in den letzten ${term} war`,
    window: {
      lifetime: "es zählt alles seit dem Beitritt",
      "calendar-year": "es zählt das Kalenderjahr",
      "membership-year": "es zählt das Jahr seit dem Beitritt und jedes weitere",
    },
    retention: {
      window: "eine Stufe wird gehalten, solange das für sie reicht",
      "rest-of-year-and-next": "eine erreichte Stufe bleibt für den Rest des Jahres und das nächste",
      "for-life": "eine erreichte Stufe bleibt auf Lebenszeit",
    },
    keptFor: (term: string) => `eine erreichte Stufe bleibt für die Dauer von ${term}`,
    grace: (term: string) => `eine Kulanz von ${term} kommt hinzu`,
    oneLevel: "wer eine Stufe verliert, hat die nächstniedrigere",
    counts: { paid: "Bestellungen zählen, sobald sie bezahlt sind", fulfilled: "Bestellungen zählen mit dem Versand" },
  },
};
