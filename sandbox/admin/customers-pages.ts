import type { Customer } from "../state.ts";
import { blockFrames } from "./blocks/block-pages.ts";
import { customerValueCard } from "./customer-value.ts";
import { type Html, html } from "./html.ts";
import { type AdminVisit, adminPage } from "./layout.ts";
import { readOrders } from "./order-view.ts";
import { ordersTable } from "./orders-page.ts";

const SHOWN_CUSTOMERS_MAX = 100;
const SHOWN_ORDERS_MAX = 50;

/** The list of the shop's customers, newest first. */
export function customersPage(visit: AdminVisit): Html {
  const { texts } = visit;
  const customers = [...visit.context.shop.customers.values()].reverse().slice(0, SHOWN_CUSTOMERS_MAX);
  const rows = customers.map(
    (customer) =>
      html`<tr>
        <th scope="row"><a href="/admin/customers/${customer.id}">${customerName(customer)}</a></th>
        <td>${customer.email}</td>
        <td class="number">${balanceOf(visit, customer.id) ?? "–"}</td>
      </tr>`,
  );
  const table = html`<div class="card">
    <table class="list">
      <thead>
        <tr>
          <th scope="col">${texts.name}</th>
          <th scope="col">${texts.email}</th>
          <th scope="col" class="number">${texts.points}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
  const main = html`<main id="main" class="page" tabindex="-1">
    <h1>${texts.customers}</h1>
    ${
      customers.length === 0
        ? html`<div class="card empty">
            <h2>${texts.noCustomers}</h2>
            <p>${texts.noCustomersText}</p>
          </div>`
        : table
    }
  </main>`;
  return adminPage(visit, { title: texts.customers, main, current: "/customers" });
}

/** One customer: orders, and what Laurel published for the online store to render. */
export async function customerPage(visit: AdminVisit, customer: Customer): Promise<Html> {
  const { texts } = visit;
  const orders = await readOrders(visit.context, { customerId: customer.id, atMost: SHOWN_ORDERS_MAX });
  const published = loyaltyMetafield(visit, customer.id);
  const main = html`<main id="main" class="page" tabindex="-1">
    <p class="crumb"><a href="/admin/customers">${texts.customers}</a></p>
    <h1>${customerName(customer)}</h1>
    <p class="meta">${customer.email}</p>
    ${blockFrames(visit, { target: "admin.customer-details.block.render", resource: `gid://shopify/Customer/${customer.id}` })}
    ${customerValueCard(visit, customer)}
    <section class="card" aria-labelledby="orders-title">
      <h2 id="orders-title">${texts.orders}</h2>
      ${orders.length === 0 ? html`<p>${texts.noOrders}</p>` : ordersTable(visit, orders)}
    </section>
    <section class="card" aria-labelledby="loyalty-title">
      <h2 id="loyalty-title">${texts.loyaltyInStore}</h2>
      ${published === null ? html`<p>${texts.loyaltyNone}</p>` : html`<pre tabindex="0">${indented(published)}</pre>`}
    </section>
  </main>`;
  return adminPage(visit, { title: customerName(customer), main, current: "/customers" });
}

function customerName(customer: Customer): string {
  return [customer.firstName, customer.lastName].filter(Boolean).join(" ") || (customer.email ?? customer.id);
}

function loyaltyMetafield(visit: AdminVisit, customerId: string): string | null {
  for (const metafield of visit.context.shop.metafields.values()) {
    if (metafield.ownerType === "CUSTOMER" && metafield.ownerId === customerId && metafield.key === "loyalty")
      return metafield.value;
  }
  return null;
}

function balanceOf(visit: AdminVisit, customerId: string): string | null {
  const published = loyaltyMetafield(visit, customerId);
  if (published === null) return null;
  const state: unknown = JSON.parse(published);
  if (typeof state !== "object" || state === null || !("balance" in state)) return null;
  return String(state.balance);
}

function indented(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2);
}
