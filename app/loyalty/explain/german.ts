import type { Words } from "./words.ts";

const PER = {
  order: "je Bestellung",
  day: "am Tag",
  week: "in der Woche",
  month: "im Monat",
  quarter: "im Quartal",
  year: "im Jahr",
  lifetime: "insgesamt",
};
const ROLLING = {
  order: "je Bestellung",
  day: "in 24 Stunden",
  week: "in sieben Tagen",
  month: "in einem Monat",
  quarter: "in drei Monaten",
  year: "in zwölf Monaten",
  lifetime: "insgesamt",
};

export const german: Words = {
  order: {
    placed: (order) => `Bestellung ${order} aufgegeben`,
    paid: (order) => `Bestellung ${order} bezahlt`,
    fulfilled: (order) => `Bestellung ${order} versandt`,
    due: (order) => `Bestellung ${order}: Wartezeit vorbei`,
    edited: (order) => `Bestellung ${order} geändert`,
    refunded: (order) => `Bestellung ${order} erstattet`,
    disputed: (order) => `Zahlung der Bestellung ${order} angefochten`,
    "dispute-won": (order) => `Streit um die Zahlung der Bestellung ${order} gewonnen`,
    cancelled: (order) => `Bestellung ${order} storniert`,
  },
  event: {
    occurred: (name, subject) => `„${name}“${subject === null ? "" : ` (${subject})`}`,
    withdrawn: (name, subject) => `„${name}“${subject === null ? "" : ` (${subject})`} zurückgenommen`,
  },
  occasion: {
    birthday: (year) => `Geburtstag ${year}`,
    anniversary: (number) => `${number}. Jahrestag des Beitritts`,
    schedule: (date) => `Kalendertag ${date}`,
    "tier-reached": (tier) => `${tier} erreicht`,
    "tier-ended": (tier) => `${tier} war durch etwas erreicht, das inzwischen fort ist`,
    referral: () => "Empfehlung",
    "referral-withdrawn": () => "Empfehlung zählt nicht mehr",
  },
  rate: (rate, currency, amount) => `${rate} je ${currency} auf ${amount}`,
  share: (share, amount) => `${share} von ${amount}`,
  fixed: {
    order: (points) => `${points} je Bestellung`,
    event: (points) => `${points} jedes Mal`,
    gift: (points) => points,
  },
  perItem: (points, items) => `${points} je Stück, ${items} Stück`,
  perStep: (points, step, amount) => `${points} je volle ${step} von ${amount}`,
  band: (rate, currency, from) => `${rate} je ${currency} ab ${from}`,
  bands: (bands, amount) => `${bands}, auf ${amount}`,
  and: "und",
  added: (sum) => `zusammengezählt zu ${sum}`,
  best: (all) => `der beste von ${all}`,
  noTier: "ohne Stufe",
  notBelowZero: "aber nie unter 0",
  most: (points) => `keine Regel gibt mehr als ${points} auf einmal`,
  rounding: { down: "abgerundet", nearest: "kaufmännisch gerundet", up: "aufgerundet" },
  more: (from, to) => `ohne Grenze von ${from} auf ${to} gestiegen`,
  cap: ({ most, per, by, room }) =>
    `Grenze: höchstens ${most} ${by === "calendar" ? PER[per] : ROLLING[per]}, davon waren ${room} übrig`,
  times: ({ times, per, by }) => `Grenze: höchstens ${times}-mal ${by === "calendar" ? PER[per] : ROLLING[per]}`,
  instead: (now, before) => `${now}; vorher: ${before}`,
  nothingLeft: "Davon zählt nichts mehr",
  withdrawn: {
    moved: "Die Bestellung gehört jetzt zu einem anderen Kundenkonto",
    "fact-gone": "Der Anlass für diese Punkte ist doch nicht eingetreten",
    "not-forgiven": "Die Erstattung nimmt diese Punkte nun doch zurück",
  },
  joined: (points) => `${points} als Geschenk zum Beitritt`,
  agentUndone: (points, way) =>
    `Rückgängig gemacht: ${points}, die der Shop ${way === "given" ? "gutgeschrieben" : "abgezogen"} hatte`,
  agent: (points, way, note) =>
    `${points} vom Shop ${way === "given" ? "gutgeschrieben" : "abgezogen"}${note ? `: ${note}` : ""}`,
  redeemed: (points, amount) => `${points} eingelöst für ${amount} Nachlass auf eine Bestellung`,
  redeemedFor: (points, name) => `${points} eingelöst für ${name}`,
  donated: (points, amount, cause) => `${points} eingelöst: Der Shop gibt ${amount} an ${cause}`,
  returned: (points) => `${points} zurück: Die Prämie wurde nicht ausgestellt`,
  backOf: (figure, of) => `${figure} von ${of}`,
  lapsed: (back, reward) => `${back} zurück: „${reward}“ wurde nicht rechtzeitig genutzt`,
  cancelled: {
    refused: (back, reward) => `${back} zurück: „${reward}“ konnte nicht ausgestellt werden`,
    "no-access": (back, reward) => `${back} zurück: „${reward}“ konnte nicht ausgestellt werden`,
    "customer-gone": (back, reward) =>
      `${back} zurück: „${reward}“ konnte nicht ausgestellt werden, das Kundenkonto gibt es nicht mehr`,
    agent: (back, reward) => `${back} zurück: Der Shop hat „${reward}“ storniert`,
    voided: (back, reward) => `${back} zurück: Der Shop hat „${reward}“ ungültig gemacht`,
    withdrawn: (back, reward) => `${back} zurück: Der Anlass für „${reward}“ ist doch nicht eingetreten`,
    "order-cancelled": (back, reward) =>
      `${back} zurück: Die Bestellung, in der „${reward}“ genutzt wurde, ist storniert`,
    "deleted-in-shopify": (back, reward) => `${back} zurück: Der Shop hat den Code von „${reward}“ gelöscht`,
    other: (back, reward) => `${back} zurück: „${reward}“ wurde storniert`,
  },
  rewardRefund: {
    refunded: (back, { order, called, all }) =>
      `${back} zurück: Bestellung ${order}, in der „${called}“ genutzt wurde, ist erstattet${all === null ? "" : ` (bisher ${all})`}`,
    cancelled: (back, { order, called, all }) =>
      `${back} zurück: Bestellung ${order}, in der „${called}“ genutzt wurde, ist storniert${all === null ? "" : ` (insgesamt ${all})`}`,
  },
  usedAfterReturn: (points, reward, order) =>
    `${points} wieder abgezogen: Bestellung ${order} hat „${reward}“ genutzt, obwohl die Punkte zurück waren`,
  paidOut: (amount, period) => `${amount} als Guthaben ausgezahlt, ${period}`,
  testWiped: "Der Test ist vorbei: Was er hinterlassen hat, wurde gelöscht",
  merged: "Zwei Kundenkonten wurden eins",
  benefit: {
    entry: (points, tier) => `${points} als Vorteil beim Eintritt in ${tier}`,
    tierYear: (points, tier, nth) => `${points} als Vorteil für das ${nth}. Jahr in ${tier}`,
    quarter: (points, tier, { quarter, year }) =>
      `${points} als Vorteil von ${tier} für das ${quarter}. Quartal ${year}`,
    period: (points, tier, period) => `${points} als Vorteil von ${tier} für ${period}`,
  },
  award: (reward, because) => `Prämie „${reward}“: ${because}`,
  awardTrigger: {
    order: (order) => `Bestellung ${order}`,
    event: (name) => `„${name}“`,
    joined: () => "Geschenk zum Beitritt",
    birthday: (year) => `Geburtstag ${year}`,
    anniversary: (number) => `${number}. Jahrestag des Beitritts`,
    schedule: (date) => `Kalendertag ${date}`,
    "tier-reached": (tier) => `${tier} erreicht`,
    referral: () => "Empfehlung",
    benefit: (tier) => `Vorteil von ${tier}`,
  },
  automatic: (points, reward) => `${points} wurden von selbst zur Prämie „${reward}“`,
  expired: (points) => `${points} verfallen`,
  expiryUndone: {
    "late-activity": (points) => `${points} wieder gültig: Rechtzeitig war etwas geschehen, das sie erhält`,
    refund: (points) => `${points} wieder gültig: Sie wurden erstattet`,
    returned: (points) => `${points} wieder gültig: Die Prämie kam zurück`,
    reinstated: (points) => `${points} wieder gültig: Der Shop hat sie wieder gutgeschrieben`,
  },
  forgiven: (points, order) => `Schuld von ${points}${order === undefined ? "" : ` aus Bestellung ${order}`} erlassen`,
  refundForgiven: (points, order) =>
    `${points} bleiben trotz der Erstattung von Bestellung ${order}: Der Shop hat sie erlassen`,
  forgivenRepaid: (points) => `${points}, die erlassen worden waren, sind ausgeglichen`,
  pastOrders: (points) => `${points} für Bestellungen aus der Zeit vor dem Programm`,
  pastOrdersUndone: (points) => `${points} für Bestellungen aus der Zeit vor dem Programm zurückgenommen`,
  imported: {
    given: (points) => `${points} aus einer Datei übernommen`,
    lowered: (points) => `${points} abgezogen: Ein Import hat den Stand gesetzt`,
    undone: (points) => `${points} aus einem Import zurückgenommen`,
    restored: (points) => `${points}, die ein Import abgezogen hatte, zurückgegeben`,
  },
};
