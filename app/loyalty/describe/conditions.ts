import { assertNever } from "../assert.ts";
import type { Condition, ProductSelection } from "../program.ts";
import {
  allOf,
  anyOf,
  durationText,
  localTimeText,
  moneyText,
  quoted,
  sentence,
  someOf,
  type Telling,
  tierName,
  weekdayText,
} from "./telling.ts";

/** One sentence for each condition: "Only on Monday or Friday." */
export function conditionTexts(conditions: readonly Condition[], telling: Telling): string[] {
  return conditions.flatMap((condition) => phrases(condition, telling)).map(sentence);
}

/** From when and until when, as sentences; none where both are open. */
export function windowTexts(
  window: { from?: string | undefined; to?: string | undefined },
  telling: Telling,
): string[] {
  const words = WORDS[telling.language];
  const from = window.from === undefined ? [] : [words.from(localTimeText(window.from, telling))];
  const to = window.to === undefined ? [] : [endText(window.to, telling)];
  return [...from, ...to].map(sentence);
}

/** A date that is excluded reads as the end of the day before it. */
function endText(to: string, telling: Telling): string {
  const words = WORDS[telling.language];
  if (to.includes("T")) return words.until(localTimeText(to, telling));
  const before = new Date(Date.parse(`${to}T00:00Z`) - 1).toISOString().slice(0, 10);
  return words.untilEndOf(localTimeText(before, telling));
}

function phrases(condition: Condition, telling: Telling): string[] {
  const words = WORDS[telling.language];
  switch (condition.kind) {
    case "products":
      return [
        ...(condition.include ? [words.include(selectionText(condition.include, telling))] : []),
        ...(condition.exclude ? [words.exclude(selectionText(condition.exclude, telling))] : []),
      ];
    case "discounted":
      return [condition.is ? words.discounted : words.undiscounted];
    case "amount":
      return amountPhrases(condition, telling);
    case "channel":
      return [
        words.channels(
          anyOf(
            condition.in.map((channel) => words.channel[channel]),
            telling,
          ),
        ),
      ];
    case "company":
      return [condition.is ? words.companies : words.noCompanies];
    case "order-number":
      return ["exactly" in condition.is ? words.orderNumber(condition.is.exactly) : words.every(condition.is.every)];
    case "weekday":
      return [
        words.weekdays(
          anyOf(
            condition.in.map((day) => weekdayText(day, telling)),
            telling,
          ),
        ),
      ];
    case "window":
      return windowTexts(condition, telling).map((text) => text.slice(0, -1));
    case "tier":
      return [words.tiers(tierNames(condition.in, telling))];
    case "country":
    case "code":
    case "customer-tag":
    case "attribute":
    case "since-joining":
    case "all-of":
      return otherPhrases(condition, telling);
    default:
      return assertNever(condition);
  }
}

type Other = Extract<
  Condition,
  { kind: "country" | "code" | "customer-tag" | "attribute" | "since-joining" | "all-of" }
>;

function otherPhrases(condition: Other, telling: Telling): string[] {
  const words = WORDS[telling.language];
  switch (condition.kind) {
    case "country":
      return [words.countries(someOf(condition.in, telling))];
    case "code":
      return [words.codes(someOf(condition.in, telling))];
    case "customer-tag": {
      const tags = someOf(
        condition.in.map((tag) => quoted(tag, telling)),
        telling,
      );
      return [condition.is ? words.tagged(tags) : words.untagged(tags)];
    }
    case "attribute":
      return [words.attribute(condition.name, String(condition.equals))];
    case "since-joining":
      return [words.sinceJoining(durationText(condition.within, telling))];
    case "all-of":
      return [words.allOf(condition.attribute, allOf(condition.values, telling))];
    default:
      return assertNever(condition);
  }
}

function amountPhrases(
  { fromMinor, toMinor }: { fromMinor?: number | undefined; toMinor?: number | undefined },
  telling: Telling,
): string[] {
  const words = WORDS[telling.language];
  return [
    ...(fromMinor === undefined ? [] : [words.amountFrom(moneyText(fromMinor, telling))]),
    ...(toMinor === undefined ? [] : [words.amountTo(moneyText(toMinor, telling))]),
  ];
}

function tierNames(tierIds: readonly (string | null)[], telling: Telling): string {
  const none = WORDS[telling.language].noTier;
  return anyOf(
    tierIds.map((id) => (id === null ? none : tierName(id, telling))),
    telling,
  );
}

function selectionText(selection: ProductSelection, telling: Telling): string {
  const words = WORDS[telling.language];
  const parts = (["products", "variants", "collections", "tags", "vendors"] as const).flatMap((list) =>
    selection[list].length === 0 ? [] : [words.selection[list](someOf(selection[list], telling))],
  );
  return parts.length === 0 ? words.nothing : anyOf(parts, telling);
}

const WORDS = {
  en: {
    include: (goods: string) => `only for ${goods}`,
    exclude: (goods: string) => `not for ${goods}`,
    selection: {
      products: (ids: string) => `product ${ids}`,
      variants: (ids: string) => `variant ${ids}`,
      collections: (ids: string) => `the collection ${ids}`,
      tags: (tags: string) => `products tagged ${tags}`,
      vendors: (vendors: string) => `the vendor ${vendors}`,
    },
    nothing: "no product at all",
    discounted: "only for discounted goods",
    undiscounted: "only for goods without a discount",
    amountFrom: (amount: string) => `from an amount of ${amount} on`,
    amountTo: (amount: string) => `up to an amount of ${amount}`,
    channels: (channels: string) => `only for orders from ${channels}`,
    channel: {
      online: "the online shop",
      app: "the app",
      pos: "a till",
      draft: "staff",
      subscription: "a subscription",
      other: "elsewhere",
    },
    companies: "only for companies",
    noCompanies: "not for companies",
    orderNumber: (number: number) =>
      number === 1 ? "only for a member's first order" : `only for a member's order number ${number}`,
    every: (number: number) => `only for every order of a member whose number divides by ${number}`,
    weekdays: (days: string) => `only on ${days}`,
    from: (time: string) => `from ${time}`,
    until: (time: string) => `until ${time}`,
    untilEndOf: (day: string) => `until the end of ${day}`,
    tiers: (tiers: string) => `only for ${tiers}`,
    noTier: "members without a tier",
    countries: (countries: string) => `only for orders shipped to ${countries}`,
    codes: (codes: string) => `only with the code ${codes}`,
    tagged: (tags: string) => `only for customers tagged ${tags}`,
    untagged: (tags: string) => `not for customers tagged ${tags}`,
    attribute: (name: string, value: string) => `only where “${name}” is ${value}`,
    sinceJoining: (term: string) => `only within ${term} of joining`,
    allOf: (name: string, values: string) => `once “${name}” has been ${values}, about the same thing`,
  },
  de: {
    include: (goods: string) => `nur für ${goods}`,
    exclude: (goods: string) => `nicht für ${goods}`,
    selection: {
      products: (ids: string) => `Produkt ${ids}`,
      variants: (ids: string) => `Variante ${ids}`,
      collections: (ids: string) => `Kategorie ${ids}`,
      tags: (tags: string) => `Produkte mit dem Tag ${tags}`,
      vendors: (vendors: string) => `Anbieter ${vendors}`,
    },
    nothing: "gar kein Produkt",
    discounted: "nur für reduzierte Ware",
    undiscounted: "nur für Ware ohne Nachlass",
    amountFrom: (amount: string) => `ab einem Betrag von ${amount}`,
    amountTo: (amount: string) => `bis zu einem Betrag von ${amount}`,
    channels: (channels: string) => `nur für Bestellungen aus ${channels}`,
    channel: {
      online: "dem Onlineshop",
      app: "der App",
      pos: "dem Laden",
      draft: "der Hand des Teams",
      subscription: "einem Abo",
      other: "anderen Quellen",
    },
    companies: "nur für Firmen",
    noCompanies: "nicht für Firmen",
    orderNumber: (number: number) =>
      number === 1
        ? "nur für die erste Bestellung eines Mitglieds"
        : `nur für die ${number}. Bestellung eines Mitglieds`,
    every: (number: number) => `nur für jede ${number}. Bestellung eines Mitglieds`,
    weekdays: (days: string) => `nur am ${days}`,
    from: (time: string) => `ab dem ${time}`,
    until: (time: string) => `bis zum ${time}`,
    untilEndOf: (day: string) => `bis zum Ende des ${day}`,
    tiers: (tiers: string) => `nur für ${tiers}`,
    noTier: "Mitglieder ohne Stufe",
    countries: (countries: string) => `nur für Lieferungen nach ${countries}`,
    codes: (codes: string) => `nur mit dem Code ${codes}`,
    tagged: (tags: string) => `nur für Kunden mit dem Tag ${tags}`,
    untagged: (tags: string) => `nicht für Kunden mit dem Tag ${tags}`,
    attribute: (name: string, value: string) => `nur wenn „${name}“ gleich ${value} ist`,
    sinceJoining: (term: string) => `nur innerhalb von ${term} nach dem Beitritt`,
    allOf: (name: string, values: string) => `sobald „${name}“ für dieselbe Sache ${values} war`,
  },
};
