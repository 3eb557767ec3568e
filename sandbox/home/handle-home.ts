import path from "node:path";
import { script, stylesheet } from "../admin/assets.ts";
import { html, htmlResponse } from "../admin/html.ts";
import { askControl } from "../admin/order-view.ts";
import { appState } from "../app-state.ts";
import type { SandboxContext } from "../context.ts";
import { callsPage, deliveriesPage } from "./log-pages.ts";
import { tourSteps } from "./steps.ts";
import { sandboxPage, tourPage } from "./tour-page.ts";
import { type TourState, tourState } from "./tour-state.ts";

/**
 * Answers {home}/ and everything below {home}/tour: the tour, and the logs of what the shop and the app said to each other.
 *
 * @param context the shop that is toured
 * @returns 404 pages included, an answer for every path
 */
export async function handleHome(request: Request, context: SandboxContext): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (request.method === "POST")
    return pathname === "/tour/go-live" ? goLive(context) : new Response(null, { status: 404 });

  switch (pathname) {
    case "/":
      return htmlResponse(tourPage(context, await currentTour(context)));
    case "/tour/state":
      return tourAnswer(context, await currentTour(context));
    case "/tour/deliveries":
      return htmlResponse(deliveriesPage(context));
    case "/tour/calls":
      return htmlResponse(callsPage(context));
    case "/tour/assets/home.css":
    case "/tour/assets/tour.css":
      return stylesheet(new URL(path.basename(pathname), import.meta.url));
    case "/tour/assets/tour.js":
      return script(new URL("browser/tour.ts", import.meta.url));
    default:
      return htmlResponse(notFoundPage(context), { status: 404 });
  }
}

async function currentTour(context: SandboxContext): Promise<TourState> {
  return tourState(context, await appState(context.world.origins.app));
}

function tourAnswer(context: SandboxContext, tour: TourState): Response {
  const links = Object.fromEntries(tourSteps(context, tour).map((step) => [step.id, step.href]));
  return Response.json({ tour, links }, { headers: { "cache-control": "no-store" } });
}

async function goLive(context: SandboxContext): Promise<Response> {
  const response = await fetch(`${context.world.origins.app}/sandbox/prepare`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-sandbox-secret": context.world.apiSecret },
    body: JSON.stringify({ live: true, shop: context.shop.settings.domain }),
  });
  if (!response.ok) return new Response("Laurel refused.", { status: 502 });
  await askControl(context, "/idle", {});
  const { steps } = tourState(context, "up");
  const isLive = steps.some((step) => step.id === "live" && step.state === "done");
  return isLive
    ? Response.json({})
    : new Response("the shop has a program of its own. Go live in the admin.", { status: 409 });
}

function notFoundPage(context: SandboxContext): ReturnType<typeof sandboxPage> {
  const main = html`<main id="main" class="log">
    <h1>There is no such page</h1>
    <p><a href="/">Back to the tour</a></p>
  </main>`;
  return sandboxPage(context, { title: "Not found · Laurel sandbox", main, current: "" });
}
