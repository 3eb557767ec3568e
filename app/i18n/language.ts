/** The languages the admin speaks. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a screen is rendered in: `locale` forms numbers and dates ("de-CH"), `language` picks the texts ("de"). */
export interface Speech {
  locale: string;
  language: Language;
}

const COOKIE = "laurel-locale";
const FALLBACK: Speech = { locale: "en", language: "en" };

/**
 * The language of one request: Shopify names it in the `locale` parameter of the first page; later documents find it in the
 * cookie that `localeCookie` set then.
 */
export function speechOf(request: Request): Speech {
  const asked = new URL(request.url).searchParams.get("locale");
  const kept = new RegExp(`(?:^|;\\s*)${COOKIE}=([A-Za-z0-9-]+)`).exec(request.headers.get("cookie") ?? "")?.[1];
  return speechFor(asked ?? kept ?? "");
}

/** The best we can do for a language tag: its own texts where we have them, else English with English numbers. */
export function speechFor(tag: string): Speech {
  const locale = canonical(tag);
  if (locale === null) return FALLBACK;
  const language = LANGUAGES.find((candidate) => locale === candidate || locale.startsWith(`${candidate}-`));
  return language ? { locale, language } : FALLBACK;
}

/** Keeps the language for documents that come without the parameter, also inside Shopify's frame. */
export function localeCookie(speech: Speech): string {
  return `${COOKIE}=${speech.locale}; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=None; Partitioned`;
}

function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
