import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";

/** Without "Headless": the app, like Shopify, sends robots away. */
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";

export const wide = { width: 1440, height: 900 };
export const narrow = { width: 320, height: 700 };

/** A person with a browser of their own. What goes wrong in its pages is collected. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  problems: string[];
}

/** A person's browser, empty of cookies. */
export async function visitor(
  browser: Browser,
  options: { locale?: string; javaScriptEnabled?: boolean } = {},
): Promise<Visitor> {
  const context = await browser.newContext({ userAgent, viewport: wide, ...options });
  context.setDefaultTimeout(10_000);
  const problems: string[] = [];
  context.on("weberror", (event) => problems.push(`thrown: ${event.error().message}`));
  context.on("console", (message) => {
    const [address] = message.location().url.split("?"); // The query holds a token.
    // A page that is left while it loads stops loading: the browser says so, and nobody sees it.
    if (message.text().includes("BodyStreamBuffer was aborted")) return;
    if (message.type() === "error") problems.push(`console: ${message.text()} (${address ?? ""})`);
  });
  return { page: await context.newPage(), context, problems };
}

/** The app inside the admin's frame. */
export function appIn(page: Page): FrameLocator {
  return page.frameLocator("#app-frame");
}
