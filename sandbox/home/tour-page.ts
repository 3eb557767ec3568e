import { type Html, html, jsonScript } from "../admin/html.ts";
import type { SandboxContext } from "../context.ts";
import { type StepTexts, tourSteps } from "./steps.ts";
import type { TourState, TourStep } from "./tour-state.ts";

/** The sandbox's home page: seven numbered steps with a button each, and the tools beside them. */
export function tourPage(context: SandboxContext, tour: TourState): Html {
  const steps = tourSteps(context, tour);
  const done = tour.steps.filter((step) => step.state === "done").length;
  const main = html`<main id="main" class="tour">
    <section aria-labelledby="tour-title">
      <h1 id="tour-title">From an order to a reward, in seven steps</h1>
      <p class="lead">
        This is a small Shopify on your own machine with the real Laurel inside it. Each step ticks itself when it has
        happened, whichever way you did it.
      </p>
      <p class="count">
        <progress id="tour-progress" max="7" value="${done}" aria-label="Steps done"></progress>
        <span id="tour-count">${done} of 7</span>
      </p>
      <ol class="steps">
        ${steps.map((step, index) => stepItem(step, tour.steps[index], index + 1))}
      </ol>
      <p id="tour-news" class="hidden" role="status" aria-live="polite"></p>
    </section>
    <aside aria-labelledby="tools-title">
      <h2 id="tools-title">Behind the scenes</h2>
      ${tools(tour)}
    </aside>
  </main>`;
  return sandboxPage(context, { title: "Laurel in the sandbox", main, current: "/" });
}

/** The page around all of the sandbox's own pages. */
export function sandboxPage(context: SandboxContext, page: { title: string; main: Html; current: string }): Html {
  const { store } = context.world.origins;
  const link = (href: string, text: string) =>
    html`<a href="${href}" ${href === page.current ? html`aria-current="page"` : null}>${text}</a>`;
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${page.title}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/tour/assets/home.css" />
      <link rel="stylesheet" href="/tour/assets/tour.css" />
    </head>
    <body>
      <a class="skip" href="#main">Skip to content</a>
      <header>
        <a class="brand" href="/">${leaf()} Laurel <span>sandbox</span></a>
        <nav aria-label="Sandbox">
          ${link("/", "Tour")} ${link("/admin/app", "Admin")} ${link(store, "Store")}
          ${link("/tour/deliveries", "Webhooks")} ${link("/tour/calls", "API calls")}
        </nav>
      </header>
      ${page.main}
      <footer>Everything here lives on this machine: ${context.shop.settings.domain} is no real shop.</footer>
    </body>
  </html>`;
}

function stepItem(step: StepTexts, state: TourStep | undefined, number: number): Html {
  const isDone = state?.state === "done";
  return html`<li id="step-${step.id}" data-step="${step.id}" data-state="${state?.state ?? "later"}">
    <span class="number" aria-hidden="true">${number}</span>
    <div>
      <h2>${step.title} <span class="done" data-done ${isDone ? null : html`hidden`}>Done</span></h2>
      <p>${step.text}</p>
      <p class="detail" data-detail ${state?.detail ? null : html`hidden`}>${state?.detail}</p>
    </div>
    <a class="button" data-link href="${step.href}" target="_blank" rel="noopener"
      >${step.button}<span class="hidden"> (opens a new tab)</span></a
    >
  </li>`;
}

function tools(tour: TourState): Html {
  return html`<section class="tool" aria-labelledby="clock-title">
      <h3 id="clock-title">The shop's clock</h3>
      <p id="tour-today">${tour.today}</p>
      <p class="buttons">
        <button type="button" data-advance="P1D">A day later</button>
        <button type="button" data-advance="P30D">30 days later</button>
      </p>
      <p class="small">Every night that passes runs its jobs.</p>
    </section>
    <section class="tool" aria-labelledby="app-title">
      <h3 id="app-title">Laurel's process</h3>
      <p>
        <span id="app-state" class="state" data-state="${tour.appState}"
          >${tour.appState === "up" ? "Running" : "Not running"}</span
        >
      </p>
      <p class="buttons">
        <button type="button" data-app="kill">Kill it</button> <button type="button" data-app="start">Start it</button>
      </p>
      <p class="small">Kill it while something is on its way: after the start the points are there.</p>
    </section>
    <section class="tool" aria-labelledby="quick-title">
      <h3 id="quick-title">In a hurry?</h3>
      <p class="buttons"><button type="button" data-go-live>Go live with the simple program</button></p>
      <p class="small">1 point per full unit of money when an order ships; 100 points are worth 1.</p>
    </section>
    <section class="tool" aria-labelledby="logs-title">
      <h3 id="logs-title">What was said</h3>
      <ul>
        <li><a href="/tour/deliveries">Webhooks sent to Laurel</a></li>
        <li><a href="/tour/calls">Laurel's calls to the Admin API</a></li>
      </ul>
    </section>
    <p id="tool-answer" class="small" role="status" aria-live="polite"></p>
    ${jsonScript("tour-data", { stateUrl: "/tour/state" })}
    <script src="/tour/assets/tour.js" defer></script>`;
}

function leaf(): Html {
  return html`<svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true" focusable="false">
    <path d="M13 24C5 21 3 13 5 4c4 1 7 4 8 8 1-4 4-7 8-8 2 9 0 17-8 20Z" fill="#2f7d4f" />
    <path d="M13 24V12" stroke="#fff" stroke-width="1.5" stroke-linecap="round" />
  </svg>`;
}
