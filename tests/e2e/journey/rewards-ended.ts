import { expect, test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { RewardsStory } from "../support/rewards-story.ts";

/** Codes that end before anybody used them: by time, by the team, by hand in Shopify; and one that could not be made. */
export function rewardsEnd(story: RewardsStory): void {
  test("a reward goes straight into the cart; the cart is abandoned, and its time brings the points back", async () => {
    const { page } = story.shopper;
    await story.fillCart(["linen-tea-towels"]);
    await page.goto(story.store());
    await story.reward("five-off").locator('[data-act="apply"]').click();
    await page.getByRole("heading", { name: "Your cart" }).waitFor();
    expect(await story.total("Discount")).toBe("−€5.00");
    expect(await story.available()).toBe(13700);

    await story.control.post("/clock", { advance: "P7D" });
    await story.control.idle();

    expect(await story.available()).toBe(14200);
    await story.expectMine("€5.00 off", "It is no longer valid: 500 Points are back.");
    await story.expectMine("Buy before others", "Used");
    expect(JSON.stringify(await story.control.get(`/customers/${story.noraId}`))).not.toContain("laurel-early");
    await page.goto(story.store("/cart"));
    await page.getByText("this code is not valid now.").waitFor();
  });

  test("the merchant cancels a redemption: the points are back, and the code does not work any more", async () => {
    const code = await story.redeemForCode("five-off");
    expect(await story.available()).toBe(13700);
    await story.openNewest("issued", "€5.00 off");
    await story.app().getByText(code).first().waitFor();
    await story.app().getByText("Taken for points").first().waitFor();
    await expectGoodScreen(story.merchant.page, "redemption, issued");
    await story.decide("Cancel and give the points back");
    await story.merchant.page.getByText("Cancelled", { exact: true }).first().waitFor();
    await story.app().getByText("Taken back by the team").waitFor();
    await expectGoodScreen(story.merchant.page, "redemption, cancelled");

    expect(await story.available()).toBe(14200);
    await story.fillCart([]);
    await story.enterCode(code);
    await story.shopper.page.getByText(`${code}: this code is not valid now.`).waitFor();
  });

  test("a code that somebody deletes in Shopify asks a person, and a button gives the points back", async () => {
    const code = await story.redeemForCode("five-off");
    await story.openInAdmin("/discounts");
    await story.merchant.page.getByRole("button", { name: `Delete: ${code}` }).click();
    await story.control.idle();

    await story.openInAdmin("/app");
    await story.app().getByText("Waiting for you").first().waitFor();
    await expectGoodScreen(story.merchant.page, "home, with what waits");
    await story.openInAdmin("/app/redemptions?view=stuck");
    await story
      .app()
      .getByText("Somebody deleted this discount in Shopify: the member’s code does not work.")
      .waitFor();
    await expectGoodScreen(story.merchant.page, "redemptions that need somebody");
    await story.openInAdmin("/app/alerts");
    await story.app().getByText("A code was deleted in Shopify").waitFor();
    await expectGoodScreen(story.merchant.page, "alerts");
    await story.app().getByRole("link", { name: "See the redemption" }).first().click();
    await story.decide("Cancel and give the points back");
    await story.app().getByText("Taken back by the team").waitFor();
    expect(await story.available()).toBe(14200);
  });

  test("a code that Shopify does not stop waits for a person, and its points with it, until trying again helps", async () => {
    await story.redeemForCode("free-shipping");
    await story.control.post("/faults", { operation: "discountCodeDeactivate", how: "userErrors", times: 100 });
    await story.openNewest("issued", "Free shipping");
    await story.decide("Cancel and give the points back");
    await story.merchant.page.getByText("It will end once Shopify has stopped it").waitFor();
    await story.control.idle();
    expect(await story.available()).toBe(13900);

    await story.expectMine("Free shipping", "The shop is looking after it");
    await expectGoodScreen(story.shopper.page, "my rewards, one stuck");
    await story.openNewest("stuck", "Free shipping");
    await story.app().getByText("It could not be stopped in Shopify.").waitFor();
    await expectGoodScreen(story.merchant.page, "redemption, stuck");
    await story.control.post("/faults", { clear: true });
    await story
      .app()
      .getByRole("button", { name: /^Try again/ })
      .click();
    await story.app().getByText("It was taken back and does not work any more.").waitFor();
    await story.expectMine("Free shipping", "It is no longer valid: 300 Points are back.");
    expect(await story.available()).toBe(14200);
  });
}
