import type { Liquid } from "liquidjs";
import { isObject } from "../../json.ts";
import { colorBrightness, colorContrast } from "./color.ts";
import { formatHundredths } from "./money-format.ts";
import type { Translations } from "./translations.ts";

export interface FilterFacts {
  translations: Translations;
  currency: string;
  /** Where the theme's or the extension's assets answer, ending in a slash. */
  assetsUrl: string;
}

/** Adds Shopify's filters that our theme and extension use, and gives liquidjs' own the semantics of Shopify's (Ruby's). */
export function registerFilters(liquid: Liquid, facts: FilterFacts): void {
  const translate = (key: string, ...args: unknown[]) => facts.translations.text(key, namedArguments(args));
  liquid.registerFilter("t", translate);
  liquid.registerFilter("translate", translate);
  liquid.registerFilter("asset_url", (file: string) => `${facts.assetsUrl}${file}`);
  liquid.registerFilter("stylesheet_tag", (url: string) => `<link href="${escapeHtml(url)}" rel="stylesheet">`);
  liquid.registerFilter("money", (amount: unknown) => formatHundredths(Number(amount ?? 0), facts.currency));
  liquid.registerFilter("money_with_currency", (amount: unknown) => withCode(Number(amount ?? 0), facts.currency));
  liquid.registerFilter("color_contrast", (color: string, other: string) => colorContrast(color, other));
  liquid.registerFilter("color_brightness", (color: string) => colorBrightness(color));
  liquid.registerFilter("divided_by", divideLikeRuby);
  liquid.registerFilter("escape_once", escapeOnce);
  liquid.registerFilter("json", jsonForHtml);
}

/** Text for HTML content and attributes. */
function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** As Ruby's ERB::Util.html_escape_once: what is an entity already stays one. */
function escapeOnce(value: unknown): string {
  return asText(value).replace(/["'<>]|&(?!(?:[a-zA-Z]+|#\d+|#x[\da-fA-F]+);)/g, escapeHtml);
}

function asText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Ruby divides whole numbers to a whole number, rounded down; liquidjs would give a fraction. */
function divideLikeRuby(value: unknown, divisor: unknown): number {
  const [dividend, by] = [Number(value), Number(divisor)];
  if (by === 0) throw new Error("divided by 0");
  return Number.isInteger(dividend) && Number.isInteger(by) ? Math.floor(dividend / by) : dividend / by;
}

function jsonForHtml(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  return text.replace(/[<>&]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function withCode(amount: number, currency: string): string {
  const text = formatHundredths(amount, currency);
  return text.endsWith(currency) ? text : `${text} ${currency}`;
}

/** liquidjs hands named arguments over as pairs behind the positional ones. */
function namedArguments(args: unknown[]): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  for (const arg of args) {
    if (Array.isArray(arg) && typeof arg[0] === "string") named[arg[0]] = isObject(arg[1]) ? "" : arg[1];
  }
  return named;
}
