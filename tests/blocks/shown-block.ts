import { readFileSync } from "node:fs";
import path from "node:path";
import { render } from "preact";
import { act } from "preact/test-utils";
import { z } from "zod";
import { defineElements } from "../../sandbox/admin/browser/block/elements.ts";
import { shopifyGlobal } from "../../sandbox/admin/browser/block/shopify-global.ts";

/** What the app answers to a call of a block, such as "GET /blocks/order"; a status where it refuses. */
export type BlockAnswers = Record<string, object | number>;

export interface ShownBlock {
  /** Every call that the block made: the method, the address, and what was posted. */
  calls: { method: string; address: string; body: unknown }[];
  text: () => string;
  /** What the labels of the fields say, with their values. */
  fields: () => Record<string, string>;
  press: (name: string) => Promise<void>;
  type: (label: string, value: string) => Promise<void>;
}

/** The words of an extension in a language. */
export function wordsOf(handle: string, locale: "en" | "de"): unknown {
  const file = locale === "en" ? "en.default.json" : "de.json";
  return JSON.parse(readFileSync(path.resolve("extensions", handle, "locales", file), "utf8"));
}

/** Shows a block as the sandbox's admin does: its own code among the elements and the `shopify` that are played there. */
export async function showBlock(of: {
  handle: string;
  show: () => void;
  resource: string;
  locale?: "en" | "de";
  answers: BlockAnswers;
}): Promise<ShownBlock> {
  const { handle, show, resource, locale = "en", answers } = of;
  const calls: ShownBlock["calls"] = [];
  globalThis.fetch = (input, init) => {
    const address = typeof input === "string" ? input : "";
    const [way = ""] = address.split("?");
    const method = init?.method ?? "GET";
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : null;
    calls.push({ method, address, body });
    const answer = answers[`${method} ${way}`];
    if (answer === undefined) return Promise.reject(new Error("no network"));
    return Promise.resolve(typeof answer === "number" ? Response.json({}, { status: answer }) : Response.json(answer));
  };
  const data = { target: "", resource, locale, words: wordsOf(handle, locale), appOrigin: "", extension: "" };
  Reflect.set(globalThis, "shopify", shopifyGlobal(data));
  defineElements();
  render(null, document.body);
  await act(show);
  await settled();
  return { calls, text: () => document.body.textContent, ...hands() };
}

const valued = z.object({ value: z.string() });

function hands(): Pick<ShownBlock, "fields" | "press" | "type"> {
  const field = (label: string) => document.body.querySelector(`[label="${label}"]`);
  return {
    fields: () =>
      Object.fromEntries(
        [...document.body.querySelectorAll("[label]")].map((one) => [
          one.getAttribute("label") ?? "",
          valued.parse(one).value,
        ]),
      ),
    press: async (name) => {
      const button = [...document.body.querySelectorAll("s-button")].find((one) => one.textContent === name);
      if (!button) throw new Error(`there is no button ${name}`);
      button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      await settled();
    },
    type: async (label, value) => {
      const target = field(label);
      if (!target) throw new Error(`there is no field ${label}`);
      Reflect.set(target, "value", value);
      target.dispatchEvent(new Event("input", { bubbles: true }));
      target.dispatchEvent(new Event("change", { bubbles: true }));
      await settled();
    },
  };
}

const ROUNDS = 4;

/** Until every answer has come, and everything that follows from it is shown. */
async function settled(): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 0)));
  }
}
