import { ROW_PROBLEMS, type RowProblem } from "./read-row.ts";

/** What becomes of a row, in words: on screens and in reports. */
interface RowWords {
  /** Why a row is left out; unknown: the shop has no such customer. */
  problem: Record<RowProblem | "unknown", string>;
  state: Record<"new" | "ready" | "unknown" | "done" | "undone", string>;
  /** The columns of a report. */
  header: readonly string[];
}

const english: RowWords = {
  problem: {
    unknown: "The shop has no such customer",
    "no-customer": "Neither an e-mail address nor a customer ID",
    "bad-customer": "This is no Shopify customer ID",
    "bad-email": "This is no e-mail address",
    "broken-text": "Broken characters: save the file as UTF-8 again",
    "points-not-a-number": "The balance is no number",
    "points-negative": "The balance is below zero",
    "points-too-precise": "The balance has more decimals than the points",
    "points-too-large": "The balance is too large",
    "bad-expires": "The expiry date cannot be read",
    "past-expires": "The points have expired already",
    "unknown-tier": "The program has no such tier",
    "bad-tier-until": "The tier’s end date cannot be read",
    "past-tier-until": "The tier has ended already",
    "bad-birthday": "The birthday cannot be read",
    "bad-joined": "The joining date cannot be read",
    "future-joined": "The joining date lies ahead",
    "too-many-rows": "More than 100 rows of the same customer",
  },
  state: {
    new: "Not checked yet",
    ready: "Not applied yet",
    unknown: "The shop has no such customer",
    done: "Applied",
    undone: "Undone",
  },
  header: ["Row", "Outcome", "Customer ID", "Points moved", "Joined"],
};

const german: RowWords = {
  problem: {
    unknown: "Der Shop hat diesen Kunden nicht",
    "no-customer": "Weder E-Mail-Adresse noch Kunden-ID",
    "bad-customer": "Das ist keine Kunden-ID von Shopify",
    "bad-email": "Das ist keine E-Mail-Adresse",
    "broken-text": "Kaputte Zeichen: Speichere die Datei noch einmal als UTF-8",
    "points-not-a-number": "Der Punktestand ist keine Zahl",
    "points-negative": "Der Punktestand liegt unter null",
    "points-too-precise": "Der Punktestand hat mehr Nachkommastellen als die Punkte",
    "points-too-large": "Der Punktestand ist zu groß",
    "bad-expires": "Das Verfallsdatum ist nicht lesbar",
    "past-expires": "Die Punkte sind schon verfallen",
    "unknown-tier": "Das Programm hat diese Stufe nicht",
    "bad-tier-until": "Das Ende der Stufe ist nicht lesbar",
    "past-tier-until": "Die Stufe ist schon zu Ende",
    "bad-birthday": "Der Geburtstag ist nicht lesbar",
    "bad-joined": "Das Beitrittsdatum ist nicht lesbar",
    "future-joined": "Das Beitrittsdatum liegt in der Zukunft",
    "too-many-rows": "Mehr als 100 Zeilen desselben Kunden",
  },
  state: {
    new: "Noch nicht geprüft",
    ready: "Noch nicht angewendet",
    unknown: "Der Shop hat diesen Kunden nicht",
    done: "Angewendet",
    undone: "Zurückgenommen",
  },
  header: ["Zeile", "Ergebnis", "Kunden-ID", "Bewegte Punkte", "Beigetreten"],
};

/** The words of rows in a language. */
export function rowWords(language: "en" | "de"): RowWords {
  return language === "de" ? german : english;
}

/** Why a row is left out; null: the shop has no such customer. */
export function problemWords(problem: string | null, language: "en" | "de"): string {
  const { problem: words } = rowWords(language);
  const known = ROW_PROBLEMS.find((one) => one === problem);
  return words[known ?? "unknown"];
}

/** How a row stands that is not left out by its own fault. */
export function stateWords(state: string, language: "en" | "de"): string {
  const { state: words } = rowWords(language);
  const known = STATES.find((one) => one === state);
  return words[known ?? "new"];
}

const STATES = ["new", "ready", "unknown", "done", "undone"] as const;
