import { appState } from "../app-state.ts";
import type { SandboxContext } from "../context.ts";
import { mintIdToken } from "../oauth/id-token.ts";
import { noteAdminOpened } from "../home/tour-state.ts";
import { script, stylesheet } from "./assets.ts";
import { blockPage, blockScript, queryForBlock } from "./blocks/block-pages.ts";
import { extensionsAnswer, grantScopes, productsAnswer, scopesAnswer } from "./bridge-data.ts";
import { customerPage, customersPage } from "./customers-pages.ts";
import { framePage } from "./frame-page.ts";
import { type Html, html, htmlResponse } from "./html.ts";
import { type AdminVisit, adminPage, localeOf, staffOf, textsOf } from "./layout.ts";
import { actOnOrder, orderAction } from "./order-actions.ts";
import { orderPage } from "./order-page.ts";
import { readOrder } from "./order-view.ts";
import { ordersPage } from "./orders-page.ts";
import { discountsPage, giftCardsPage, pressValueButton } from "./value-pages.ts";

/**
 * Answers everything below {home}/admin, and {home}/app-bridge.js: the merchant's admin with the app in its frame.
 *
 * @param context the shop whose admin it is
 * @returns 404 pages included, an answer for every path
 */
export async function handleAdmin(request: Request, context: SandboxContext): Promise<Response> {
  const url = new URL(request.url);
  if (url.pathname === "/app-bridge.js") return script(new URL("bridge/app-bridge.ts", import.meta.url));
  if (url.pathname === "/admin/assets/admin.js") return script(new URL("browser/admin.ts", import.meta.url));
  if (url.pathname === "/admin/assets/block.js") return script(new URL("browser/block/block.ts", import.meta.url));
  const [, style] = /^\/admin\/assets\/(frame|page|controls|block)\.css$/.exec(url.pathname) ?? [];
  if (style) return stylesheet(new URL(`styles/${style}.css`, import.meta.url));

  const path = url.pathname.replace(/^\/admin\/?/, "/");
  if (path === "/") return Response.redirect(new URL("/admin/app", url), 302);
  const [, code] = /^\/blocks\/([\w-]+)\/extension\.js$/.exec(path) ?? [];
  if (code) return (await blockScript(code)) ?? new Response("There is no such block", { status: 404 });
  const data = request.method === "POST" ? null : await bridgeData(request, path, context);
  if (data !== null) return Response.json(data, { headers: { "cache-control": "no-store" } });
  if (request.method === "POST") return pressButton(request, path, context);
  return visitPage(request, path, context);
}

async function visitPage(request: Request, path: string, context: SandboxContext): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const cookies = cookiesOf(request);
  const [locale, staff] = [localeOf(query, cookies), staffOf(query, cookies)];
  query.delete("locale");
  query.delete("staff");
  const visit: AdminVisit = { context, path, query, locale, staff, texts: textsOf(locale) };
  const page = await pageAt(visit);
  const response = page ? htmlResponse(page) : htmlResponse(notFoundPage(visit), { status: 404 });
  for (const cookie of [`sandbox-locale=${locale}`, `sandbox-staff=${staff}`]) {
    response.headers.append("set-cookie", `${cookie}; Path=/admin; SameSite=Lax`);
  }
  return response;
}

async function pageAt(visit: AdminVisit): Promise<Html | null> {
  const { context, path } = visit;
  if (path === "/app" || path.startsWith("/app/")) {
    noteAdminOpened(context);
    return framePage(visit);
  }
  if (path === "/orders") return ordersPage(visit);
  if (path === "/customers") return customersPage(visit);
  if (path === "/discounts") return discountsPage(visit);
  if (path === "/gift-cards") return giftCardsPage(visit);
  if (path.startsWith("/themes/")) return themeEditorPage(visit);

  const [, noun, id = ""] = path.split("/");
  if (noun === "blocks") return blockPage(visit, id);
  if (noun === "orders") {
    const order = await readOrder(context, id);
    return order ? orderPage(visit, order) : null;
  }
  const customer = noun === "customers" ? context.shop.customers.get(id) : undefined;
  return customer ? customerPage(visit, customer) : null;
}

async function pressButton(request: Request, path: string, context: SandboxContext): Promise<Response> {
  const [, noun = "", id = "", name = ""] = path.split("/");
  if (path === "/bridge/graphql") return queryForBlock(context, await request.text());
  if (path === "/bridge/scopes") return Response.json(grantScopes(context, await request.json()));
  if (noun === "discounts" || noun === "gift-cards") {
    const to = pressValueButton(context, { noun, id, action: name, form: await request.formData() });
    return to === null
      ? new Response("There is no such button", { status: 404 })
      : Response.redirect(new URL(to, request.url), 303);
  }
  const action = noun === "orders" ? orderAction(name) : null;
  if (action === null) return new Response("There is no such button", { status: 404 });
  const result = await actOnOrder(context, { id, action }, await request.formData());
  const back = new URL(`/admin/orders/${id}`, request.url);
  if (result.outcome === "deleted") return Response.redirect(new URL("/admin/orders", request.url), 303);
  if (result.outcome === "done") back.searchParams.set("done", result.done);
  else back.searchParams.set("problem", result.message);
  return Response.redirect(back, 303);
}

function cookiesOf(request: Request): string {
  return request.headers.get("cookie") ?? "";
}

async function bridgeData(request: Request, path: string, context: SandboxContext): Promise<object | null> {
  switch (path) {
    case "/bridge/id-token":
      return { token: mintIdToken(context, { staff: staffOf(new URLSearchParams(), cookiesOf(request)) }) };
    case "/bridge/extensions":
      return extensionsAnswer();
    case "/bridge/products":
      return productsAnswer(context);
    case "/bridge/app-state":
      return { state: await appState(context.world.origins.app) };
    case "/bridge/scopes":
      return scopesAnswer(context);
    default:
      return null;
  }
}

function themeEditorPage(visit: AdminVisit): Html {
  const { texts } = visit;
  const main = html`<main id="main" class="page" tabindex="-1">
    <h1>${texts.themeEditor}</h1>
    <div class="card">
      <p>${texts.themeEditorText}</p>
      <p><a href="${visit.context.world.origins.store}">${texts.openStore}</a></p>
    </div>
  </main>`;
  return adminPage(visit, { title: texts.themeEditor, main, current: "" });
}

function notFoundPage(visit: AdminVisit): Html {
  const { texts } = visit;
  const main = html`<main id="main" class="page" tabindex="-1">
    <h1>${texts.notFound}</h1>
    <p>${texts.notFoundText}</p>
  </main>`;
  return adminPage(visit, { title: texts.notFound, main, current: "" });
}
