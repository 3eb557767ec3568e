import { isInSegment } from "../commerce/segment-query.ts";
import { creditAccountsOf } from "../commerce/store-credit.ts";
import { SandboxRefusal, type SandboxContext } from "../context.ts";
import { formatMinor } from "../money.ts";
import type { Customer } from "../state.ts";
import { type Html, html } from "./html.ts";
import type { AdminVisit } from "./layout.ts";
import { money } from "./orders-page.ts";
import { valueTexts } from "./value-texts.ts";

/** What the admin knows of a customer besides orders: tags, segments, address, store credit. */
export function customerValueCard(visit: AdminVisit, customer: Customer): Html {
  const texts = valueTexts(visit.locale);
  const credit = creditAccountsOf(visit.context, customer.id).map((account) =>
    money(visit, formatMinor(account.balanceMinor, account.currency), account.currency),
  );
  const { defaultAddress } = customer;
  const address = defaultAddress
    ? [defaultAddress.address1, defaultAddress.zip, defaultAddress.city, defaultAddress.countryCode]
    : [];
  const rows: [string, (string | null)[]][] = [
    [texts.tags, customer.tags],
    [texts.segments, segmentsOf(visit.context, customer)],
    [texts.storeCredit, credit],
    [texts.address, address],
  ];
  return html`<section class="card" aria-label="${texts.tags}, ${texts.segments}, ${texts.storeCredit}">
    <dl class="totals">
      ${rows.map(
        ([name, values]) =>
          html`<dt>${name}</dt>
            <dd>${values.filter((value) => value !== null).join(", ") || texts.none}</dd>`,
      )}
    </dl>
  </section>`;
}

function segmentsOf(context: SandboxContext, customer: Customer): string[] {
  return [...context.shop.segments.values()].flatMap((segment) => {
    try {
      return isInSegment(context, { query: segment.query, customer }) ? [segment.name] : [];
    } catch (error) {
      // A segment that the sandbox cannot compute has nobody in it here.
      if (error instanceof SandboxRefusal) return [];
      throw error;
    }
  });
}
