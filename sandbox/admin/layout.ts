import type { SandboxContext } from "../context.ts";
import { FIRST_STAFF } from "../oauth/id-token.ts";
import { type Html, html } from "./html.ts";
import { type AdminLocale, type AdminTexts, adminTexts } from "./texts.ts";
import { valueTexts } from "./value-texts.ts";

/** What every page of the admin needs to know about its request. */
export interface AdminVisit {
  context: SandboxContext;
  /** Below /admin and without the admin's own parameters: "/orders/17?done=ship". */
  path: string;
  query: URLSearchParams;
  locale: AdminLocale;
  /** Shopify's number of the member of staff who looks. */
  staff: string;
  texts: AdminTexts;
}

const locales: readonly AdminLocale[] = ["en", "de"];
const localeNames = { en: "English", de: "Deutsch" };

/** The admin around a page: header with the shop's name, navigation, and the page itself in `main`. */
export function adminPage(
  visit: AdminVisit,
  page: { title: string; main: Html; current: string; status?: Html },
): Html {
  const { context, texts, locale } = visit;
  const { home, store } = context.world.origins;
  return html`<html lang="${locale}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${page.title} · ${context.shop.settings.name}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/admin/assets/frame.css" />
      <link rel="stylesheet" href="/admin/assets/page.css" />
      <link rel="stylesheet" href="/admin/assets/controls.css" />
    </head>
    <body>
      <a class="skip" href="#main">${texts.skip}</a>
      <header class="top">
        <button class="menu" type="button" aria-expanded="false" aria-controls="navigation">${texts.menu}</button>
        <strong class="shop">${context.shop.settings.name}</strong>
        <span class="links">
          <a href="${store}" target="_blank" rel="noopener">${texts.store}</a>
          <a href="${home}/">${texts.tour}</a>
          <span class="languages" role="group" aria-label="${texts.language}">${languageLinks(visit)}</span>
        </span>
        <div id="save-bar" class="save-bar" role="region" aria-label="${texts.unsaved}" hidden>
          <strong>${texts.unsaved}</strong>
          <button type="button" data-press="discard">${texts.discard}</button>
          <button type="button" data-press="save" class="primary">${texts.save}</button>
        </div>
      </header>
      <div id="progress" class="progress" hidden></div>
      <nav id="navigation" class="side" aria-label="${context.shop.settings.name}">
        <ul>
          ${navigationItem("/orders", texts.orders, page.current)}
          ${navigationItem("/customers", texts.customers, page.current)}
          ${navigationItem("/discounts", valueTexts(locale).discounts, page.current)}
          ${navigationItem("/gift-cards", valueTexts(locale).giftCards, page.current)}
        </ul>
        <h2>${texts.apps}</h2>
        <ul>
          <li>
            <a href="/admin/app" ${page.current === "app" ? html`aria-current="true"` : null}>Laurel</a>
            <ul id="app-navigation"></ul>
          </li>
        </ul>
      </nav>
      ${page.main}
      <div id="toasts" class="toasts" role="status" aria-live="polite"></div>
      <script src="/admin/assets/admin.js"></script>
    </body>
  </html>`;
}

/** Which of the admin's languages a request wants: its own parameter, else what was chosen before, else English. */
export function localeOf(query: URLSearchParams, cookies: string): AdminLocale {
  const wanted = query.get("locale") ?? /(?:^|;\s*)sandbox-locale=([a-z]+)/.exec(cookies)?.[1];
  return locales.find((locale) => locale === wanted) ?? "en";
}

/** Who of the staff sends a request: its own parameter, else whoever came before in this browser, else the first of them. */
export function staffOf(query: URLSearchParams, cookies: string): string {
  const wanted = query.get("staff") ?? /(?:^|;\s*)sandbox-staff=(\w+)/.exec(cookies)?.[1] ?? "";
  return /^[1-9]\d{0,17}$/.test(wanted) ? wanted : FIRST_STAFF;
}

/** The words of the language that `localeOf` found. */
export function textsOf(locale: AdminLocale): AdminTexts {
  return adminTexts(locale);
}

function languageLinks(visit: AdminVisit): Html[] {
  return locales.map((locale) => {
    const current = locale === visit.locale ? html`aria-current="true"` : null;
    const query = new URLSearchParams(visit.query);
    query.set("locale", locale);
    const href = `/admin${visit.path}?${query.toString()}`;
    return html`<a
      href="${href}"
      lang="${locale}"
      hreflang="${locale}"
      data-locale="${locale}"
      title="${localeNames[locale]}"
      ${current}
      >${locale.toUpperCase()}</a
    >`;
  });
}

function navigationItem(path: string, text: string, current: string): Html {
  const marked = current === path ? html`aria-current="page"` : null;
  return html`<li><a href="/admin${path}" ${marked}>${text}</a></li>`;
}
