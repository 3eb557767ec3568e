import { isTrusted } from "../../admin/bridge/protocol.ts";
import type { TourState } from "../tour-state.ts";

const POLL_MS = 1000;

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (button) void pressed(button);
});
void keepUpToDate();

async function keepUpToDate(): Promise<void> {
  try {
    const response = await fetch("/tour/state");
    const answer: unknown = await response.json();
    if (isTrusted<{ tour: TourState; links: Record<string, string> }>(answer)) show(answer.tour, answer.links);
  } catch {
    // The sandbox itself is down or restarting: what is shown stays, the next round tries again.
  }
  setTimeout(() => void keepUpToDate(), POLL_MS);
}

function show(tour: TourState, links: Record<string, string>): void {
  for (const step of tour.steps) {
    const item = document.querySelector<HTMLElement>(`[data-step="${step.id}"]`);
    if (!item) continue;
    const wasDone = item.dataset["state"] === "done";
    item.dataset["state"] = step.state;
    item.querySelector("[data-done]")?.toggleAttribute("hidden", step.state !== "done");
    const detail = item.querySelector("[data-detail]");
    detail?.toggleAttribute("hidden", step.detail === null);
    write(detail, step.detail ?? "");
    item.querySelector("[data-link]")?.setAttribute("href", links[step.id] ?? "#");
    if (step.state === "done" && !wasDone) write(document.querySelector("#tour-news"), step.detail ?? "");
  }
  const done = tour.steps.filter((step) => step.state === "done").length;
  document.querySelector("#tour-progress")?.setAttribute("value", String(done));
  write(document.querySelector("#tour-count"), `${done} of ${tour.steps.length}`);
  write(document.querySelector("#tour-today"), tour.today);
  const state = document.querySelector<HTMLElement>("#app-state");
  if (state) state.dataset["state"] = tour.appState;
  write(state, tour.appState === "up" ? "Running" : "Not running");
}

async function pressed(button: HTMLButtonElement): Promise<void> {
  const { advance, app } = button.dataset;
  if (advance !== undefined)
    await use(button, { path: "/control/clock", body: { advance }, done: "The clock was moved." });
  if (app === "kill") await use(button, { path: "/control/app/kill", body: {}, done: "Killed, as kill -9 does it." });
  if (app === "start") await use(button, { path: "/control/app/start", body: {}, done: "Laurel is running." });
  if (button.hasAttribute("data-go-live"))
    await use(button, { path: "/tour/go-live", body: {}, done: "The program is live." });
}

async function use(button: HTMLButtonElement, tool: { path: string; body: object; done: string }): Promise<void> {
  button.disabled = true;
  const answer = document.querySelector("#tool-answer");
  write(answer, "One moment …");
  try {
    const response = await fetch(tool.path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(tool.body),
    });
    write(answer, response.ok ? tool.done : `That did not work: ${await response.text()}`);
  } catch (problem) {
    write(answer, `That did not work: ${String(problem)}`);
  }
  button.disabled = false;
}

/** Writes only what changed, so that a screen reader repeats nothing. */
function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
