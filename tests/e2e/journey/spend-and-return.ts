import { expect, test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { Story } from "../support/story.ts";
import { visitor } from "../support/visitors.ts";

/** A code for points, an order that uses it, a refund, and what the merchant sees of it. */
export function pointsAreSpentAndFollowARefund(story: Story): void {
  test("the shopper redeems points for a code, and the new balance stays while Shopify lags behind", async () => {
    await story.control.post("/faults", { operation: "metafieldsSet", how: "http500", times: 100 });
    await story.shopper.page.goto(story.store());
    await story
      .widget()
      .getByRole("button", { name: /Redeem: €1.00 off for 100 Coins/ })
      .click();
    const code = story.widget().locator('[data-laurel="answer"] code').first();
    await code.waitFor();
    await story.balance().getByText("79 Coins", { exact: true }).waitFor();
    await expectGoodScreen(story.shopper.page, "store, redeemed");

    const rendered = await (await story.shopper.context.request.get(story.store())).text();
    expect(rendered).toContain("179 Coins");
    await story.shopper.page.reload();
    await story.balance().getByText("79 Coins", { exact: true }).waitFor();
    await story.control.post("/faults", { clear: true });
  });

  test("the code works in the cart for its owner only, and the order that uses it marks the redemption used", async () => {
    await story.shopper.page.goto(story.store("/products/stoneware-teapot"));
    await story.shopper.page.getByRole("button", { name: "Add to cart" }).click();
    await story.shopper.page.getByLabel("Discount code").fill("NO-SUCH-CODE");
    await story.shopper.page.getByRole("button", { name: "Apply" }).click();
    await story.shopper.page.getByText("there is no such code.").waitFor();
    await expectGoodScreen(story.shopper.page, "cart, wrong code");
    await story.shopper.page.getByRole("button", { name: "Remove NO-SUCH-CODE" }).click();

    await story.shopper.page.goto(story.store());
    await story.widget().getByRole("button", { name: "Show my rewards" }).click();
    const code = (await story.widget().locator('[data-laurel="mine"] code').first().textContent()) ?? "";
    const stranger = await visitor(story.browser);
    await stranger.page.goto(story.store("/products/stoneware-teapot"));
    await stranger.page.getByRole("button", { name: "Add to cart" }).click();
    await stranger.page.getByLabel("Discount code").fill(code);
    await stranger.page.getByRole("button", { name: "Apply" }).click();
    await stranger.page.getByText(/this code belongs to another customer/).waitFor();
    await stranger.context.close();

    await story.widget().getByRole("link", { name: "Use at checkout" }).first().click();
    await story.shopper.page.getByText("€58.90").first().waitFor();
    await story.shopper.page.getByRole("link", { name: "Check out" }).click();
    await story.shopper.page.getByRole("button", { name: "Pay now" }).click();
    await story.shopper.page.getByRole("heading", { name: "Thank you" }).waitFor();
    await story.control.idle();

    await story.shopper.page.goto(story.store());
    await story.widget().getByRole("button", { name: "Show my rewards" }).click();
    await story.widget().locator('[data-laurel="mine"]').getByText("Used").waitFor();
    expect(await story.control.account(story.noraId)).toEqual({ available: 79, pending: 58 });
    await story.expectStepDone("spend");
  });

  test("half the order is refunded, and the points follow to the digit", async () => {
    await story.merchant.page.goto(story.ready.home);
    const opened = story.merchant.context.waitForEvent("page");
    await story.merchant.page.locator("#step-refund").getByRole("link").click();
    await story.merchant.page.close();
    story.merchant.page = await opened;
    await story.merchant.page.getByRole("button", { name: "Refund half" }).click();
    await story.merchant.page.getByText(/Refunded\. Shopify tells the app/).waitFor();
    await story.control.idle();

    expect(await story.control.account(story.noraId)).toEqual({ available: 79 - 65, pending: 58 });
    const points = (await story.control.transfers(story.noraId))
      .map((transfer) => transfer.points)
      .sort((a, b) => a - b);
    expect(points).toEqual([50, 65, 100, 129]);
    await story.shopper.page.goto(story.store());
    expect(await story.balance().textContent()).toBe("14 Coins");
    await story.expectStepDone("refund");
  });

  test("the member's page explains every movement", async () => {
    await story.openInAdmin("/app/members");
    await story.app().getByText("Nora Winter").first().waitFor();
    await expectGoodScreen(story.merchant.page, "members");
    await story.app().getByRole("link", { name: "Nora Winter" }).click();

    await story.appHeading(/Nora Winter/).waitFor();
    for (const movement of [/\+129 Coins/, /\+50 Coins/, /[-−]65 Coins/, /[-−]100 Coins/]) {
      await story.app().getByText(movement).first().waitFor();
    }
    await expectGoodScreen(story.merchant.page, "member");
  });

  test("the member's page leads to the customer in Shopify and back", async () => {
    const { page } = story.merchant;
    const member = page.url();
    await story.app().getByRole("link", { name: "Open in Shopify" }).click();
    await page.getByRole("heading", { name: "Nora Winter", level: 1 }).waitFor();
    await page.getByText('"balance": 14').waitFor();
    await expectGoodScreen(page, "customer in the admin");

    await page.getByRole("link", { name: "Customers", exact: true }).first().click();
    await page.getByRole("row", { name: /nora@example.com/ }).waitFor();
    await expectGoodScreen(page, "customers in the admin");
    await page.goto(member);
    await story.appHeading(/Nora Winter/).waitFor();
  });

  test("an agent gives points with a reason", async () => {
    await story.app().getByRole("button", { name: "Give or take points" }).click();
    await story.app().getByRole("button", { name: "Continue" }).click();
    await story.app().getByText("Enter something here").first().waitFor();
    await expectGoodScreen(story.merchant.page, "grant, with errors");
    await story.app().getByLabel("How many").fill("10");
    await story.app().getByLabel("Reason").selectOption({ label: "Goodwill" });
    await story.app().getByLabel("Note for your team").fill("Parcel was late");
    await story.app().getByRole("button", { name: "Continue" }).click();
    await story.app().getByText("Nora Winter gets 10 Coins.").waitFor();
    await expectGoodScreen(story.merchant.page, "grant, to be confirmed");
    await story.app().getByRole("button", { name: "Give points" }).click();

    await story.merchant.page.getByText("10 Coins given").waitFor();
    await story.app().getByText("+10 Coins").first().waitFor();
    expect((await story.control.account(story.noraId)).available).toBe(24);
  });
}
