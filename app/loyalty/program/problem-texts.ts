import type { ProblemText } from "./problem-text.ts";
import { TRAP_TEXTS } from "./trap-texts.ts";

/** Of a document that cannot be read. */
const ERROR_TEXTS: Readonly<Record<string, ProblemText>> = {
  "missing": {
    en: ["is missing", "Right is {expected}."],
    de: ["fehlt", "Richtig ist {expected}."],
  },
  "wrong-type": {
    en: ["{value} is not {expected}", "Right is {expected}."],
    de: ["{value} ist nicht richtig", "Richtig ist {expected}."],
  },
  "unknown-field": {
    en: ["there is no field of this name", "Known here: {known}."],
    de: ["ein Feld dieses Namens gibt es nicht", "Bekannt sind hier: {known}."],
  },
  "misspelt-field": {
    en: ["there is no field of this name", "Did you mean “{nearest}”? Known here: {known}."],
    de: ["ein Feld dieses Namens gibt es nicht", "Gemeint ist vielleicht „{nearest}“. Bekannt sind hier: {known}."],
  },
  "not-one-of": {
    en: ["{value} is not known here", "Right is one of: {options}."],
    de: ["{value} ist hier nicht bekannt", "Richtig ist eines von: {options}."],
  },
  "too-small": {
    en: ["{value} is too small", "Right is {minimum} or more."],
    de: ["{value} ist zu klein", "Richtig ist {minimum} oder mehr."],
  },
  "too-large": {
    en: ["{value} is too large", "Right is {maximum} or less."],
    de: ["{value} ist zu groß", "Richtig ist {maximum} oder weniger."],
  },
  "empty": {
    en: ["{value} is empty", "Right is a text of at least {minimum} character(s)."],
    de: ["{value} ist leer", "Richtig ist ein Text mit mindestens {minimum} Zeichen."],
  },
  "too-long": {
    en: ["{value} is too long", "Right are at most {maximum} characters."],
    de: ["{value} ist zu lang", "Richtig sind höchstens {maximum} Zeichen."],
  },
  "too-few": {
    en: ["holds too little", "Right are at least {minimum} entries."],
    de: ["enthält zu wenig", "Richtig sind mindestens {minimum} Einträge."],
  },
  "too-many": {
    en: ["holds too much", "Right are at most {maximum} entries."],
    de: ["enthält zu viel", "Richtig sind höchstens {maximum} Einträge."],
  },
  "format": {
    en: ["{value} is not written as it should be", "Right is: {format}."],
    de: ["{value} ist nicht so geschrieben, wie es sein soll", "Richtig ist: {format}."],
  },
  "not-possible": {
    en: ["{value} is not possible", "Right is: {format}."],
    de: ["{value} ist nicht möglich", "Richtig ist: {format}."],
  },
  "no-json": {
    en: ["is no JSON: {reason}", "Right is one JSON object, such as a file of programs/."],
    de: ["ist kein JSON: {reason}", "Richtig ist ein JSON-Objekt, wie eine Datei aus programs/."],
  },
  "points-first": {
    en: ["{value} cannot be the first unit", 'Right is "points", of kind points: it is what rewards cost.'],
    de: ["{value} kann nicht die erste Einheit sein", 'Richtig ist "points" der Art points: darin kosten Prämien.'],
  },
  "duplicate-id": {
    en: ["{value} is used twice in this list", "Right is a name that no other entry has."],
    de: ["{value} kommt in dieser Liste zweimal vor", "Richtig ist ein Name, den kein anderer Eintrag hat."],
  },
  "budget-name-taken": {
    en: ["{value} is also the name of a rule with a budget", "Right is a name of its own: budgets are counted by name."],
    de: ["{value} heißt auch eine Regel mit Budget", "Richtig ist ein eigener Name: Budgets zählen nach Namen."],
  },
  "unknown-units": {
    en: ["there is no unit {value}", "Right is one of the document's units: {known}."],
    de: ["eine Einheit {value} gibt es nicht", "Richtig ist eine der Einheiten des Programms: {known}."],
  },
  "unknown-tiers": {
    en: ["there is no tier {value}", "Right is one of the document's tiers: {known}."],
    de: ["eine Stufe {value} gibt es nicht", "Richtig ist eine der Stufen des Programms: {known}."],
  },
  "unknown-rewards": {
    en: ["there is no reward {value}", "Right is one of the document's rewards: {known}."],
    de: ["eine Prämie {value} gibt es nicht", "Richtig ist eine der Prämien des Programms: {known}."],
  },
  "unknown-earning": {
    en: ["there is no earning rule {value}", "Right is one of the document's rules: {known}."],
    de: ["eine Sammelregel {value} gibt es nicht", "Richtig ist eine der Regeln des Programms: {known}."],
  },
  "not-cashback": {
    en: ["{value} is a unit of kind {kind}", "Right is a unit of kind cashback: {known}."],
    de: ["{value} ist eine Einheit der Art {kind}", "Richtig ist eine Einheit der Art cashback: {known}."],
  },
  "bands-not-ascending": {
    en: ["{value} is not above the band before, which begins at {before}", "Right is more than {before}."],
    de: ["{value} liegt nicht über dem Band davor, das bei {before} beginnt", "Richtig ist mehr als {before}."],
  },
  "window-backwards": {
    en: ["{value} is not after {from}, where it begins", "Right is a later moment than {from}."],
    de: ["{value} liegt nicht nach {from}, wo es beginnt", "Richtig ist ein späterer Zeitpunkt als {from}."],
  },
  "amounts-backwards": {
    en: ["{value} is below {from}, where it begins", "Right is {from} or more."],
    de: ["{value} liegt unter {from}, wo es beginnt", "Richtig ist {from} oder mehr."],
  },
  "above-previous-tier": {
    en: ["{value} is not above {below}'s {threshold}", "Right is more than {threshold}: tiers go from the lowest to the highest."],
    de: ["{value} liegt nicht über den {threshold} von {below}", "Richtig ist mehr als {threshold}: Stufen stehen von unten nach oben."],
  },
  "below-previous-tier": {
    en: ["{value} is below {below}'s {threshold}", "Right is more than {threshold}: tiers go from the lowest to the highest."],
    de: ["{value} liegt unter den {threshold} von {below}", "Richtig ist mehr als {threshold}: Stufen stehen von unten nach oben."],
  },
  "cap-of-another-unit": {
    en: ["{value} gives {gives}, and the cap counts {unit}", "Right is a rule that gives {unit}, or a cap for {gives}."],
    de: ["{value} gibt {gives}, und die Obergrenze zählt {unit}", "Richtig ist eine Regel, die {unit} gibt, oder eine Grenze für {gives}."],
  },
  "automatic-without-price": {
    en: ["given by itself at a number of points, but at which?", "Right is a number in “points” beside it."],
    de: ["von selbst ab einer Punktzahl, aber ab welcher?", "Richtig ist eine Zahl in „points“ daneben."],
  },
  "automatic-with-segments": {
    en: ["given by itself, and only to customer segments: that cannot be looked up while points are booked", "Right is to leave “segments” out, or “automatic”; tiers work with both."],
    de: ["von selbst vergeben, und nur an Kundensegmente: Das lässt sich beim Buchen von Punkten nicht nachsehen", "Richtig ist, „segments“ wegzulassen oder „automatic“; Stufen gehen mit beidem."],
  },
  "slider-backwards": {
    en: ["{value} is below {min}, the least", "Right is {min} or more."],
    de: ["{value} liegt unter {min}, dem kleinsten Wert", "Richtig ist {min} oder mehr."],
  },
  "slider-between-steps": {
    en: ["{value} is no full number of steps of {step}", "Right is a multiple of {step}."],
    de: ["{value} ist keine volle Zahl von Schritten zu {step}", "Richtig ist ein Vielfaches von {step}."],
  },
  "slider-given": {
    en: ["{value} is a slider: how many points would be given?", "Right is a reward with a fixed worth."],
    de: ["{value} ist ein Schieber: Wie viele Punkte wären es?", "Richtig ist eine Prämie mit festem Wert."],
  },
  "transferable-without-end": {
    en: ["a code that anybody may use needs an end", "Right is a term or a moment in “valid” beside it."],
    de: ["ein Code, den jeder einlösen darf, braucht ein Ende", "Richtig ist eine Frist oder ein Zeitpunkt in „valid“ daneben."],
  },
  "duplicate-currency": {
    en: ["{value} has an amount already", "Right is one amount for each currency."],
    de: ["{value} hat schon einen Betrag", "Richtig ist ein Betrag je Währung."],
  },
  "duplicate-discount": {
    en: ["{value} is the name of another member discount", "Right is a name that no other tier's discount has."],
    de: ["{value} heißt schon ein anderer Mitgliederrabatt", "Richtig ist ein Name, den kein Rabatt einer anderen Stufe hat."],
  },
  "payout-not-cashback": {
    en: ["a unit of kind {kind} is no money that could be paid out", "Right is a unit of kind cashback, or no payout."],
    de: ["eine Einheit der Art {kind} ist kein Geld, das ausgezahlt werden kann", "Richtig ist eine Einheit der Art cashback oder kein payout."],
  },
  "tag-with-comma": {
    en: ["{value} has a comma, and Shopify splits tags there", "Right is a tag without commas."],
    de: ["{value} enthält ein Komma, und Shopify trennt Tags daran", "Richtig ist ein Tag ohne Komma."],
  },
  "minimum-beside-buys": {
    en: ["Shopify knows no least basket for what is free beside other products", "Right is “buys” alone, or a least basket without it."],
    de: ["Shopify kennt keinen Mindestwarenkorb für das, was zu anderen Artikeln gratis ist", "Richtig ist „buys“ allein oder ein Mindestwarenkorb ohne."],
  },
}; // prettier-ignore

/** The words of every code that a problem can have. */
export const PROBLEM_TEXTS: Readonly<Record<string, ProblemText>> = { ...ERROR_TEXTS, ...TRAP_TEXTS };

/** What schemas say of a text's form, in German. */
export const GERMAN_FORMATS: Readonly<Record<string, string>> = {
  "lower-case letters, digits and hyphens, at most 40": "Kleinbuchstaben, Ziffern und Bindestriche, höchstens 40",
  "two letters, such as DE": "zwei Buchstaben, etwa DE",
  'a decimal with at most six decimals, such as "1.5"':
    'eine Dezimalzahl mit höchstens sechs Nachkommastellen, etwa "1.5"',
  'a local date or time, such as "2026-11-27" or "2026-11-27T09:00"':
    'ein Datum oder eine Ortszeit, etwa "2026-11-27" oder "2026-11-27T09:00"',
  "no such date": "ein Tag, den es gibt",
  "no such day": "ein Tag, den der Monat hat",
  "either points or times": "entweder points oder times",
  "a Shopify product id": "die Nummer eines Produkts bei Shopify",
  "a Shopify variant id": "die Nummer einer Variante bei Shopify",
  "a Shopify segment id": "die Nummer eines Segments bei Shopify",
  "three letters, such as EUR": "drei Buchstaben, etwa EUR",
  "more than 0": "mehr als 0",
  "a tag without commas": "ein Tag ohne Komma",
  "a Shopify collection id": "die Nummer einer Kollektion bei Shopify",
  "a text without broken characters": "ein Text ohne kaputte Zeichen",
  "a whole number": "eine ganze Zahl",
  "a number": "eine Zahl",
  "a text": "ein Text",
  "true or false": "true oder false",
  "a list": "eine Liste",
  "an object": "ein Objekt",
  'a decimal as a text, such as "1.5"': 'eine Dezimalzahl als Text, etwa "1.5"',
  "in a calendar year": "in einem Kalenderjahr",
  "in a year of membership": "in einem Jahr der Mitgliedschaft",
  ever: "je",
};

/** What the schemas' short words for a refusal mean, turned round into what would be right. */
export const RIGHT_FORMATS: Readonly<Record<string, string>> = {
  "no such date": "a date that exists",
  "no such day": "a day that the month has",
};
