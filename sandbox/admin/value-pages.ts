import { activateDiscount, deactivateDiscount, deleteDiscount, discountChanged } from "../commerce/change-discount.ts";
import { secondsText } from "../clock.ts";
import { discountClass, discountStatus } from "../commerce/discounts.ts";
import { deactivateGiftCard, isExpired, maskedCode } from "../commerce/gift-cards.ts";
import type { SandboxContext } from "../context.ts";
import { formatMinor } from "../money.ts";
import type { Discount, GiftCard } from "../state-discounts.ts";
import { type Html, html } from "./html.ts";
import { type AdminVisit, adminPage } from "./layout.ts";
import { moment, money } from "./orders-page.ts";
import { valueTexts } from "./value-texts.ts";

const SHOWN_MAX = 200;

/** Every discount, the newest first, with buttons to change it by hand: an app has to notice. */
export function discountsPage(visit: AdminVisit): Html {
  const texts = valueTexts(visit.locale);
  const discounts = [...visit.context.shop.discounts.values()].reverse().slice(0, SHOWN_MAX);
  const table = html`<table class="list">
    <thead>
      <tr>
        <th scope="col">${texts.codeOrTitle}</th>
        <th scope="col">${texts.method}</th>
        <th scope="col">${texts.kind}</th>
        <th scope="col">${texts.status}</th>
        <th scope="col" class="number">${texts.used}</th>
        <th scope="col">${texts.ends}</th>
        <th scope="col">${visit.texts.actions}</th>
      </tr>
    </thead>
    <tbody>
      ${discounts.map((discount) => discountRow(visit, discount))}
    </tbody>
  </table>`;
  return listPage(visit, {
    title: texts.discounts,
    current: "/discounts",
    content: discounts.length === 0 ? html`<p>${texts.noDiscounts}</p>` : table,
  });
}

/** Every gift card, the newest first. */
export function giftCardsPage(visit: AdminVisit): Html {
  const texts = valueTexts(visit.locale);
  const cards = [...visit.context.shop.giftCards.values()].reverse().slice(0, SHOWN_MAX);
  const table = html`<table class="list">
    <thead>
      <tr>
        <th scope="col">${texts.card}</th>
        <th scope="col">${texts.customer}</th>
        <th scope="col">${texts.status}</th>
        <th scope="col" class="number">${texts.balance}</th>
        <th scope="col">${texts.expires}</th>
        <th scope="col">${visit.texts.actions}</th>
      </tr>
    </thead>
    <tbody>
      ${cards.map((card) => giftCardRow(visit, card))}
    </tbody>
  </table>`;
  return listPage(visit, {
    title: texts.giftCards,
    current: "/gift-cards",
    content: cards.length === 0 ? html`<p>${texts.noGiftCards}</p>` : table,
  });
}

/** Does what a button of these pages says, and returns the page to go back to; null when there is no such button or thing. */
export function pressValueButton(
  context: SandboxContext,
  of: { noun: string; id: string; action: string; form: FormData },
): string | null {
  const { noun, id, action, form } = of;
  const discount = noun === "discounts" ? context.shop.discounts.get(id) : undefined;
  const card = noun === "gift-cards" ? context.shop.giftCards.get(id) : undefined;
  if (card && action === "deactivate") deactivateGiftCard(context, card);
  else if (discount && action === "activate") activateDiscount(context, discount);
  else if (discount && action === "deactivate") deactivateDiscount(context, discount);
  else if (discount && action === "delete") deleteDiscount(context, discount);
  else if (discount && action === "end") setEnd(context, { discount, day: form.get("day") });
  else return null;
  return `/admin/${noun}`;
}

/** The day's end in UTC; no day is no end. */
function setEnd(context: SandboxContext, of: { discount: Discount; day: FormDataEntryValue | null }): void {
  const endMs = typeof of.day === "string" ? Date.parse(`${of.day}T23:59:59Z`) : NaN;
  of.discount.endsAt = Number.isNaN(endMs) ? null : secondsText(endMs);
  discountChanged(context, of.discount);
}

function discountRow(visit: AdminVisit, discount: Discount): Html {
  const texts = valueTexts(visit.locale);
  const status = discountStatus(discount, visit.context.world.clock.nowMs());
  const words = { ACTIVE: texts.active, EXPIRED: texts.expired, SCHEDULED: texts.scheduled }[status];
  const name = discount.codes[0]?.code ?? discount.title;
  return html`<tr>
    <th scope="row">${name}${name === discount.title ? null : html`<br /><small>${discount.title}</small>`}</th>
    <td>${discount.method === "code" ? texts.code : texts.automatic}</td>
    <td>${discountClass(discount)}</td>
    <td><span class="badge ${status === "ACTIVE" ? "good" : "off"}">${words}</span></td>
    <td class="number">${discount.uses.length}</td>
    <td>${discount.endsAt === null ? texts.never : moment(visit, discount.endsAt)}</td>
    <td class="row">
      ${button({ path: `discounts/${discount.id}/${status === "ACTIVE" ? "deactivate" : "activate"}`, name, text: status === "ACTIVE" ? texts.deactivate : texts.activate })}
      <form method="post" action="/admin/discounts/${discount.id}/end">
        <input type="date" name="day" aria-label="${texts.endOf} ${name}" />
        <button>${texts.setEnd}</button>
      </form>
      ${button({ path: `discounts/${discount.id}/delete`, name, text: texts.remove })}
    </td>
  </tr>`;
}

function giftCardRow(visit: AdminVisit, card: GiftCard): Html {
  const texts = valueTexts(visit.locale);
  const status = card.deactivatedAt !== null ? "deactivated" : isExpired(visit.context, card) ? "expired" : "active";
  const customer = visit.context.shop.customers.get(card.customerId ?? "");
  return html`<tr>
    <th scope="row">${maskedCode(card)}${card.note === null ? null : html`<br /><small>${card.note}</small>`}</th>
    <td>${customer ? html`<a href="/admin/customers/${customer.id}">${customer.email ?? customer.id}</a>` : "–"}</td>
    <td><span class="badge ${status === "active" ? "good" : "off"}">${texts[status]}</span></td>
    <td class="number">${money(visit, formatMinor(card.balanceMinor, card.currency), card.currency)}</td>
    <td>${card.expiresOn ?? texts.never}</td>
    <td>
      ${status === "active" ? button({ path: `gift-cards/${card.id}/deactivate`, name: maskedCode(card), text: texts.deactivate }) : null}
    </td>
  </tr>`;
}

function button(of: { path: string; name: string; text: string }): Html {
  return html`<form method="post" action="/admin/${of.path}">
    <button aria-label="${of.text}: ${of.name}">${of.text}</button>
  </form>`;
}

function listPage(visit: AdminVisit, of: { title: string; current: string; content: Html }): Html {
  const main = html`<main id="main" class="page" tabindex="-1">
    <h1>${of.title}</h1>
    <div class="card">${of.content}</div>
  </main>`;
  return adminPage(visit, { title: of.title, main, current: of.current });
}
