import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { expectNoSidewaysScroll, expectNoViolations } from "./support/accessibility.ts";
import { launchChromium } from "./support/chromium.ts";
import { type Control, controlOf } from "./support/control.ts";
import { eventually } from "./support/eventually.ts";
import { type SandboxProcess, startSandboxProcess, temporaryDataFolder } from "./support/sandbox-process.ts";
import { appIn, narrow, type Visitor, visitor, wide } from "./support/visitors.ts";

// One story in the order in which it happens: each test goes on where the one before it stopped.

const data = temporaryDataFolder();
let sandbox: SandboxProcess;
let control: Control;
let browser: Browser;
let merchant: Visitor;
let shopper: Visitor;
let noraId = "";

beforeAll(async () => {
  sandbox = await startSandboxProcess(data.path);
  control = controlOf(sandbox.ready);
  browser = await launchChromium();
  merchant = await visitor(browser);
  shopper = await visitor(browser);
  const customers = z
    .array(z.object({ id: z.string(), email: z.string().nullable() }))
    .parse(await control.get("/customers"));
  noraId = customers.find((customer) => customer.email === "nora@example.com")?.id ?? "";
});

afterAll(async () => {
  await browser.close();
  await sandbox.interrupt();
  await data.remove();
});

// What the screens looked like when a step failed.
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  await merchant.page.screenshot({ path: "test-results/journey-merchant.png" });
  await shopper.page.screenshot({ path: "test-results/journey-shopper.png" });
});

const app = () => appIn(merchant.page);
const store = (path = "/") => `${sandbox.ready.store}${path}`;
const appHeading = (name: string | RegExp) => app().getByRole("heading", { name, level: 1 }).first();

/** The screen as it stands, on a wide and on a narrow display. */
async function expectGoodScreen(page: Page, screen: string): Promise<void> {
  await expectNoViolations(page, screen);
  await page.setViewportSize(narrow);
  await expectNoViolations(page, `${screen}, narrow`);
  await expectNoSidewaysScroll(page, screen);
  await page.setViewportSize(wide);
}

async function expectStepDone(step: string): Promise<void> {
  const tour = await merchant.context.newPage();
  await tour.goto(sandbox.ready.home);
  await tour.locator(`#step-${step}[data-state="done"]`).waitFor();
  await tour.close();
}

async function openInAdmin(path: string): Promise<void> {
  await merchant.page.goto(`${sandbox.ready.admin}${path}`);
}

const widget = () => shopper.page.locator("laurel-loyalty.laurel-block");
const balance = () => widget().locator('[data-laurel="balance"]');

test("the tour opens the merchant's admin, and the app greets with a set-up guide", async () => {
  await merchant.page.goto(sandbox.ready.home);
  await merchant.page.getByRole("heading", { name: "From an order to a reward, in seven steps" }).waitFor();
  await expectGoodScreen(merchant.page, "tour, nothing done");

  const opened = merchant.context.waitForEvent("page");
  await merchant.page.getByRole("link", { name: /Open the admin/ }).press("Enter");
  const tour = merchant.page;
  merchant.page = await opened;

  await app().getByText("Set up your program").waitFor();
  await app().getByText("1 of 4 steps done").waitFor();
  await tour.locator('#step-admin[data-state="done"]').waitFor();
  await tour.close();
  await expectGoodScreen(merchant.page, "set-up guide");
});

test("screens with nothing to show say so", async () => {
  for (const [link, text] of [
    ["Members", "Nobody takes part yet"],
    ["Deliveries", "Nothing has arrived yet"],
    ["Settings", "No customer has asked."],
  ] as const) {
    await merchant.page.getByRole("link", { name: link, exact: true }).click();
    await app().getByText(text).waitFor();
    await expectGoodScreen(merchant.page, `${link}, empty`);
  }
  await openInAdmin("/app/members/nobody");
  await app().getByText("There is nothing here").waitFor();
  await expectGoodScreen(merchant.page, "not found");
});

test("wrong input is shown at its field, and nothing is saved", async () => {
  await openInAdmin("/app/program");
  await app()
    .getByLabel(/for each .* spent on goods/)
    .fill("many");
  await app().getByLabel("Many are called").fill("");
  await merchant.page.getByRole("region", { name: "Unsaved changes" }).getByRole("button", { name: "Save" }).click();

  await app().getByText("2 fields need your attention").waitFor();
  await app().getByText("Enter a number, such as 1.5").waitFor();
  await app().getByText("Enter something here").waitFor();
  await expectGoodScreen(merchant.page, "program, with errors");
});

test("the merchant sets the program, sees what it means while typing, and saves a version", async () => {
  await app().getByLabel("One is called").fill("Coin");
  await app().getByLabel("Many are called").fill("Coins");
  await app()
    .getByLabel(/for each .* spent on goods/)
    .fill("1");
  await app()
    .getByLabel(/100 Coins are worth/)
    .fill("1.00");
  await app().getByLabel("Gift for joining").fill("50");
  await app().getByText("When they choose to", { exact: true }).click();
  await app().getByText("Shipped", { exact: true }).click();
  if (
    (await app()
      .getByRole("group", { name: /^Tier / })
      .count()) === 0
  ) {
    await app().getByRole("button", { name: "Suggest three tiers" }).click();
  }
  await app().getByText("59 Coins = €0.59, 1.0%").waitFor();
  await app().getByText("What your last 60 days would have cost").waitFor();
  expect(
    await app()
      .getByRole("group", { name: /^Tier / })
      .count(),
  ).toBe(3);

  const bar = merchant.page.getByRole("region", { name: "Unsaved changes" });
  await bar.getByRole("button", { name: "Save" }).click();
  await merchant.page.getByText("Version 1 saved").waitFor();
  await bar.waitFor({ state: "hidden" });
  await expectGoodScreen(merchant.page, "program, saved");
});

test("going live says what will happen, and then the program is live", async () => {
  await app().getByRole("link", { name: "Go live" }).click();
  await app().getByText("0 members, 0 points").waitFor();
  await expectGoodScreen(merchant.page, "go live");
  await app().getByRole("button", { name: "Go live" }).click();

  await merchant.page.getByText("The program is live").waitFor();
  await app().getByText("Live", { exact: true }).waitFor();
  await control.idle();
  await expectStepDone("live");
});

test("a stranger sees what joining is worth, and never a balance", async () => {
  await shopper.page.goto(store());

  await widget().getByText("Collect Coins with every order").waitFor();
  await widget().getByText("50 Coins as a welcome gift").waitFor();
  expect(await shopper.page.content()).not.toContain("0 Coins<");
  await expectGoodScreen(shopper.page, "store, logged out");
});

test("a customer joins, gets the gift, and reads on a product page what it earns", async () => {
  await merchant.page.goto(sandbox.ready.home);
  const href = await merchant.page.getByRole("link", { name: /Go shopping/ }).getAttribute("href");
  await shopper.page.goto(href ?? "");
  await expectGoodScreen(shopper.page, "store, before joining");
  await widget().getByRole("button", { name: "Join now" }).click();
  await balance().getByText("50 Coins").waitFor();
  await control.idle();

  await shopper.page
    .getByRole("link", { name: /Oak Reading Lamp/ })
    .first()
    .click();
  await shopper.page.getByText("Earn 129 Coins with this").waitFor();
  await expectGoodScreen(shopper.page, "product page");
});

test("a paid order credits nothing yet; the widget says what is pending and when it comes", async () => {
  await shopper.page.getByRole("button", { name: "Add to cart" }).click();
  await expectGoodScreen(shopper.page, "cart");
  await shopper.page.getByRole("link", { name: "Check out" }).click();
  await expectGoodScreen(shopper.page, "checkout");
  await shopper.page.getByRole("button", { name: "Pay now" }).click();
  await shopper.page.getByRole("heading", { name: "Thank you" }).waitFor();
  await control.idle();

  await shopper.page.goto(store());
  await balance().getByText("50 Coins", { exact: true }).waitFor();
  await widget().getByText("129 Coins are on their way: they come when your parcel ships.").waitFor();
  expect(await control.account(noraId)).toEqual({ available: 50, pending: 129 });
  await expectGoodScreen(shopper.page, "store, points pending");
  await expectStepDone("shop");
});

test("the merchant ships the order, and Liquid renders the points without any request to the app", async () => {
  await openInAdmin("/orders");
  await merchant.page
    .getByRole("row", { name: /Nora Winter/ })
    .getByRole("link")
    .first()
    .click();
  await merchant.page.getByRole("button", { name: "Ship", exact: true }).click();
  await merchant.page.getByText(/Shipped\. Shopify tells the app/).waitFor();
  await expectGoodScreen(merchant.page, "order page");
  await control.idle();

  const requests: string[] = [];
  shopper.page.on("request", (request) => requests.push(request.url()));
  await shopper.page.goto(store(), { waitUntil: "networkidle" });
  expect(await balance().textContent()).toBe("179 Coins");
  expect(requests.filter((url) => !url.startsWith(sandbox.ready.store) || url.includes("/apps/"))).toEqual([]);

  const withoutScripts = await visitor(browser, { javaScriptEnabled: false });
  await withoutScripts.context.addCookies(await shopper.context.cookies());
  await withoutScripts.page.goto(store());
  expect(await withoutScripts.page.locator('laurel-loyalty.laurel-block [data-laurel="balance"]').textContent()).toBe(
    "179 Coins",
  );
  await withoutScripts.context.close();
  await expectGoodScreen(shopper.page, "store, a member");
  await expectStepDone("ship");
  await expectStepDone("arrive");
});

test("the same delivery ten times at once, under other ids, and found by reconciliation changes nothing", async () => {
  const before = await control.transfers(noraId);

  await control.post("/deliveries", { replay: { topic: "orders/fulfilled", times: 10, atOnce: true } });
  await control.post("/deliveries", { replay: { topic: "orders/fulfilled", times: 10, atOnce: true, newIds: true } });
  await control.post("/deliveries", { replay: { topic: "orders/create", times: 3, newIds: true } });
  await control.idle();
  expect(await control.transfers(noraId)).toEqual(before);

  await control.post("/calls/clear");
  await control.post("/clock", { advance: "P1D" });
  await control.idle();
  const calls = z.array(z.object({ operation: z.string() })).parse(await control.get("/calls"));
  expect(calls.map((call) => call.operation).join(" ")).toMatch(/order/i);
  expect(await control.transfers(noraId)).toEqual(before);
  expect(await control.account(noraId)).toEqual({ available: 179, pending: 0 });
});

test("the shopper redeems points for a code, and the new balance stays while Shopify lags behind", async () => {
  await control.post("/faults", { operation: "metafieldsSet", how: "http500", times: 100 });
  await shopper.page.goto(store());
  await widget()
    .getByRole("button", { name: /Redeem: €1.00 off for 100 Coins/ })
    .click();
  const code = widget().locator('[data-laurel="answer"] code').first();
  await code.waitFor();
  await balance().getByText("79 Coins", { exact: true }).waitFor();
  await expectGoodScreen(shopper.page, "store, redeemed");

  const rendered = await (await shopper.context.request.get(store())).text();
  expect(rendered).toContain("179 Coins");
  await shopper.page.reload();
  await balance().getByText("79 Coins", { exact: true }).waitFor();
  await control.post("/faults", { clear: true });
});

test("the code works in the cart for its owner only, and the order that uses it marks the redemption used", async () => {
  await shopper.page.goto(store("/products/stoneware-teapot"));
  await shopper.page.getByRole("button", { name: "Add to cart" }).click();
  await shopper.page.getByLabel("Discount code").fill("NO-SUCH-CODE");
  await shopper.page.getByRole("button", { name: "Apply" }).click();
  await shopper.page.getByText("there is no such code.").waitFor();
  await expectGoodScreen(shopper.page, "cart, wrong code");
  await shopper.page.getByRole("button", { name: "Remove NO-SUCH-CODE" }).click();

  await shopper.page.goto(store());
  await widget().getByRole("button", { name: "Show my codes" }).click();
  const code = (await widget().locator('[data-laurel="codes"] code').first().textContent()) ?? "";
  const stranger = await visitor(browser);
  await stranger.page.goto(store("/products/stoneware-teapot"));
  await stranger.page.getByRole("button", { name: "Add to cart" }).click();
  await stranger.page.getByLabel("Discount code").fill(code);
  await stranger.page.getByRole("button", { name: "Apply" }).click();
  await stranger.page.getByText(/this code belongs to another customer/).waitFor();
  await stranger.context.close();

  await widget().getByRole("link", { name: "Use at checkout" }).first().click();
  await shopper.page.getByText("€58.90").first().waitFor();
  await shopper.page.getByRole("link", { name: "Check out" }).click();
  await shopper.page.getByRole("button", { name: "Pay now" }).click();
  await shopper.page.getByRole("heading", { name: "Thank you" }).waitFor();
  await control.idle();

  await shopper.page.goto(store());
  await widget().getByRole("button", { name: "Show my codes" }).click();
  await widget().locator('[data-laurel="codes"]').getByText("Used").waitFor();
  expect(await control.account(noraId)).toEqual({ available: 79, pending: 58 });
  await expectStepDone("spend");
});

test("half the order is refunded, and the points follow to the digit", async () => {
  await merchant.page.goto(sandbox.ready.home);
  const opened = merchant.context.waitForEvent("page");
  await merchant.page.locator("#step-refund").getByRole("link").click();
  await merchant.page.close();
  merchant.page = await opened;
  await merchant.page.getByRole("button", { name: "Refund half" }).click();
  await merchant.page.getByText(/Refunded\. Shopify tells the app/).waitFor();
  await control.idle();

  expect(await control.account(noraId)).toEqual({ available: 79 - 65, pending: 58 });
  const points = (await control.transfers(noraId)).map((transfer) => transfer.points).sort((a, b) => a - b);
  expect(points).toEqual([50, 65, 100, 129]);
  await shopper.page.goto(store());
  expect(await balance().textContent()).toBe("14 Coins");
  await expectStepDone("refund");
});

test("the member's page explains every movement", async () => {
  await openInAdmin("/app/members");
  await app().getByText("Nora Winter").first().waitFor();
  await expectGoodScreen(merchant.page, "members");
  await app().getByRole("link", { name: "Nora Winter" }).click();

  await appHeading(/Nora Winter/).waitFor();
  for (const movement of [/\+129 Coins/, /\+50 Coins/, /[-−]65 Coins/, /[-−]100 Coins/]) {
    await app().getByText(movement).first().waitFor();
  }
  await expectGoodScreen(merchant.page, "member");
});

test("an agent gives points with a reason", async () => {
  await app().getByRole("button", { name: "Give or take points" }).click();
  await app().getByRole("button", { name: "Continue" }).click();
  await app().getByText("Enter something here").first().waitFor();
  await expectGoodScreen(merchant.page, "grant, with errors");
  await app().getByLabel("How many").fill("10");
  await app().getByLabel("Reason").selectOption({ label: "Goodwill" });
  await app().getByLabel("Note for your team").fill("Parcel was late");
  await app().getByRole("button", { name: "Continue" }).click();
  await app().getByText("Nora Winter gets 10 Coins.").waitFor();
  await expectGoodScreen(merchant.page, "grant, to be confirmed");
  await app().getByRole("button", { name: "Give points" }).click();

  await merchant.page.getByText("10 Coins given").waitFor();
  await eventually(async () => expect((await control.account(noraId)).available).toBe(24));
});

test("an app that is killed after it acknowledged a webhook and before it worked it off loses nothing", async () => {
  await control.post("/app/start", { process: "web" });
  const order = z.object({ id: z.string() }).parse(
    await control.post("/orders", {
      customerId: noraId,
      lines: [{ title: "Rug", price: "40.00", quantity: 1 }],
      paid: true,
      fulfilled: true,
    }),
  );
  await eventually(async () => {
    const deliveries = z
      .array(z.object({ state: z.string(), body: z.string() }))
      .parse(await control.get("/deliveries"));
    const ours = deliveries.filter((delivery) => delivery.body.includes(order.id));
    expect(ours.length).toBeGreaterThan(1);
    expect(ours.every((delivery) => delivery.state === "delivered")).toBe(true);
  });
  expect((await control.account(noraId)).available).toBe(24);

  await control.post("/app/kill");
  await expect(fetch(`${sandbox.ready.app}/healthz`)).rejects.toThrow();
  await control.post("/app/start");
  await control.idle();

  expect((await control.account(noraId)).available).toBe(64);
  await shopper.page.goto(store());
  expect(await balance().textContent()).toBe("64 Coins");
});

test("the admin speaks German to a German merchant, and so does the store", async () => {
  await openInAdmin("/app?locale=de");
  await merchant.page.getByRole("link", { name: "Mitglieder" }).waitFor();
  await expectGoodScreen(merchant.page, "admin in German");
  await openInAdmin("/app/deliveries");
  await app().getByText("orders/fulfilled").first().waitFor();
  await expectGoodScreen(merchant.page, "deliveries in German");
});

test("the tour is done, and its logs show what was said", async () => {
  await openInAdmin("/app?locale=en");
  await merchant.page.goto(sandbox.ready.home);
  await merchant.page.getByText("7 of 7").waitFor();
  await expectGoodScreen(merchant.page, "tour, done");
  for (const log of ["Webhooks", "API calls"]) {
    await merchant.page.getByRole("link", { name: log, exact: true }).click();
    await merchant.page.locator("summary").first().click();
    await expectGoodScreen(merchant.page, log);
  }
});

test("no page reported an error on the way", () => {
  const wanted = merchant.problems.filter((problem) => problem.endsWith("/app/members/nobody)"));
  expect(wanted).toHaveLength(1);
  expect([...merchant.problems, ...shopper.problems]).toEqual(wanted);
});
