import { afterEach, beforeEach, expect, type Mock, vi } from "vitest";
import { member, type Page, renderBlock } from "./rendering.ts";

/** The member after a redemption, the redemption, and the answer that tells of both. */
export const after = { ...member, revision: 8, balance: 1191 };
export const redemption = {
  id: "1",
  title: "€1.00 off",
  delivery: "discount",
  state: "issued",
  code: "COIN-7K2M-9QXA",
};
export const issued = { outcome: "issued", redemption, state: after };

/** What the page's requests come to: each test says what is answered. Call once, at the top; every test begins with an empty page. */
export function answeringServer(): Mock<typeof fetch> {
  const ask = vi.fn<typeof fetch>();
  beforeEach(() => {
    sessionStorage.clear();
    ask.mockReset();
    vi.stubGlobal("fetch", ask);
  });
  afterEach(() => {
    document.body.replaceChildren();
    vi.unstubAllGlobals();
  });
  return ask;
}

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
