import { createCustomer } from "../commerce/customers.ts";
import { findCustomer, ordersOf } from "../commerce/find.ts";
import { notFoundPage } from "./catalog.ts";
import { orderByToken } from "./checkout.ts";
import { customerObject, orderObject } from "./liquid-objects.ts";
import { renderThemePage } from "./theme.ts";
import { fieldOf, localPath, NO_CART, pageResponse, redirectResponse, type Visit } from "./visit.ts";

/** How many customers the login page offers to be. */
const OFFERED_MAX = 8;

/** The customer's orders. Whoever is not logged in is sent to log in first. */
export async function accountPage(visit: Visit): Promise<Response> {
  if (!visit.customer) return redirectResponse("/account/login?return_to=%2Faccount");
  const orders = ordersOf(visit.context, visit.customer.id).map((order) => orderObject(visit.context, order));
  return pageResponse(visit, await renderThemePage(visit, "account", { orders }));
}

/** One order of the customer who is logged in; 404 for anybody else's. */
export async function orderPage(visit: Visit, token: string): Promise<Response> {
  const order = orderByToken(visit, token);
  if (!order || !visit.customer || order.customerId !== visit.customer.id) return notFoundPage(visit);
  return pageResponse(visit, await renderThemePage(visit, "order", { order: orderObject(visit.context, order) }));
}

/** `?customer=<id>` logs in at once: a link for the tour, possible only because no password stands between here and anybody. */
export async function loginPage(visit: Visit): Promise<Response> {
  const chosen = findCustomer(visit.context, { id: visit.url.searchParams.get("customer") ?? "" });
  const back = localPath(visit.url.searchParams.get("return_to"), "/account");
  if (chosen) return redirectResponse(back, { customerId: chosen.id });
  return pageResponse(visit, await renderLogin(visit, { return_to: back }));
}

/** By `customer` (an id), else by `email`: an address nobody has makes a new customer. */
export async function logIn(visit: Visit): Promise<Response> {
  const form = await visit.request.formData();
  const back = localPath(fieldOf(form, "return_to"), "/account");
  const chosen = findCustomer(visit.context, { id: fieldOf(form, "customer") });
  if (chosen) return redirectResponse(back, { customerId: chosen.id });

  const email = fieldOf(form, "email").trim();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    return pageResponse(visit, await renderLogin(visit, { return_to: back, problem: "email", entered: email }), 422);
  }
  const customer =
    findCustomer(visit.context, { email }) ?? createCustomer(visit.context, { email, locale: visit.locale });
  return redirectResponse(back, { customerId: customer.id });
}

/** Forgets the customer and the cart, as one who shares a computer would want. */
export function logOut(): Response {
  return redirectResponse("/", { customerId: null, cart: NO_CART });
}

function renderLogin(visit: Visit, facts: Record<string, string>): Promise<string> {
  const { shop } = visit.context;
  const sample = shop.customers.get(shop.sampleCustomerId ?? "");
  const others = [...shop.customers.values()].filter((customer) => customer.email !== null && customer !== sample);
  const offered = [...(sample ? [sample] : []), ...others].slice(0, OFFERED_MAX);
  const customers = offered.map((customer) => customerObject(visit.context, customer));
  return renderThemePage(visit, "login", { ...facts, customers });
}
