import { expect, test } from "vitest";
import { z } from "zod";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { Story } from "../support/story.ts";
import { visitor } from "../support/visitors.ts";

/** A stranger becomes a member, buys, and gets points when the parcel ships. */
export function aCustomerEarns(story: Story): void {
  test("a stranger sees what joining is worth, and never a balance", async () => {
    await story.shopper.page.goto(story.store());

    await story.widget().getByText("Collect Coins with every order").waitFor();
    await story.widget().getByText("50 Coins as a welcome gift").waitFor();
    expect(await story.shopper.page.content()).not.toContain("0 Coins<");
    await expectGoodScreen(story.shopper.page, "store, logged out");
  });

  test("a customer joins, gets the gift, and reads on a product page what it earns", async () => {
    await story.merchant.page.goto(story.ready.home);
    const href = await story.merchant.page.getByRole("link", { name: /Go shopping/ }).getAttribute("href");
    await story.shopper.page.goto(href ?? "");
    await expectGoodScreen(story.shopper.page, "store, before joining");
    await story.widget().getByRole("button", { name: "Join now" }).click();
    await story.balance().getByText("50 Coins").waitFor();
    await story.control.idle();

    await story.shopper.page
      .getByRole("link", { name: /Oak Reading Lamp/ })
      .first()
      .click();
    await story.shopper.page.getByText("Earn 129 Coins with this").waitFor();
    await expectGoodScreen(story.shopper.page, "product page");
  });

  test("a paid order credits nothing yet; the widget says what is pending and when it comes", async () => {
    await story.shopper.page.getByRole("button", { name: "Add to cart" }).click();
    await expectGoodScreen(story.shopper.page, "cart");
    await story.shopper.page.getByRole("link", { name: "Check out" }).click();
    await expectGoodScreen(story.shopper.page, "checkout");
    await story.shopper.page.getByRole("button", { name: "Pay now" }).click();
    await story.shopper.page.getByRole("heading", { name: "Thank you" }).waitFor();
    await story.control.idle();

    await story.shopper.page.goto(story.store());
    await story.balance().getByText("50 Coins", { exact: true }).waitFor();
    await story.widget().getByText("129 Coins are on their way: they come when your parcel ships.").waitFor();
    expect(await story.control.account(story.noraId)).toEqual({ available: 50, pending: 129 });
    await expectGoodScreen(story.shopper.page, "store, points pending");
    await story.expectStepDone("shop");
  });

  test("the merchant ships the order, and Liquid renders the points without any request to the app", async () => {
    await story.openInAdmin("/orders");
    await story.merchant.page
      .getByRole("row", { name: /Nora Winter/ })
      .getByRole("link")
      .first()
      .click();
    await story.merchant.page.getByRole("button", { name: "Ship", exact: true }).click();
    await story.merchant.page.getByText(/Shipped\. Shopify tells the app/).waitFor();
    await expectGoodScreen(story.merchant.page, "order page");
    await story.control.idle();

    const requests: string[] = [];
    story.shopper.page.on("request", (request) => requests.push(request.url()));
    await story.shopper.page.goto(story.store(), { waitUntil: "networkidle" });
    expect(await story.balance().textContent()).toBe("179 Coins");
    expect(requests.filter((url) => !url.startsWith(story.ready.store) || url.includes("/apps/"))).toEqual([]);

    const withoutScripts = await visitor(story.browser, { javaScriptEnabled: false });
    await withoutScripts.context.addCookies(await story.shopper.context.cookies());
    await withoutScripts.page.goto(story.store());
    expect(await withoutScripts.page.locator('laurel-loyalty.laurel-block [data-laurel="balance"]').textContent()).toBe(
      "179 Coins",
    );
    await withoutScripts.context.close();
    await expectGoodScreen(story.shopper.page, "store, a member");
    await story.expectStepDone("ship");
    await story.expectStepDone("arrive");
  });

  test("the same delivery ten times at once, under other ids, and found by reconciliation changes nothing", async () => {
    const before = await story.control.transfers(story.noraId);

    await story.control.post("/deliveries", { replay: { topic: "orders/fulfilled", times: 10, atOnce: true } });
    await story.control.post("/deliveries", {
      replay: { topic: "orders/fulfilled", times: 10, atOnce: true, newIds: true },
    });
    await story.control.post("/deliveries", { replay: { topic: "orders/create", times: 3, newIds: true } });
    await story.control.idle();
    expect(await story.control.transfers(story.noraId)).toEqual(before);

    await story.control.post("/calls/clear");
    await story.control.post("/clock", { advance: "P1D" });
    await story.control.idle();
    const calls = z.array(z.object({ operation: z.string() })).parse(await story.control.get("/calls"));
    expect(calls.map((call) => call.operation).join(" ")).toMatch(/order/i);
    expect(await story.control.transfers(story.noraId)).toEqual(before);
    expect(await story.control.account(story.noraId)).toEqual({ available: 179, pending: 0 });
  });
}
