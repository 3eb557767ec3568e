import { type Html, html } from "./html.ts";
import { type AdminVisit, adminPage } from "./layout.ts";
import { buyerName, type OrderView, readOrders } from "./order-view.ts";

const SHOWN_ORDERS_MAX = 50;

/** The list of the shop's newest orders. */
export async function ordersPage(visit: AdminVisit): Promise<Html> {
  const orders = await readOrders(visit.context, { atMost: SHOWN_ORDERS_MAX });
  const main = html`<main id="main" class="page" tabindex="-1">
    <h1>${visit.texts.orders}</h1>
    ${
      orders.length === 0
        ? html`<div class="card empty">
            <h2>${visit.texts.noOrders}</h2>
            <p>${visit.texts.noOrdersText}</p>
          </div>`
        : html`<div class="card">${ordersTable(visit, orders)}</div>`
    }
  </main>`;
  return adminPage(visit, { title: visit.texts.orders, main, current: "/orders" });
}

/** Orders as a table that turns into a list on a narrow screen. */
export function ordersTable(visit: AdminVisit, orders: readonly OrderView[]): Html {
  const { texts } = visit;
  return html`<table class="list">
    <thead>
      <tr>
        <th scope="col">${texts.order}</th>
        <th scope="col">${texts.date}</th>
        <th scope="col">${texts.customer}</th>
        <th scope="col">${texts.payment}</th>
        <th scope="col">${texts.shipping}</th>
        <th scope="col" class="number">${texts.total}</th>
      </tr>
    </thead>
    <tbody>
      ${orders.map(
        (order) =>
          html`<tr>
            <th scope="row"><a href="/admin/orders/${order.id}">${order.name}</a></th>
            <td>${moment(visit, order.created_at)}</td>
            <td>${buyerName(order) ?? texts.noCustomer}</td>
            <td>${paymentBadge(visit, order)}</td>
            <td>${shippingBadge(visit, order)}</td>
            <td class="number">${money(visit, order.current_total_price, order.currency)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** How an order stands with its payment, as a badge; a cancelled or test order says so too. */
export function paymentBadge(visit: AdminVisit, order: OrderView): Html {
  const { texts } = visit;
  return html`${badge(order.financial_status, texts.status)}${
    order.cancelled_at !== null ? html` <span class="badge off">${texts.cancelled}</span>` : null
  }${order.test ? html` <span class="badge">${texts.test}</span>` : null}`;
}

/** How far an order is shipped, as a badge. */
export function shippingBadge(visit: AdminVisit, order: OrderView): Html {
  return badge(order.fulfillment_status ?? "unfulfilled", visit.texts.status);
}

/** An amount in the words of the visit's language; the text's digits are kept, whatever their number. */
export function money(visit: AdminVisit, amount: string, currency: string): string {
  const decimals = amount.split(".")[1]?.length ?? 0;
  const parts = new Intl.NumberFormat(visit.locale, { style: "currency", currency, minimumFractionDigits: decimals });
  return parts.format(Number(amount));
}

/** A moment in the shop's time zone. */
export function moment(visit: AdminVisit, at: string): string {
  const { timeZone } = visit.context.shop.settings;
  return new Intl.DateTimeFormat(visit.locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
    new Date(at),
  );
}

function badge(state: string, texts: Record<string, string>): Html {
  const isGood = state === "paid" || state === "fulfilled";
  return html`<span class="badge ${isGood ? "good" : state === "pending" || state === "unfulfilled" ? "open" : ""}"
    >${texts[state] ?? state}</span
  >`;
}
