import type { Organizer } from "./describe/organizer.ts";

/** What a merchant has set for one shop, besides its program. */
export interface ShopSettings {
  /** Who runs the program; empty: the shop's name stands for it. */
  company: string;
  /** How customers can reach them, in one line; empty: not said. */
  contact: string;
  /** Address of the privacy policy; empty: not said. */
  privacyUrl: string;
  /** For so many days after it was worked off, what a webhook said is kept. */
  deliveryDays: number;
  /** For so many days after it was taken, a report on a customer's data is kept. */
  reportDays: number;
}

export const USUAL_SETTINGS: ShopSettings = {
  company: "",
  contact: "",
  privacyUrl: "",
  deliveryDays: 30,
  reportDays: 30,
};

/** How long what is personal may be kept, in days; the database holds to the same. */
export const RETENTION_DAYS = { deliveryDays: { min: 1, max: 90 }, reportDays: { min: 1, max: 365 } } as const;

const COMPANY_LENGTH_MAX = 200;
const CONTACT_LENGTH_MAX = 200;
const PRIVACY_URL_LENGTH_MAX = 500;

/** Who runs a program for its terms: what the merchant filled in, and the shop's name where that is nothing. */
export function organizerOf(settings: ShopSettings, shop: { name: string; domain: string }): Organizer {
  const given = (text: string) => (text === "" ? null : text);
  return {
    company: given(settings.company) ?? given(shop.name) ?? shop.domain,
    contact: given(settings.contact),
    privacyUrl: given(settings.privacyUrl),
  };
}

/** What the terms lack as long as the merchant has not filled it in. */
export function missingDetails(settings: ShopSettings): ("company" | "contact" | "privacyUrl")[] {
  return (["company", "contact", "privacyUrl"] as const).filter((field) => settings[field] === "");
}

export type SettingsProblem = "too-long" | "not-a-link" | "not-a-day-count";
export type SettingsProblems = Partial<Record<keyof ShopSettings, SettingsProblem>>;

/** What is wrong with settings, by field; empty where nothing is. */
export function settingsProblems(settings: Partial<ShopSettings>): SettingsProblems {
  const { company = "", contact = "", privacyUrl = "" } = settings;
  const problems: SettingsProblems = {};
  if (company.length > COMPANY_LENGTH_MAX) problems.company = "too-long";
  if (contact.length > CONTACT_LENGTH_MAX) problems.contact = "too-long";
  if (privacyUrl.length > PRIVACY_URL_LENGTH_MAX) problems.privacyUrl = "too-long";
  else if (privacyUrl !== "" && !isWebAddress(privacyUrl)) problems.privacyUrl = "not-a-link";
  for (const field of ["deliveryDays", "reportDays"] as const) {
    const days = settings[field];
    const { min, max } = RETENTION_DAYS[field];
    if (days !== undefined && !(Number.isInteger(days) && days >= min && days <= max)) {
      problems[field] = "not-a-day-count";
    }
  }
  return problems;
}

/** An address that may stand in a link: nothing but the web, and nobody's password. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === "https:" && username === "" && password === "";
}
