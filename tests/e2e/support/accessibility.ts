import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

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
