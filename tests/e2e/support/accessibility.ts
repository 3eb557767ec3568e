import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { narrow, wide } from "./visitors.ts";

/** WCAG 2.1 AA and axe's best practices hold on the page and in its frames. */
export async function expectNoViolations(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap((violation) =>
    violation.nodes.map(
      (node) =>
        `${screen}: ${violation.id} (${violation.help}) at ${node.target.join(" ")}: ${node.failureSummary ?? ""}`,
    ),
  );
  expect(found).toEqual([]);
}

/** Nothing on the page reaches beyond its width. */
export async function expectNoSidewaysScroll(page: Page, screen: string): Promise<void> {
  for (const frame of page.frames()) {
    const beyond = await frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, `${screen} is wider than its screen, in ${frame.url().split("?")[0] ?? ""}`).toBeLessThanOrEqual(0);
  }
}

/** The screen as it stands, on a wide and on a narrow display. */
export async function expectGoodScreen(page: Page, screen: string): Promise<void> {
  await expectNoViolations(page, screen);
  await page.setViewportSize(narrow);
  await expectNoViolations(page, `${screen}, narrow`);
  await expectNoSidewaysScroll(page, screen);
  await page.setViewportSize(wide);
}
