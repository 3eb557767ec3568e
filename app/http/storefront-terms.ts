import { LANGUAGES, type Language } from "../i18n/language.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { announcedSteps } from "../loyalty/change/announced-steps.ts";
import { programTerms, type Terms, type TermsOf } from "../loyalty/describe/terms.ts";
import { type TermsVersion, termsVersions } from "../loyalty/describe/terms-versions.ts";
import { organizerOf } from "../loyalty/shop-settings.ts";
import { waitingChanges } from "../models/announced-change.ts";
import { programState } from "../models/program.ts";
import { termsShop } from "../models/shop-settings.ts";
import type { DoorReply, DoorRequest } from "./door.ts";

/**
 * The program's terms as a page of the shop: Liquid, which Shopify renders in the shop's theme. For everybody, with or without login.
 *
 * `version` names an earlier one by its number; `lang` a language, else it is that of the page. Answers 404 where nothing holds: the
 * program is not live (in a test there are no terms for anybody), or there is no such version that ever held.
 *
 * @param visit.domain the shop that Shopify's signature names
 */
export async function showTerms(visit: { domain: string; now: Date }, request: DoorRequest): Promise<DoorReply> {
  if (request.method !== "GET" && request.method !== "HEAD") return page(405, notThere(), { allow: "GET" });
  const shop = await termsShop(visit.domain);
  if (!shop) return page(404, notThere());
  const state = await programState(null, shop.programId);
  const held = termsVersions(state).filter(({ since }) => since !== null && since <= wholeSeconds(visit.now));
  const asked = request.query.get("version");
  const shown = asked === null ? held.at(-1) : held.find(({ version }) => String(version) === asked);
  if (!shown || state.mode !== "live") return page(404, notThere());

  const { currency, timeZone } = shop;
  const organizer = organizerOf(shop.settings, shop);
  const isInForce = shown === held.at(-1);
  const announced = isInForce ? announcedSteps({ ...state, waiting: await waitingChanges(null, shop.programId) }) : [];
  const inLanguage = (language: Language) => {
    const of: TermsOf = { ...shown, currency, language, timeZone, organizer, announced };
    return termsHtml(programTerms(of), { language, shown, held });
  };
  const wanted = LANGUAGES.find((language) => language === request.query.get("lang"));
  return page(200, wanted ? inLanguage(wanted) : byLocale(inLanguage));
}

function page(status: number, body: string, headers: Readonly<Record<string, string>> = {}): DoorReply {
  const kinds = { "content-type": "application/liquid; charset=utf-8", "cache-control": "no-store" };
  return { status, headers: { ...kinds, ...headers }, body };
}

/** Only the theme knows the page's language for certain. */
function byLocale(inLanguage: (language: Language) => string): string {
  return `{%- assign laurel_language = request.locale.iso_code | slice: 0, 2 -%}
{%- if laurel_language == 'de' -%}
${inLanguage("de")}
{%- else -%}
${inLanguage("en")}
{%- endif -%}`;
}

function notThere(): string {
  return byLocale((language) => framed(language, `<p>${WORDS[language].notThere}</p>`));
}

function termsHtml(
  terms: Terms,
  { language, shown, held }: { language: Language; shown: TermsVersion; held: TermsVersion[] },
): string {
  const paragraph = (sentence: string) => `<p>${linked(escaped(sentence))}</p>`;
  const sections = terms.sections.map(({ title, sentences, items }) => {
    const list = items.map((item) => `<li><strong>${escaped(item.title)}</strong> ${linked(escaped(item.sentences.join(" ")))}</li>`); // prettier-ignore
    return [
      `<h2>${escaped(title)}</h2>`,
      ...sentences.map(paragraph),
      ...(list.length === 0 ? [] : [`<ul>${list.join("\n")}</ul>`]),
    ].join("\n");
  });
  return framed(
    language,
    [
      `<h1>${escaped(terms.title)}</h1>`,
      paragraph(terms.dated),
      ...sections,
      versionLinks(language, { shown, held }),
    ].join("\n"),
  );
}

/** Links to the version before and after; relative, so that they keep the shop's language in the address. */
function versionLinks(language: Language, { shown, held }: { shown: TermsVersion; held: TermsVersion[] }): string {
  const words = WORDS[language];
  const at = held.indexOf(shown);
  const link = (version: TermsVersion | undefined, word: string) =>
    version ? [`<a href="?version=${String(version.version)}">${word}</a>`] : [];
  const links = [...link(held[at - 1], words.earlier), ...link(held[at + 1], words.later)];
  return links.length === 0 ? "" : `<p>${links.join(" · ")}</p>`;
}

function framed(language: Language, html: string): string {
  return `<div class="page-width laurel-terms" lang="${language}" style="max-width:45rem;margin-inline:auto;padding:1rem">\n${html}\n</div>`;
}

/** As text of a page, and of Liquid: whatever a merchant has named something, it is shown and never carried out. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"'{}]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

function linked(html: string): string {
  return html.replaceAll(/https:\/\/[^\s&<]+(?:&#38;[^\s&<]+)*/g, (address) => `<a href="${address}">${address}</a>`);
}

const WORDS = {
  en: { earlier: "Earlier version", later: "Later version", notThere: "There are no program terms at present." },
  de: { earlier: "Frühere Version", later: "Spätere Version", notThere: "Zurzeit gibt es keine Teilnahmebedingungen." },
};
