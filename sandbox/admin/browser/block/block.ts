import { appFetch } from "./app-fetch.ts";
import { defineElements, refuseOthers } from "./elements.ts";
import { blockData, shopifyGlobal } from "./shopify-global.ts";

const data = blockData();
defineElements();
refuseOthers(fail);
Reflect.set(globalThis, "shopify", shopifyGlobal(data));
globalThis.fetch = appFetch(data.appOrigin, globalThis.fetch.bind(globalThis));
new ResizeObserver(fitFrame).observe(document.documentElement);
show(data.extension).catch((error: unknown) => {
  fail(error instanceof Error ? error.message : String(error));
  throw error;
});

/** On Shopify an extension that fails shows nothing; here somebody wants to know why. */
function fail(why: string): void {
  const text = document.createElement("p");
  text.setAttribute("role", "alert");
  text.textContent = why;
  document.body.replaceChildren(text);
}

async function show(extension: string): Promise<void> {
  const module: unknown = await import(/* @vite-ignore */ extension);
  const run: unknown = typeof module === "object" && module !== null && "default" in module ? module.default : null;
  if (!isFunction(run)) throw new Error("The extension exports nothing to call");
  await run();
}

function isFunction(value: unknown): value is () => unknown {
  return typeof value === "function";
}

/** A block is as high as what is in it. */
function fitFrame(): void {
  window.frameElement?.setAttribute("style", `height: ${document.documentElement.offsetHeight}px`);
}
