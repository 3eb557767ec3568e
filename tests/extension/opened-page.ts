import { expect, vi } from "vitest";
import { renderBlock, type Page } from "./rendering.ts";

/** Shows a page with these blocks, as after a page load. */
export async function open(...pages: Page[]): Promise<void> {
  const blocks = await Promise.all(pages.map(renderBlock));
  document.body.innerHTML = blocks.join("");
}

/** Presses the first shown button for `act`, and waits until its answer is worked off. */
export async function press(act: string): Promise<void> {
  const button = one<HTMLButtonElement>(`[data-act=${act}]:not([hidden])`);
  button.click();
  await vi.waitFor(() => expect(button.hasAttribute("aria-disabled") && button.isConnected).toBe(false));
}

export function one<Found extends HTMLElement = HTMLElement>(selector: string): Found {
  const element = document.querySelector<Found>(selector);
  if (!element) throw new Error(`${selector} is not on the page`);
  return element;
}

export function balances(): string[] {
  return [...document.querySelectorAll("[data-laurel=balance]")].map((element) => element.textContent);
}

export function readable(element: Element): string {
  return [...element.children]
    .map((part) => part.textContent)
    .filter(Boolean)
    .join(" ");
}
