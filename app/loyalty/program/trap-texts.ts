import type { ProblemText } from "./problem-text.ts";

/** Of a document that can be read, and does something that was hardly meant. */
export const TRAP_TEXTS: Readonly<Record<string, ProblemText>> = {
  "reserved-id": {
    en: ["“new” is where new ones are made: no form can be opened for this one", "Right is any other id; it can be changed as a document."],
    de: ["„new“ ist die Adresse für Neues: Hierfür lässt sich kein Formular öffnen", "Richtig ist jede andere Kennung; als Dokument lässt sie sich ändern."],
  },
  "no-way-to-earn": {
    en: ["nothing brings points, a tier or a reward", "Right is at least one earning rule, or a benefit of a tier."],
    de: ["nichts bringt Punkte, eine Stufe oder eine Prämie", "Richtig ist mindestens eine Sammelregel oder ein Vorteil einer Stufe."],
  },
  "no-way-to-spend": {
    en: ["members collect {unit} and nothing can be had for them", "Right is at least one reward with a price in points."],
    de: ["Mitglieder sammeln {unit} und können nichts dafür bekommen", "Richtig ist mindestens eine Prämie mit einem Preis in Punkten."],
  },
  "unit-without-rule": {
    en: ["no rule and no benefit gives {unit}", "Right is a rule whose effect names it, or no such unit."],
    de: ["keine Regel und kein Vorteil gibt {unit}", "Richtig ist eine Regel, deren Wirkung sie nennt, oder keine solche Einheit."],
  },
  "status-not-counted": {
    en: ["{unit} only count, and no tier counts them", "Right is a tier with a qualification in {unit}."],
    de: ["{unit} zählen nur, und keine Stufe zählt sie", "Richtig ist eine Stufe mit einer Bedingung in {unit}."],
  },
  "effect-brings-nothing": {
    en: ["{value} depends on an order, and here is none", "Right is fixed-points, tier or reward."],
    de: ["{value} hängt von einer Bestellung ab, und hier ist keine", "Richtig ist fixed-points, tier oder reward."],
  },
  "never-holds": {
    en: ["a condition of kind {kind} never holds for {trigger}", "Right is a condition that speaks of {trigger}, or none."],
    de: ["eine Bedingung der Art {kind} gilt nie bei {trigger}", "Richtig ist eine Bedingung, die von {trigger} spricht, oder keine."],
  },
  "matches-nothing": {
    en: ["an empty selection matches no line", "Right is at least one product, variant, collection, tag or vendor."],
    de: ["eine leere Auswahl trifft keine Position", "Richtig ist mindestens ein Produkt, eine Variante, Kollektion, ein Schlagwort oder Anbieter."],
  },
  "contradicting-conditions": {
    en: ["cannot hold together with {other}", "Right are conditions that can be true at once."],
    de: ["kann nicht zugleich mit {other} gelten", "Richtig sind Bedingungen, die zugleich gelten können."],
  },
  "window-over": {
    en: ["{value} has passed", "Right is a moment to come, or no such condition."],
    de: ["{value} ist vorbei", "Richtig ist ein künftiger Zeitpunkt oder keine solche Bedingung."],
  },
  "pays-twice": {
    en: ["pays {what} for the same thing as “{other}”", "Right is one rule, or conditions that keep the two apart; both together are paid."],
    de: ["zahlt {what} für dasselbe wie „{other}“", "Richtig ist eine Regel, oder Bedingungen, die beide trennen; sonst wird beides gezahlt."],
  },
  "gives-twice": {
    en: ["gives {what} for the same thing as “{other}”", "Right is one of the two, or conditions that keep them apart; both are given."],
    de: ["gibt {what} für dasselbe wie „{other}“", "Richtig ist eines von beiden, oder Bedingungen, die sie trennen; sonst kommt beides."],
  },
  "referral-never-counts": {
    en: ["a friend's first order counts once it has earned, and no rule earns on orders", "Right is “joined”, or a rule for orders."],
    de: ["die erste Bestellung zählt, sobald sie etwas bringt, und keine Regel gilt Bestellungen", "Richtig ist „joined“, oder eine Regel für Bestellungen."],
  },
  "limit-below-one-award": {
    en: ["{value} is less than one award of {points}", "Right is {points} or more."],
    de: ["{value} ist weniger als eine Gutschrift von {points}", "Richtig ist {points} oder mehr."],
  },
  "subject-without-event": {
    en: ["only events have a subject", "Right is “member”, or a rule for an event."],
    de: ["nur Ereignisse haben einen Gegenstand", "Richtig ist „member“, oder eine Regel für ein Ereignis."],
  },
  "expires-before-vesting": {
    en: ["points expire before they vest: good for at most {lasts} days, spendable after {waits} at the earliest", "Right is an expiry after the vesting."],
    de: ["Punkte verfallen, bevor sie frei werden: höchstens {lasts} Tage gültig, frühestens nach {waits} frei", "Richtig ist ein Verfall nach dem Freiwerden."],
  },
  "may-expire-before-vesting": {
    en: ["some points expire before they vest: good for {lasts} days at worst, spendable after {waits} at worst", "Right is an expiry after the vesting, whenever points are earned."],
    de: ["manche Punkte verfallen, bevor sie frei werden: schlimmstenfalls {lasts} Tage gültig, nach {waits} frei", "Richtig ist ein Verfall nach dem Freiwerden, wann immer gesammelt wird."],
  },
  "expires-before-date": {
    en: ["points expire at the end of their period, before {day}, the day (month-day) on which they vest", "Right is a later end, or a day within the period."],
    de: ["Punkte verfallen zum Ende ihres Zeitraums, vor dem {day} (Monat-Tag), an dem sie frei werden", "Richtig ist ein späteres Ende oder ein Tag im Zeitraum."],
  },
  "reminder-longer-than-term": {
    en: ["points are good for {lasts} days, and the reminder is due {value} days before", "Right is less than {lasts}."],
    de: ["Punkte gelten {lasts} Tage, und die Erinnerung ist {value} Tage vorher fällig", "Richtig ist weniger als {lasts}."],
  },
  "campaign-over": {
    en: ["the campaign ended at {value}", "Right is an end to come, or no such campaign."],
    de: ["die Aktion endete am {value}", "Richtig ist ein künftiges Ende oder keine solche Aktion."],
  },
  "campaign-without-rule": {
    en: ["the campaign changes no rule", "Right are rules that it names, or one that is multiplied."],
    de: ["die Aktion ändert keine Regel", "Richtig sind Regeln, die sie nennt, oder eine, die vervielfacht wird."],
  },
  "campaign-without-effect": {
    en: ["{value} changes nothing", "Right is a multiplier other than 1."],
    de: ["{value} ändert nichts", "Richtig ist ein anderer Faktor als 1."],
  },
  "tier-unreachable": {
    en: ["{value} is out of reach: at most {most} {unit} can be earned {window}", "Right is {most} or less, a wider cap, or no qualification (only by grant)."],
    de: ["{value} ist unerreichbar: {window} sind höchstens {most} {unit} zu sammeln", "Richtig ist {most} oder weniger, eine weitere Grenze, oder keine Bedingung (nur durch Vergabe)."],
  },
  "tier-counts-nothing": {
    en: ["nothing gives {unit}, so nobody gets there", "Right is a unit that a rule gives."],
    de: ["nichts gibt {unit}, so kommt niemand dorthin", "Richtig ist eine Einheit, die eine Regel gibt."],
  },
  "tier-needs-itself": {
    en: ["{unit} are given only to who is in {tier} already, so nobody gets there", "Right is a rule that gives them to others, or another way to reach it."],
    de: ["{unit} bekommt nur, wer schon in {tier} ist, so kommt niemand dorthin", "Richtig ist eine Regel, die sie anderen gibt, oder ein anderer Weg dorthin."],
  },
  "for-life-too-easy": {
    en: ["{value} for life is no more than {threshold} for a time", "Right is more than {threshold}."],
    de: ["{value} für immer ist nicht mehr als {threshold} auf Zeit", "Richtig ist mehr als {threshold}."],
  },
  "multiplier-falls": {
    en: ["a higher tier multiplies by less than {below}", "Right is {multiplier} or more."],
    de: ["eine höhere Stufe vervielfacht weniger als {below}", "Richtig ist {multiplier} oder mehr."],
  },
  "downgrade-idle": {
    en: ["{value} needs terms, and retention {retention} has none", "Right is to-earned, or a retention with a term."],
    de: ["{value} braucht Fristen, und retention {retention} hat keine", "Richtig ist to-earned oder eine retention mit Frist."],
  },
  "benefit-never-lapses": {
    en: ["given {when} and never lapses: unused ones pile up", "Right is “period-end”, a term, or a reward that lapses; or leave it if they may pile up."],
    de: ["kommt {when} wieder und verfällt nie: Ungenutztes häuft sich", "Richtig ist „period-end“, eine Frist oder eine Prämie, die verfällt; oder so lassen, wenn es sich häufen darf."],
  },
  "reward-never-given": {
    en: ["it has no price, and nothing gives it", "Right is a number of points, or a rule or benefit that gives it."],
    de: ["sie hat keinen Preis, und nichts gibt sie", "Richtig ist ein Preis in Punkten oder eine Regel oder ein Vorteil, der sie gibt."],
  },
  "automatic-and-forgiven": {
    en: ["what it was given for is forgiven: who returns the order keeps the reward", "Right is shortfall “negative” or “next-credit”; or leave it if it may be kept."],
    de: ["wofür sie kam, wird erlassen: Wer die Bestellung zurückgibt, behält die Prämie", "Richtig ist shortfall „negative“ oder „next-credit“; oder so lassen, wenn sie behalten werden darf."],
  },
  "product-price-may-change": {
    en: ["the code takes off what the product costs when it is taken: if its price rises, a rest is to be paid", "Right is “buys”, which makes it free at any price; or leave it if prices stay."],
    de: ["der Code zieht ab, was der Artikel beim Einlösen der Punkte kostet: Wird er teurer, bleibt ein Rest zu zahlen", "Richtig ist „buys“, das ihn zu jedem Preis gratis macht; oder so lassen, wenn Preise bleiben."],
  },
  "more-for-one-than-all": {
    en: ["one member may take {value}, and there are {total} in all", "Right is {total} or less."],
    de: ["ein Mitglied darf {value} nehmen, und insgesamt gibt es {total}", "Richtig ist {total} oder weniger."],
  },
  "valid-shorter-than-reminder": {
    en: ["it lapses after {value} days and loses points, before a reminder {reminder} days ahead could come", "Right is more than {reminder} days, or points that come back."],
    de: ["sie verfällt nach {value} Tagen und kostet Punkte, ehe eine Erinnerung {reminder} Tage vorher kommen kann", "Richtig sind mehr als {reminder} Tage oder Punkte, die zurückkommen."],
  },
  "payment-earns-again": {
    en: ["what it pays earns points once more: orders count what gift cards or store credit pay", "Right is paidWithGiftCards or paidWithStoreCredit false; or leave it if it may earn."],
    de: ["was sie bezahlt, bringt noch einmal Punkte: Bestellungen zählen, was Geschenkkarten oder Guthaben bezahlen", "Richtig ist paidWithGiftCards oder paidWithStoreCredit false; oder so lassen, wenn es sammeln darf."],
  },
  "many-member-discounts": {
    en: ["{count} automatic discounts: Shopify runs at most 25 in a shop, the merchant's own among them", "Right are at most {most}."],
    de: ["{count} automatische Rabatte: Shopify führt höchstens 25 je Shop, die eigenen des Händlers eingeschlossen", "Richtig sind höchstens {most}."],
  },
  "combines-one-sided": {
    en: ["Shopify combines discounts only if both allow it, and these do not: {others}", "Right is the same on both sides."],
    de: ["Shopify kombiniert Rabatte nur, wenn beide es zulassen, und diese tun es nicht: {others}", "Richtig ist dasselbe auf beiden Seiten."],
  },
  "shipping-free-already": {
    en: ["Shopify takes one discount on shipping, and members have {others} without a code", "Right is a reward for other tiers only; or leave it for those who have none."],
    de: ["Shopify nimmt einen Rabatt auf den Versand, und Mitglieder haben {others} ohne Code", "Richtig ist eine Prämie nur für andere Stufen; oder so lassen für alle ohne."],
  },
  "velocity-below-one-member": {
    en: ["all members together may redeem {value} times an hour, and one alone {member} times", "Right is {member} or more."],
    de: ["alle Mitglieder zusammen dürfen {value}-mal je Stunde einlösen, und eines allein {member}-mal", "Richtig ist {member} oder mehr."],
  },
  "reward-arbitrage": {
    en: ["worth {worth}, and its {points} points are earned with {spend}: {how}", "Right is a price of at least {fair} points, a smaller reward, or lower multipliers."],
    de: ["{worth} wert, und seine {points} Punkte sind mit {spend} gesammelt: {how}", "Richtig ist ein Preis von mindestens {fair} Punkten, eine kleinere Prämie oder kleinere Faktoren."],
  },
  "order-without-minimum": {
    en: ["an order of {spend} earns {points} points, worth {worth}", "Right is a condition of kind amount with fromMinor {fair} or more, or a limit."],
    de: ["eine Bestellung von {spend} bringt {points} Punkte, {worth} wert", "Richtig ist eine Bedingung der Art amount mit fromMinor ab {fair}, oder eine Grenze."],
  },
  "order-buys-reward": {
    en: ["an order of {spend} earns {points} points, enough for {reward}", "Right is a condition of kind amount, a limit, or a higher price."],
    de: ["eine Bestellung von {spend} bringt {points} Punkte, genug für {reward}", "Richtig ist eine Bedingung der Art amount, eine Grenze oder ein höherer Preis."],
  },
  "reward-without-minimum": {
    en: ["an order of {spend} brings {reward}, worth {worth}", "Right is a condition of kind amount with fromMinor {fair} or more, or a limit."],
    de: ["eine Bestellung von {spend} bringt {reward}, {worth} wert", "Richtig ist eine Bedingung der Art amount mit fromMinor ab {fair}, oder eine Grenze."],
  },
  "cashback-arbitrage": {
    en: ["at best {share} of what is spent comes back, the whole or more", "Right is less than {fair}, or lower multipliers."],
    de: ["bestenfalls kommt {share} des Ausgegebenen zurück, das Ganze oder mehr", "Richtig ist weniger als {fair}, oder kleinere Faktoren."],
  },
}; // prettier-ignore
