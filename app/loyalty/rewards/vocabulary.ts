/** What sentences about rewards are made of, without capitals and full stops. */
export const WORDS = {
  en: {
    off: (amount: string) => `${amount} off`,
    title: {
      "free-shipping": "Free shipping",
      "free-product": "A free product",
      "experience": "An experience",
      "early-access": "Early access",
    },
    ofAmount: {
      "code": (amount: string) => `${amount} off`,
      "gift-card": (amount: string) => `${amount} gift card`,
      "store-credit": (amount: string) => `${amount} store credit`,
    },
    ofAnyAmount: {
      "code": "Money off, as much as you like",
      "gift-card": "A gift card, as large as you like",
      "store-credit": "Store credit, as much as you like",
    },
    donation: (amount: string, cause: string) => `${amount} for ${cause}`,
    partnerCode: (partner: string) => `A code from ${partner}`,
    points: (count: number, figure: string) => (count === 1 ? "1 point" : `${figure} points`),
    slider: (of: { min: string; max: string; step: string; worth: string }) =>
      `from ${of.min} to ${of.max}, ${of.worth} for each ${of.step}`,
    buys: (count: number) => (count === 1 ? "free beside one other product" : `free beside ${count} other products`),
    paysLikeMoney: {
      "gift-card": "it pays like money, and what is left of it stays",
      "store-credit": "it pays like money, and what is left of it stays",
      "donation": "the shop gives it",
    },
    dates: (dates: string) => `choose a date: ${dates}`,
    asks: (label: string) => `you are asked for ${label}`,
    earlyAccess: "you can buy before others",
    minimum: (amount: string) => `from a basket of ${amount} on`,
    shareMax: (percent: string) => `at most ${percent} of the basket`,
    only: "for some products only",
    except: "some products are left out",
    shippingMax: (amount: string) => `for shipping of at most ${amount}`,
    countries: (countries: string) => `to ${countries} only`,
    purchases: { subscription: "for the first payment of a subscription only", both: "for the first payment of a subscription too" },
    transferable: "anyone who has the code may use it",
    automatic: "it comes by itself as soon as so much can be spent",
    noTier: "members without a tier",
    tiers: (tiers: string) => `only for ${tiers}`,
    segments: "only for some customers",
    window: (from: string | null, to: string | null) => [
      ...(from === null ? [] : [`to be had from ${from} on`]),
      ...(to === null ? [] : [`to be had before ${to}`]),
    ],
    perMember: {
      day: (count: number) => `at most ${times(count)} a day`,
      week: (count: number) => `at most ${times(count)} a calendar week`,
      month: (count: number) => `at most ${times(count)} a calendar month`,
      year: (count: number) => `at most ${times(count)} a calendar year`,
      ever: (count: number) => `at most ${times(count)} for each member`,
    },
    total: (count: string) => `${count} of them in all`,
    coolDown: (term: string) => `the next one ${term} later at the earliest`,
    valid: (term: string) => `to be used within ${term}`,
    validUntil: (moment: string) => `to be used before ${moment}`,
    lasts: (term: string) => `for ${term}`,
    lastsUntil: (moment: string) => `until ${moment}`,
    lapses: (percent: number, share: string) =>
      percent === 100
        ? "unused, its points come back"
        : percent === 0
          ? "unused, its points are lost"
          : `unused, ${share} of its points come back`,
    class: { order: "the whole order", product: "products", shipping: "shipping" },
    combinesWithAll: "combines with every discount that allows it",
    combinesWithNone: "does not combine with other discounts",
    combinesWith: (classes: string, others: string) =>
      `combines with discounts on ${classes} that allow it, not with those on ${others}`,
    and: (classes: readonly string[]) => classes.join(" and "),
    or: (classes: readonly string[]) => classes.join(" or "),
    onSome: (off: string) => `${off} some products`,
    lessOnSome: (amount: string) => `${amount} less for each of some products`,
    withoutCode: "without a code",
    thisTierOnly: "not in higher tiers",
    twoShipping: (other: string) => `never together with ${other}: Shopify takes one discount on shipping`,
    oneSided: (other: string) => `not together with ${other}: it does not allow it`,
    sameLine: (other: string) =>
      `together with ${other} not on the same product: Shopify takes the better of the two there, except on Plus`,
  },
  de: {
    off: (amount: string) => `${amount} Nachlass`,
    title: {
      "free-shipping": "Kostenloser Versand",
      "free-product": "Ein Gratisartikel",
      "experience": "Ein Erlebnis",
      "early-access": "Vorab-Zugang",
    },
    ofAmount: {
      "code": (amount: string) => `${amount} Nachlass`,
      "gift-card": (amount: string) => `Geschenkkarte über ${amount}`,
      "store-credit": (amount: string) => `${amount} Guthaben`,
    },
    ofAnyAmount: {
      "code": "Nachlass, so viel du willst",
      "gift-card": "Eine Geschenkkarte, so groß du willst",
      "store-credit": "Guthaben, so viel du willst",
    },
    donation: (amount: string, cause: string) => `${amount} für ${cause}`,
    partnerCode: (partner: string) => `Ein Code von ${partner}`,
    points: (count: number, figure: string) => (count === 1 ? "1 Punkt" : `${figure} Punkte`),
    slider: (of: { min: string; max: string; step: string; worth: string }) =>
      `von ${of.min} bis ${of.max}, ${of.worth} je ${of.step}`,
    buys: (count: number) => (count === 1 ? "gratis zu einem anderen Artikel" : `gratis zu ${count} anderen Artikeln`),
    paysLikeMoney: {
      "gift-card": "sie bezahlt wie Geld, und was übrig ist, bleibt",
      "store-credit": "es bezahlt wie Geld, und was übrig ist, bleibt",
      "donation": "der Shop spendet es",
    },
    dates: (dates: string) => `wähle einen Termin: ${dates}`,
    asks: (label: string) => `du wirst gefragt nach: ${label}`,
    earlyAccess: "du kannst vor anderen kaufen",
    minimum: (amount: string) => `ab einem Warenkorb von ${amount}`,
    shareMax: (percent: string) => `höchstens ${percent} des Warenkorbs`,
    only: "nur für ausgewählte Artikel",
    except: "einige Artikel sind ausgenommen",
    shippingMax: (amount: string) => `für Versand von höchstens ${amount}`,
    countries: (countries: string) => `nur nach ${countries}`,
    purchases: { subscription: "nur für die erste Zahlung eines Abos", both: "auch für die erste Zahlung eines Abos" },
    transferable: "wer den Code hat, darf ihn einlösen",
    automatic: "kommt von selbst, sobald so viel eingelöst werden kann",
    noTier: "Mitglieder ohne Stufe",
    tiers: (tiers: string) => `nur für ${tiers}`,
    segments: "nur für ausgewählte Kunden",
    window: (from: string | null, to: string | null) => [
      ...(from === null ? [] : [`zu haben ab ${from}`]),
      ...(to === null ? [] : [`zu haben vor dem ${to}`]),
    ],
    perMember: {
      day: (count: number) => `höchstens ${mal(count)} am Tag`,
      week: (count: number) => `höchstens ${mal(count)} je Kalenderwoche`,
      month: (count: number) => `höchstens ${mal(count)} je Kalendermonat`,
      year: (count: number) => `höchstens ${mal(count)} je Kalenderjahr`,
      ever: (count: number) => `höchstens ${mal(count)} je Mitglied`,
    },
    total: (count: string) => `insgesamt ${count} davon`,
    coolDown: (term: string) => `die nächste frühestens nach ${term}`,
    valid: (term: string) => `einzulösen innerhalb von ${term}`,
    validUntil: (moment: string) => `einzulösen vor dem ${moment}`,
    lasts: (term: string) => `für die Dauer von ${term}`,
    lastsUntil: (moment: string) => `bis ${moment}`,
    lapses: (percent: number, share: string) =>
      percent === 100
        ? "ungenutzt kommen ihre Punkte zurück"
        : percent === 0
          ? "ungenutzt sind ihre Punkte verloren"
          : `ungenutzt kommen ${share} ihrer Punkte zurück`,
    class: { order: "die ganze Bestellung", product: "Artikel", shipping: "den Versand" },
    combinesWithAll: "kombinierbar mit jedem Rabatt, der es zulässt",
    combinesWithNone: "nicht kombinierbar mit anderen Rabatten",
    combinesWith: (classes: string, others: string) =>
      `kombinierbar mit Rabatten auf ${classes}, die es zulassen, nicht mit denen auf ${others}`,
    and: (classes: readonly string[]) => classes.join(" und "),
    or: (classes: readonly string[]) => classes.join(" oder "),
    onSome: (off: string) => `${off} auf ausgewählte Artikel`,
    lessOnSome: (amount: string) => `${amount} weniger je ausgewähltem Artikel`,
    withoutCode: "ohne Code",
    thisTierOnly: "nicht in höheren Stufen",
    twoShipping: (other: string) => `nie zusammen mit ${other}: Shopify nimmt einen Rabatt auf den Versand`,
    oneSided: (other: string) => `nicht zusammen mit ${other}: Von dort ist es nicht erlaubt`,
    sameLine: (other: string) =>
      `zusammen mit ${other} nicht auf demselben Artikel: Shopify nimmt dort den besseren, außer auf Plus`,
  },
}; // prettier-ignore

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

function mal(count: number): string {
  return count === 1 ? "einmal" : `${count}-mal`;
}
