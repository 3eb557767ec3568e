import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";
import { appIn } from "./visitors.ts";

const folder = fileURLToPath(new URL("../../../docs/images/", import.meta.url));

/** Photographs a page from its top into the documentation. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 860 });
  const isApp = (await page.locator("#app-frame").count()) > 0;
  if (isApp)
    await appIn(page)
      .locator("body")
      .evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled" });
  console.log(`docs/images/${name}.png`);
}

/** Photographs one part of a page, whole. */
export async function pictureOf(part: Locator, name: string): Promise<void> {
  const page = part.page();
  await page.setViewportSize({ width: 760, height: 860 });
  // The launcher floats above whatever is below it, and nobody has pressed anything.
  await page.addStyleTag({ content: ".laurel-launcher { display: none }" });
  await page.locator(":focus").evaluateAll((focused) => {
    for (const element of focused) if (element instanceof HTMLElement) element.blur();
  });
  await part.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled" });
  console.log(`docs/images/${name}.png`);
}
