import { type Html, html } from "../admin/html.ts";
import type { SandboxContext } from "../context.ts";
import type { Delivery } from "../state.ts";
import { sandboxPage } from "./tour-page.ts";

const SHOWN_ENTRIES_MAX = 200;

/** Every webhook on its way to the app, newest first, each with its attempts and its body. */
export function deliveriesPage(context: SandboxContext): Html {
  const deliveries = context.world.state.deliveries
    .filter((delivery) => delivery.shop === context.shop.settings.domain)
    .slice(-SHOWN_ENTRIES_MAX)
    .reverse();
  const main = html`<main id="main" class="log">
    <h1>Webhooks sent to Laurel</h1>
    <p>Shopify signs each, repeats what is not answered with a 2xx, and promises neither order nor uniqueness.</p>
    ${
      deliveries.length === 0
        ? html`<p class="empty">None yet: place an order in the store.</p>`
        : html`<ul>
            ${deliveries.map(deliveryItem)}
          </ul>`
    }
  </main>`;
  return sandboxPage(context, { title: "Webhooks · Laurel sandbox", main, current: "/tour/deliveries" });
}

/** Every call of the app to the Admin API and the token endpoint, newest first. */
export function callsPage(context: SandboxContext): Html {
  const calls = context.world.calls
    .list()
    .filter((call) => call.shop === context.shop.settings.domain)
    .slice(-SHOWN_ENTRIES_MAX)
    .reverse();
  const items = calls.map(
    (call) =>
      html`<li>
        <details>
          <summary>
            <strong>${call.operation}</strong>
            <span class="state" data-state="${call.outcome === "answered" ? "up" : "down"}">${call.outcome}</span>
            <time datetime="${call.at}">${call.at}</time>
            ${call.cost === null ? null : html`<span class="small">${call.cost} points</span>`}
          </summary>
          ${call.errors.map((error) => html`<p class="bad">${error}</p>`)}
          <pre tabindex="0">${JSON.stringify(call.variables ?? {}, null, 2)}</pre>
        </details>
      </li>`,
  );
  const main = html`<main id="main" class="log">
    <h1>Laurel's calls to Shopify</h1>
    <p>Each query ran on Shopify's own schema, with its access scopes, costs and throttling.</p>
    ${
      calls.length === 0
        ? html`<p class="empty">None yet: open the admin.</p>`
        : html`<ul>
            ${items}
          </ul>`
    }
  </main>`;
  return sandboxPage(context, { title: "API calls · Laurel sandbox", main, current: "/tour/calls" });
}

function deliveryItem(delivery: Delivery): Html {
  const last = delivery.attempts.at(-1);
  const attempts = delivery.attempts.map(
    (attempt) =>
      html`<li>
        <time datetime="${attempt.at}">${attempt.at}</time> ${attempt.status ?? attempt.error} in ${attempt.durationMs}
        ms
      </li>`,
  );
  return html`<li>
    <details>
      <summary>
        <strong>${delivery.topic}</strong>
        <span class="state" data-state="${delivery.state === "delivered" ? "up" : "down"}"
          >${delivery.state}${last ? ` ${last.status ?? ""}` : ""}</span
        >
        <time datetime="${delivery.triggeredAt}">${delivery.triggeredAt}</time>
      </summary>
      <p class="small">Delivery ${delivery.id}, event ${delivery.eventId}</p>
      <ul class="small">
        ${attempts}
      </ul>
      <pre tabindex="0">${delivery.body}</pre>
    </details>
  </li>`;
}
