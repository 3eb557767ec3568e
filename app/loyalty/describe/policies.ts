import { assertNever } from "../assert.ts";
import type { Basis, Cap, Program } from "../program.ts";
import { periodText } from "./effects.ts";
import { numberText, quoted, sentence, someOf, type Telling, unitText } from "./telling.ts";

/** Who takes part, and from when their orders count. */
export function joiningTexts({ joining, policies }: Program, telling: Telling): string[] {
  const words = WORDS[telling.language];
  const { exclude } = joining;
  const tags = exclude.customerTags.map((tag) => quoted(tag, telling));
  return [
    words.joining[joining.mode],
    ...(exclude.companies ? [words.noCompanies] : []),
    ...(tags.length === 0 ? [] : [words.noTags(someOf(tags, telling))]),
    ...(exclude.countries.length === 0 ? [] : [words.noCountries(someOf(exclude.countries, telling))]),
    guestsText(policies.guests, telling),
  ].map(sentence);
}

/** What of an order counts, as one sentence. */
export function basisText(basis: Basis, telling: Telling): string {
  const words = WORDS[telling.language].basis;
  const parts = [
    basis.discountedLines ? words.goods : words.undiscounted,
    words.taxes[basis.taxes],
    basis.shipping ? words.shipping : words.noShipping,
    ...(basis.giftCards ? [words.giftCards] : []),
    ...(basis.tips ? [words.tips] : []),
    ...(basis.paidWithRewards ? [words.paidWithRewards] : []),
    ...(basis.paidWithGiftCards ? [] : [words.notGiftCards]),
    ...(basis.paidWithStoreCredit ? [] : [words.notStoreCredit]),
    ...(basis.companyOrders ? [] : [words.noCompanyOrders]),
  ];
  return sentence(parts.join(", "));
}

/** What holds for the whole program. */
export function policyTexts(program: Program, telling: Telling): string[] {
  const words = WORDS[telling.language];
  const { policies } = program;
  return [
    ...capTexts(program, telling),
    stackingText(policies, telling),
    sentence(words.spending[policies.spending]),
    shortfallText(policies, telling),
    ...(canExpire(program) ? [sentence(words.reminder(policies.reminderDays))] : []),
    ...velocityTexts(policies.velocity, telling).map(sentence),
  ];
}

/** Limits that several rules share: "At most 500 Coins per calendar day." */
export function capTexts({ policies }: Program, telling: Telling): string[] {
  return policies.caps.map((cap) => sentence(capText(cap, telling)));
}

/** How multipliers that meet act together. */
export function stackingText({ stacking }: Program["policies"], { language }: Telling): string {
  return sentence(WORDS[language].stacking[stacking]);
}

/** What becomes of points that a refund takes back and that are spent already. */
export function shortfallText({ shortfall }: Program["policies"], { language }: Telling): string {
  return sentence(WORDS[language].shortfall[shortfall]);
}

/** Whether anything that the program gives can expire. */
export function canExpire({ units, earning }: Program): boolean {
  return [...units, ...earning].some(({ expiry }) => expiry !== undefined && expiry.kind !== "never");
}

/** How fast rewards may be taken, where it is not as usual. */
function velocityTexts(
  { perMemberPerHour, perShopPerHour }: Program["policies"]["velocity"],
  telling: Telling,
): string[] {
  const words = WORDS[telling.language];
  return [
    ...(perMemberPerHour === USUAL_PER_HOUR ? [] : [words.memberVelocity(numberText(perMemberPerHour, telling))]),
    ...(perShopPerHour === undefined ? [] : [words.shopVelocity(numberText(perShopPerHour, telling))]),
  ];
}

const USUAL_PER_HOUR = 20;

function capText(cap: Cap, telling: Telling): string {
  const words = WORDS[telling.language];
  const most = words.atMost(unitText(cap.points, cap.unit, telling), periodText(cap, telling));
  if (cap.rules === undefined) return most;
  const names = cap.rules.map((ruleId) => {
    const rule = telling.program.earning.find(({ id }) => id === ruleId);
    return quoted(rule?.name ?? ruleId, telling);
  });
  return words.together(most, someOf(names, telling));
}

function guestsText(guests: Program["policies"]["guests"], telling: Telling): string {
  const words = WORDS[telling.language].guests;
  switch (guests.claim) {
    case "all":
    case "none":
      return words[guests.claim];
    case "recent":
      return words.recent(guests.days);
    default:
      return assertNever(guests);
  }
}

const WORDS = {
  en: {
    joining: { explicit: "customers join when they choose to", automatic: "customers join with their first order" },
    noCompanies: "companies do not take part",
    noTags: (tags: string) => `customers tagged ${tags} do not take part`,
    noCountries: (countries: string) => `customers from ${countries} do not take part`,
    guests: {
      all: "orders placed before joining count too",
      none: "orders placed before joining do not count",
      recent: (days: number) => `orders count that were placed at most ${days} days before joining`,
    },
    basis: {
      goods: "goods count after discounts",
      undiscounted: "only goods without a discount count",
      taxes: { "as-shown": "as the prices show them", included: "with taxes", excluded: "without taxes" },
      shipping: "with shipping",
      noShipping: "without shipping",
      giftCards: "gift cards count",
      tips: "tips count",
      paidWithRewards: "so does what rewards took off",
      notGiftCards: "what gift cards paid does not",
      notStoreCredit: "what store credit paid does not",
      noCompanyOrders: "orders of companies do not",
    },
    atMost: (points: string, period: string) => `at most ${points} ${period}`,
    together: (most: string, rules: string) => `${most} from ${rules} together`,
    stacking: {
      multiply: "multipliers that meet multiply each other: 2 and 3 make 6",
      add: "multipliers that meet add up: 2 and 3 make 4",
      best: "of multipliers that meet the largest counts: 2 and 3 make 3",
    },
    spending: {
      "soonest-expiring": "what expires soonest is spent first",
      oldest: "what was earned first is spent first",
    },
    shortfall: {
      negative: "when a refund takes back more than is left, the balance goes below zero",
      forgiven: "when a refund takes back more than is left, the rest is forgiven",
      "next-credit": "when a refund takes back more than is left, the next points repay the rest",
    },
    memberVelocity: (count: string) => `a member redeems at most ${count} times in an hour`,
    shopVelocity: (count: string) => `all members together redeem at most ${count} times in an hour`,
    reminder: (days: number) => `before anything expires, members are reminded ${days} days ahead`,
  },
  de: {
    joining: {
      explicit: "Kunden treten bei, wenn sie es wollen",
      automatic: "Kunden treten mit ihrer ersten Bestellung bei",
    },
    noCompanies: "Firmen nehmen nicht teil",
    noTags: (tags: string) => `Kunden mit dem Tag ${tags} nehmen nicht teil`,
    noCountries: (countries: string) => `Kunden aus ${countries} nehmen nicht teil`,
    guests: {
      all: "Bestellungen vor dem Beitritt zählen auch",
      none: "Bestellungen vor dem Beitritt zählen nicht",
      recent: (days: number) => `es zählen Bestellungen, die höchstens ${days} Tage vor dem Beitritt aufgegeben wurden`,
    },
    basis: {
      goods: "es zählt Ware nach Nachlässen",
      undiscounted: "es zählt nur Ware ohne Nachlass",
      taxes: { "as-shown": "so wie die Preise sie zeigen", included: "mit Steuern", excluded: "ohne Steuern" },
      shipping: "mit Versand",
      noShipping: "ohne Versand",
      giftCards: "Geschenkkarten zählen",
      tips: "Trinkgeld zählt",
      paidWithRewards: "auch das, was Prämien abgezogen haben",
      notGiftCards: "nicht das, was mit Geschenkkarten bezahlt ist",
      notStoreCredit: "nicht das, was mit Guthaben bezahlt ist",
      noCompanyOrders: "nicht die Bestellungen von Firmen",
    },
    atMost: (points: string, period: string) => `höchstens ${points} ${period}`,
    together: (most: string, rules: string) => `${most} aus ${rules} zusammen`,
    stacking: {
      multiply: "Faktoren, die zusammentreffen, werden multipliziert: aus 2 und 3 wird 6",
      add: "Faktoren, die zusammentreffen, werden addiert: aus 2 und 3 wird 4",
      best: "von Faktoren, die zusammentreffen, zählt der größte: aus 2 und 3 wird 3",
    },
    spending: {
      "soonest-expiring": "was zuerst verfällt, wird zuerst eingelöst",
      oldest: "was zuerst gesammelt wurde, wird zuerst eingelöst",
    },
    shortfall: {
      negative: "nimmt eine Erstattung mehr zurück, als noch da ist, wird der Stand negativ",
      forgiven: "nimmt eine Erstattung mehr zurück, als noch da ist, wird der Rest erlassen",
      "next-credit": "nimmt eine Erstattung mehr zurück, als noch da ist, tilgen die nächsten Punkte den Rest",
    },
    memberVelocity: (count: string) => `ein Mitglied löst höchstens ${count}-mal in einer Stunde ein`,
    shopVelocity: (count: string) => `alle Mitglieder zusammen lösen höchstens ${count}-mal in einer Stunde ein`,
    reminder: (days: number) => `bevor etwas verfällt, werden Mitglieder ${days} Tage vorher erinnert`,
  },
};
