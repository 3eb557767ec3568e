import type { AdminLocale } from "./texts.ts";

/** The words of the pages on discounts, gift cards and store credit. */
const english = {
  discounts: "Discounts",
  giftCards: "Gift cards",
  codeOrTitle: "Code or title",
  method: "Method",
  kind: "Kind",
  status: "Status",
  used: "Used",
  ends: "Ends",
  never: "never",
  activate: "Activate",
  deactivate: "Deactivate",
  remove: "Delete",
  setEnd: "Set end",
  endOf: "Last day of",
  noDiscounts: "There are no discounts yet.",
  noGiftCards: "There are no gift cards yet.",
  card: "Gift card",
  balance: "Balance",
  customer: "Customer",
  note: "Note",
  expires: "Expires",
  tags: "Tags",
  segments: "Segments",
  address: "Address",
  storeCredit: "Store credit",
  none: "None",
  active: "active",
  expired: "expired",
  scheduled: "scheduled",
  deactivated: "deactivated",
  automatic: "automatic",
  code: "code",
};

type ValueTexts = typeof english;

const german: ValueTexts = {
  discounts: "Rabatte",
  giftCards: "Geschenkkarten",
  codeOrTitle: "Code oder Titel",
  method: "Art",
  kind: "Rabatt auf",
  status: "Status",
  used: "Benutzt",
  ends: "Endet",
  never: "nie",
  activate: "Aktivieren",
  deactivate: "Deaktivieren",
  remove: "Löschen",
  setEnd: "Ende setzen",
  endOf: "Letzter Tag von",
  noDiscounts: "Es gibt noch keine Rabatte.",
  noGiftCards: "Es gibt noch keine Geschenkkarten.",
  card: "Geschenkkarte",
  balance: "Guthaben",
  customer: "Kunde",
  note: "Notiz",
  expires: "Läuft ab",
  tags: "Tags",
  segments: "Segmente",
  address: "Adresse",
  storeCredit: "Guthaben",
  none: "Keine",
  active: "aktiv",
  expired: "abgelaufen",
  scheduled: "geplant",
  deactivated: "deaktiviert",
  automatic: "automatisch",
  code: "Code",
};

/** The words in a language of the admin. */
export function valueTexts(locale: AdminLocale): ValueTexts {
  return { en: english, de: german }[locale];
}
