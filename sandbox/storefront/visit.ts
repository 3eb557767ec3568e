import type { SandboxContext } from "../context.ts";
import { isObject } from "../json.ts";
import type { Customer } from "../state.ts";

/** Languages the store speaks, the first being its own. */
export const LOCALES = ["en", "de"] as const;
export type Locale = (typeof LOCALES)[number];

/** What a shopper put into the cart, kept in a cookie. */
export interface CartChoice {
  lines: { productId: string; quantity: number }[];
  codes: string[];
  /** Codes of gift cards that shall pay. */
  giftCards: string[];
}

/** Nothing chosen. */
export const NO_CART: CartChoice = { lines: [], codes: [], giftCards: [] };

/** One request of a shopper, with what their cookies say. */
export interface Visit {
  context: SandboxContext;
  request: Request;
  url: URL;
  /** Without a language's prefix: "/products/tea". */
  path: string;
  locale: Locale;
  customer: Customer | null;
  cart: CartChoice;
}

const CUSTOMER = "sandbox_customer";
const CART = "sandbox_cart";
const LOCALE = "sandbox_store_locale";
const LINES_MAX = 50;
const CODES_MAX = 10;
const QUANTITY_MAX = 999;

/** Reads a request: language from `?locale=`, the path's prefix or a cookie; customer and cart from cookies. */
export function readVisit(request: Request, context: SandboxContext): Visit {
  const url = new URL(request.url);
  const cookies = readCookies(request.headers.get("cookie") ?? "");
  const prefix = LOCALES.find((one) => url.pathname === `/${one}` || url.pathname.startsWith(`/${one}/`));
  const path = (prefix ? url.pathname.slice(prefix.length + 1) : url.pathname) || "/";
  const wanted = [url.searchParams.get("locale"), prefix, cookies.get(LOCALE)];
  return {
    context,
    request,
    url,
    path,
    locale:
      LOCALES.find((one) => one === wanted.find((candidate) => LOCALES.some((known) => known === candidate))) ?? "en",
    customer: context.shop.customers.get(cookies.get(CUSTOMER) ?? "") ?? null,
    cart: readCart(context, cookies.get(CART)),
  };
}

/** A page that no cache keeps, with the visit's language remembered. */
export function pageResponse(visit: Visit, html: string, status = 200): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  headers.append("set-cookie", cookie(LOCALE, visit.locale));
  return new Response(html, { status, headers });
}

/** Sends the browser on with GET, and changes what its cookies say. */
export function redirectResponse(
  to: string,
  changes: { customerId?: string | null; cart?: CartChoice } = {},
): Response {
  const headers = new Headers({ location: to, "cache-control": "no-store" });
  if (changes.customerId !== undefined) headers.append("set-cookie", cookie(CUSTOMER, changes.customerId));
  if (changes.cart) headers.append("set-cookie", cookie(CART, JSON.stringify(changes.cart)));
  return new Response(null, { status: 303, headers });
}

/** An answer that also changes what the cart's cookie says. */
export function withCartCookie(response: Response, cart: CartChoice): Response {
  response.headers.append("set-cookie", cookie(CART, JSON.stringify(cart)));
  return response;
}

/** A field of a posted form as text; empty where it is missing or a file. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** A path of this store that a parameter names; anything else (another site's address) becomes `otherwise`. */
export function localPath(wanted: string | null, otherwise: string): string {
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : otherwise;
}

/** The cart with a product's quantity changed: `set` to it, or `add` to what is there; below 1 the line goes. */
export function withQuantity(
  cart: CartChoice,
  change: { productId: string; how: "set" | "add"; quantity: number },
): CartChoice {
  const present = cart.lines.find((line) => line.productId === change.productId)?.quantity ?? 0;
  const wanted = change.how === "add" ? present + change.quantity : change.quantity;
  const quantity = Math.min(Math.trunc(wanted) || 0, QUANTITY_MAX);
  const others = cart.lines.filter((line) => line.productId !== change.productId);
  if (quantity < 1) return { ...cart, lines: others };
  if (present === 0) return { ...cart, lines: [...others, { productId: change.productId, quantity }] };
  return {
    ...cart,
    lines: cart.lines.map((line) => (line.productId === change.productId ? { ...line, quantity } : line)),
  };
}

/** The cart with a code entered, once. */
export function withCode(cart: CartChoice, code: string): CartChoice {
  const text = code.trim().slice(0, 64);
  if (text === "") return cart;
  return { ...withoutCode(cart, text), codes: [...withoutCode(cart, text).codes, text].slice(-CODES_MAX) };
}

/** The cart without a code, case ignored. */
export function withoutCode(cart: CartChoice, code: string): CartChoice {
  return { ...cart, codes: cart.codes.filter((one) => one.toLowerCase() !== code.trim().toLowerCase()) };
}

function readCookies(header: string): Map<string, string> {
  const pairs = header.split(";").map((pair): [string, string] => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at).trim(), decode(pair.slice(at + 1).trim())];
  });
  return new Map(pairs);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function cookie(name: string, value: string | null): string {
  const age = value === null ? "; Max-Age=0" : "";
  return `${name}=${encodeURIComponent(value ?? "")}; Path=/; HttpOnly; SameSite=Lax${age}`;
}

/** Products that are gone, and anything that is no cart, fall away. */
function readCart(context: SandboxContext, text: string | undefined): CartChoice {
  const cart: CartChoice = { lines: [], codes: [], giftCards: [] };
  const stored = parseJson(text ?? "{}");
  const { lines, codes, giftCards } = isObject(stored) ? stored : {};
  for (const line of Array.isArray(lines) ? lines.slice(0, LINES_MAX) : []) {
    if (!isObject(line) || typeof line["productId"] !== "string" || !Number.isSafeInteger(line["quantity"])) continue;
    const quantity = Number(line["quantity"]);
    if (quantity < 1 || quantity > QUANTITY_MAX || !context.shop.products.has(line["productId"])) continue;
    cart.lines.push({ productId: line["productId"], quantity });
  }
  for (const code of Array.isArray(codes) ? codes.slice(0, CODES_MAX) : []) {
    if (typeof code === "string") cart.codes.push(code);
  }
  for (const code of Array.isArray(giftCards) ? giftCards.slice(0, CODES_MAX) : []) {
    if (typeof code === "string") cart.giftCards.push(code);
  }
  return cart;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
