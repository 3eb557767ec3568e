import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startSandbox } from "../../sandbox/server.ts";
import { expectNoViolations } from "./support/accessibility.ts";
import { launchChromium } from "./support/chromium.ts";
import { type FixtureApp, startFixtureApp } from "./support/fixture-app.ts";
import { eventually } from "./support/eventually.ts";

let browser: Browser;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let app: FixtureApp;
let page: Page;
let frame: FrameLocator;

beforeAll(async () => {
  app = await startFixtureApp(() => sandbox.home);
  sandbox = await startSandbox({ port: 0, storePort: 0, appUrl: app.url, persist: false });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await sandbox.stop();
  await app.stop();
});

beforeEach(async () => {
  const visitor = await browser.newContext();
  page = await visitor.newPage();
  await page.goto(`${sandbox.home}/admin/app`);
  frame = page.frameLocator("#app-frame");
  await frame.getByRole("heading", { name: "Page /app" }).waitFor();
  return () => visitor.close();
});

const said = (text: string) => frame.locator("#said").getByText(text, { exact: true }).waitFor();
const press = (name: string) => frame.getByRole("button", { name, exact: true }).click();

test("the app's navigation stands in the admin, moves the page, and the admin's address follows", async () => {
  await page.getByRole("link", { name: "Members" }).click();

  await frame.getByRole("heading", { name: "Page /app/members" }).waitFor();
  await eventually(() => expect(new URL(page.url()).pathname).toBe("/admin/app/members"));
  expect(await page.getByRole("link", { name: "Members" }).getAttribute("aria-current")).toBe("page");
});

test("a link into the app keeps its path and query", async () => {
  await page.goto(`${sandbox.home}/admin/app/members?query=ada&locale=de`);

  await frame.getByRole("heading", { name: "Page /app/members" }).waitFor();
  await eventually(() => expect(page.url()).toBe(`${sandbox.home}/admin/app/members?query=ada`));
  expect(await page.locator("html").getAttribute("lang")).toBe("de");
});

test("the title bar shows the page's title, and its buttons press the page's own", async () => {
  await page.getByText("Fixture /app", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Create" }).click();
  await said("primary");
  await page.getByRole("button", { name: "Export" }).click();
  await said("secondary");
  await page.getByRole("button", { name: /Back/ }).click();
  await said("crumb");
});

test("a toast is announced, and its action reaches the page", async () => {
  await press("Toast");

  await page.getByRole("status").getByText("Saved well").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await said("undone");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await eventually(async () => expect(await page.getByText("Saved well").count()).toBe(0));
});

test("a modal has its title, its content and its buttons, and closes with Escape", async () => {
  await press("Open modal");
  const dialog = frame.getByRole("dialog", { name: "Sure?" });
  await dialog.getByText("In the modal").waitFor();

  await dialog.getByRole("button", { name: "Yes" }).click();
  await said("confirmed");
  await dialog.waitFor({ state: "hidden" });

  await press("Open modal");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
});

test("the save bar saves, asks before it discards, and asks before somebody leaves", async () => {
  await press("Change something");
  const bar = page.getByRole("region", { name: "Unsaved changes" });
  await bar.getByRole("button", { name: "Save" }).click();
  await said("saved");
  await bar.waitFor({ state: "hidden" });

  await press("Change something");
  await bar.getByRole("button", { name: "Discard" }).click();
  await page
    .getByRole("dialog", { name: "Discard all unsaved changes?" })
    .getByRole("button", { name: "Discard" })
    .click();
  await said("discarded");

  await press("Change something");
  await page.getByRole("link", { name: "Members" }).click();
  const question = page.getByRole("dialog", { name: "Leave page with unsaved changes?" });
  await question.getByRole("button", { name: "Stay" }).click();
  expect(await frame.getByRole("heading").textContent()).toBe("Page /app");
  await press("Leave");
  await question.getByRole("button", { name: "Leave page" }).click();
  await said("may leave");
});

test("requests of the page carry a token, and one that is called too old is repeated with a new one", async () => {
  app.tokens.length = 0;

  await press("Fetch");

  await said("fresh data");
  expect(app.tokens).toHaveLength(2);
  expect(new Set(app.tokens).size).toBe(2);
  expect(app.tokens.every((token) => token.startsWith("Bearer ey"))).toBe(true);
});

test("a document without a token comes back from the bounce page with one", async () => {
  await frame.locator("body").evaluate(() => location.assign("/needs-token"));

  await frame.getByRole("heading", { name: "Page /needs-token" }).waitFor();
});

test("the page learns which blocks are placed, and picks products", async () => {
  await press("Extensions");
  await said("loyalty-theme");

  await press("Pick");
  const picker = page.getByRole("dialog", { name: "Add products" });
  await picker.getByRole("checkbox").first().check();
  await picker.getByRole("button", { name: "Add" }).click();
  await said("picked 1");
});

test("a link to a page of the admin itself leaves the frame", async () => {
  await frame.getByRole("link", { name: "All orders" }).click();

  await page.getByRole("heading", { name: "Orders", level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/admin/orders");
});

test("an app that does not answer is said to be down, and comes back by itself", async () => {
  const { port } = new URL(app.url);
  await app.stop();
  try {
    await page.goto(`${sandbox.home}/admin/app`);
    await page.getByRole("heading", { name: "Laurel does not answer." }).waitFor();
    await expectNoViolations(page, "admin with the app down");
  } finally {
    app = await startFixtureApp(() => sandbox.home, Number(port));
  }

  await frame.getByRole("heading", { name: "Page /app" }).waitFor();
});

test("the admin around the app has no accessibility findings, on a wide and on a narrow screen", async () => {
  await expectNoViolations(page, "admin frame");
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("link", { name: "Members" }).waitFor();
  await expectNoViolations(page, "admin frame, narrow");
});
