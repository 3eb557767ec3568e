import { formatMinor } from "../money.ts";
import { blockFrames } from "./blocks/block-pages.ts";
import { type Html, html } from "./html.ts";
import { type AdminVisit, adminPage } from "./layout.ts";
import { type OrderAction, possibleActions } from "./order-actions.ts";
import { buyerName, type OrderView } from "./order-view.ts";
import { moment, money, paymentBadge, shippingBadge } from "./orders-page.ts";

/** One order with what a merchant does to it: mark as paid, ship, refund, cancel. */
export function orderPage(visit: AdminVisit, order: OrderView): Html {
  const { texts } = visit;
  const main = html`<main id="main" class="page" tabindex="-1">
    <p class="crumb"><a href="/admin/orders">${texts.orders}</a></p>
    <h1>${texts.order} ${order.name}</h1>
    <p class="meta">${moment(visit, order.created_at)} ${paymentBadge(visit, order)} ${shippingBadge(visit, order)}</p>
    ${outcomeOf(visit)}
    <div class="columns">
      <div class="card">${linesTable(visit, order)} ${totals(visit, order)}</div>
      <div>
        <section class="card" aria-labelledby="actions-title">
          <h2 id="actions-title">${texts.actions}</h2>
          ${actionForms(visit, order)}
        </section>
        ${blockFrames(visit, { target: "admin.order-details.block.render", resource: `gid://shopify/Order/${order.id}` })}
        <section class="card" aria-labelledby="customer-title">
          <h2 id="customer-title">${texts.customer}</h2>
          ${
            order.customerId === null
              ? html`<p>${texts.noCustomer}</p>`
              : html`<p><a href="/admin/customers/${order.customerId}">${buyerName(order) ?? order.customerId}</a></p>`
          }
        </section>
      </div>
    </div>
  </main>`;
  return adminPage(visit, { title: `${texts.order} ${order.name}`, main, current: "/orders" });
}

function outcomeOf(visit: AdminVisit): Html | null {
  const done = visit.query.get("done");
  const problem = visit.query.get("problem");
  if (problem !== null) return html`<p class="notice bad" role="alert">${problem}</p>`;
  const text = done === null ? undefined : visit.texts.done[done];
  return text === undefined ? null : html`<p class="notice" role="status">${text}</p>`;
}

function linesTable(visit: AdminVisit, order: OrderView): Html {
  const { texts } = visit;
  return html`<table class="list">
    <thead>
      <tr>
        <th scope="col">${texts.item}</th>
        <th scope="col" class="number">${texts.quantity}</th>
        <th scope="col" class="number">${texts.price}</th>
      </tr>
    </thead>
    <tbody>
      ${order.line_items.map(
        (line) =>
          html`<tr>
            <th scope="row">${line.title}</th>
            <td class="number">
              ${line.current_quantity === line.quantity ? line.quantity : html`${line.current_quantity} / ${line.quantity}`}
            </td>
            <td class="number">${money(visit, line.price, order.currency)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function totals(visit: AdminVisit, order: OrderView): Html {
  const { texts } = visit;
  const amount = (value: string) => money(visit, value, order.currency);
  return html`<dl class="totals">
    ${order.discount_codes.map(
      (code) =>
        html`<dt>${texts.code} ${code.code}</dt>
          <dd>−${amount(code.amount)}</dd>`,
    )}
    ${automaticDiscounts(visit, order).map(
      (discount) =>
        html`<dt>${discount.title}</dt>
          <dd>−${amount(discount.amount)}</dd>`,
    )}
    <dt>${texts.subtotal}</dt>
    <dd>${amount(order.subtotal_price)}</dd>
    ${order.shipping_lines.map(
      (line) =>
        html`<dt>${line.title}</dt>
          <dd>${amount(line.price)}</dd>`,
    )}
    <dt>${texts.total}${order.taxes_included ? html` <small>(${texts.taxesIncluded})</small>` : null}</dt>
    <dd>${amount(order.total_price)}</dd>
    ${order.refunds.map(
      (refund) =>
        html`<dt>${texts.refunded}</dt>
          <dd>${moment(visit, refund.created_at)}</dd>`,
    )}
    ${
      order.current_total_price === order.total_price
        ? null
        : html`<dt><strong>${texts.total}</strong></dt>
            <dd><strong>${amount(order.current_total_price)}</strong></dd>`
    }
  </dl>`;
}

/** Discounts that no code stands for, with what each took off goods and shipping. */
function automaticDiscounts(visit: AdminVisit, view: OrderView): { title: string; amount: string }[] {
  const order = visit.context.shop.orders.get(view.id);
  if (!order) return [];
  return order.discountApplications.flatMap((application, index) => {
    if (application.type !== "automatic") return [];
    const parts = [...order.lines, ...order.shippingLines].flatMap((line) => line.discounts);
    const mine = parts.filter((one) => one.application === index);
    const minor = mine.reduce((sum, one) => sum + one.amount.shop, 0);
    return [{ title: application.title, amount: formatMinor(minor, order.currency) }];
  });
}

function actionForms(visit: AdminVisit, order: OrderView): Html {
  const { texts } = visit;
  const labels = {
    ...{ pay: texts.pay, ship: texts.ship, "refund-half": texts.refundHalf, cancel: texts.cancelOrder },
    ...{ dispute: texts.dispute, "dispute-won": texts.disputeWon, "dispute-lost": texts.disputeLost },
    delete: texts.deleteOrder,
  };
  const possible = possibleActions(order);
  const forms = possible.map((action, index) => {
    if (action === "refund") return refundForm(visit, order);
    return html`<form method="post" action="/admin/orders/${order.id}/${action}">
      <button class="${isCritical(action) ? "critical" : index === 0 ? "primary" : ""}">${labels[action]}</button>
    </form>`;
  });
  return html`${order.cancelled_at === null ? null : html`<p>${texts.cancelled}</p>`}
    <div class="stack">${forms}</div>`;
}

function isCritical(action: OrderAction): boolean {
  return action === "cancel" || action === "delete";
}

function refundForm(visit: AdminVisit, order: OrderView): Html {
  const { texts } = visit;
  const fields = order.line_items.map((line, index) =>
    line.current_quantity === 0
      ? null
      : html`<label
          >${line.title}
          <input
            type="number"
            name="quantity-${index}"
            min="0"
            max="${line.current_quantity}"
            value="0"
            inputmode="numeric"
        /></label>`,
  );
  return html`<details>
    <summary>${texts.refundSome}</summary>
    <form method="post" action="/admin/orders/${order.id}/refund" class="stack">
      <p>${texts.refundHelp}</p>
      ${fields}
      <label
        >${texts.refundAmount} (${order.currency})
        <input name="amount" inputmode="decimal" pattern="[0-9]+([.][0-9]+)?"
      /></label>
      <button>${texts.refund}</button>
    </form>
  </details>`;
}
