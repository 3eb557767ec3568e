import { expect, test } from "vitest";
import { expectGoodScreen, expectNoViolations } from "../support/accessibility.ts";
import type { AgentStory } from "../support/agent-story.ts";

/** What a refund would do is seen on Shopify's own page of the order, before it is made. */
export function aRefundIsForgiven(story: AgentStory): void {
  test("a refund is previewed beside Shopify's form, forgiven, and then takes nothing back", async () => {
    const { page } = story.merchant;
    const { id } = await story.order("emil", "60.00", "69.00");
    const before = await story.available("emil");
    await story.openInAdmin(`/orders/${id}`);
    const block = story.block();
    await block.getByText("Takes back 129 of 129 Coins.").waitFor();
    await expectGoodScreen(page, "order in Shopify, with the block");

    await block.getByLabel("What you are about to refund").selectOption({ label: "Some items" });
    await block.getByLabel("Bowl 1").fill("1");
    await block.getByLabel("Bowl 1").press("Tab");
    await block.getByText("Takes back 60 of 129 Coins.").waitFor();
    await block.getByRole("button", { name: "Forgive the next refund" }).click();
    await block.getByText("The next refund of this order takes no points back.").waitFor();
    await expectGoodScreen(page, "order in Shopify, next refund forgiven");

    await page.getByText("Refund…").click();
    await page.getByLabel("Bowl 1").fill("1");
    await page.getByRole("button", { name: "Refund", exact: true }).click();
    await page.getByText(/^Refunded\. Shopify tells the app/).waitFor();
    await story.control.idle();
    expect(await story.available("emil")).toBe(before);
    await page.reload();
    await block.getByText(/took nothing back: 60 Coins are forgiven\./).waitFor();
    await expectGoodScreen(page, "order in Shopify, refund forgiven");
  });

  test("the wish is taken back, and so are the points", async () => {
    const before = await story.available("emil");
    await story.block().getByRole("button", { name: "Take points back after all" }).click();
    await story
      .block()
      .getByText(/^The refund of .* took back 60 Coins\.$/)
      .waitFor();
    await story.control.idle();
    expect(await story.available("emil")).toBe(before - 60);
  });

  test("the customer's page in Shopify shows what they have, and gives Coins", async () => {
    const { page } = story.merchant;
    const before = await story.available("emil");
    await story.openInAdmin(`/customers/${story.customer("emil")}`);
    const block = story.block();
    await block.getByText(`Balance: ${before} Coins`).waitFor();
    await expectGoodScreen(page, "customer in Shopify, with the block");

    await block.getByLabel("Coins to give").fill("20");
    await block.getByRole("button", { name: "Give Coins" }).click();
    await block.getByText("20 Coins given.").waitFor();
    await block.getByText(`Balance: ${before + 20} Coins`).waitFor();
    expect(await story.available("emil")).toBe(before + 20);
    await expectNoViolations(page, "customer in Shopify, Coins given");
  });
}
