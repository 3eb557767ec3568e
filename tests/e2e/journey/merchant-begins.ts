import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import { eventually } from "../support/eventually.ts";
import { goLive } from "../support/go-live.ts";
import { saveForm } from "../support/set-up-program.ts";
import type { Story } from "../support/story.ts";

/** From a first look at the app to a program of the merchant's own, saved. */
export function theMerchantBegins(story: Story): void {
  test("the guide leads from Home to drafts that are made from the shop's own orders", async () => {
    await story.openInAdmin("/app");
    await story.app().getByText("1 of 6 steps done").waitFor();
    await expectGoodScreen(story.merchant.page, "home, nothing done");
    await story.app().getByRole("link", { name: "Fit it to your shop" }).click();

    await story.app().getByText("From 22 orders of 4 customers in 57 days.").waitFor();
    await expectGoodScreen(story.merchant.page, "fit to your shop");
  });

  test("a draft says in words what it does and what orders would have brought, and becomes the program", async () => {
    await story.app().getByRole("link", { name: "Look at it: Points and tiers" }).click();
    await story.app().getByText("What your orders would have done").waitFor();
    await story.app().getByText("1 Point for each €1.00 with an order, as it ships.").waitFor();
    await story.app().getByText("Reached with €2,500.00 spent.").waitFor();
    await expectGoodScreen(story.merchant.page, "a draft");
    await story.app().getByRole("button", { name: "Use this program" }).click();

    await story.merchant.page.getByText("Version 1 saved").waitFor();
    await story.appHeading("Program").waitFor();
    await story.app().getByText("Nobody earns points until you go live.").waitFor();
    await expectGoodScreen(story.merchant.page, "program, not live");
  });

  test("while the rate is typed, a sample order shows what it earns as saved and as edited", async () => {
    await story.app().getByRole("link", { name: "Change: Ways to earn" }).click();
    await story.app().getByRole("link", { name: "Orders", exact: true }).click();
    await story.appHeading("Orders").waitFor();
    await story.app().getByLabel("For each €1.00").fill("2");

    await story.app().getByText("As saved: 59 Points").waitFor();
    await story.app().getByText("→ 119 Points").waitFor();
    await story.app().getByText("Order #1 shipped. 119 Points: 2 per EUR on €59.90, rounded down").waitFor();
    await story.app().getByText("Earn 119 Points").waitFor();
    await expectGoodScreen(story.merchant.page, "way to earn, with a preview");
  });

  test("leaving with unsaved changes is asked about, within the app and out of it, and staying keeps them", async () => {
    for (const link of [
      story.app().getByRole("link", { name: "Ways to earn" }),
      story.merchant.page.getByRole("link", { name: "Members", exact: true }),
    ]) {
      await link.click();
      await leaveQuestion(story).waitFor();
      await leaveQuestion(story).getByRole("button", { name: "Stay" }).click();
      await leaveQuestion(story).waitFor({ state: "hidden" });

      expect(await story.app().getByLabel("For each €1.00").inputValue()).toBe("2");
    }
    await saveForm(story, 2);

    await story.openInAdmin("/app/program/earn/orders");
    await story.app().getByLabel("For each €1.00").fill("3");
    await story.merchant.page.getByRole("link", { name: "Members", exact: true }).click();
    await leaveQuestion(story).waitFor();
    await expectGoodScreen(story.merchant.page, "unsaved changes");
    await leaveQuestion(story).getByRole("button", { name: "Leave page" }).click();

    await story.app().getByText("Nobody takes part yet").waitFor();
    await story.openInAdmin("/app/program");
    await story.app().getByText("2 Points for each €1.00 with an order, as it ships.").waitFor();
  });
}

/** From a saved program to a live one in which past orders count. */
export function theMerchantGoesLive(story: Story): void {
  test("going live says what will happen, and then the program is live", async () => {
    await goLive(story);
    await expectGoodScreen(story.merchant.page, "home, live");
  });

  test("past orders are counted first, and given once the merchant has read what that brings", async () => {
    const lea = await story.customerBy("lea@example.com");
    await story.control.post(`/members/${lea}/join`);
    await story.control.idle();
    expect((await story.control.account(lea)).available).toBe(15);
    await story.openInAdmin("/app/launch");
    await story.app().getByRole("button", { name: "Read and count" }).click();

    await story.app().getByText("1 member, 824 Points worth").waitFor();
    await expectGoodScreen(story.merchant.page, "past orders, counted");
    await story.app().getByRole("button", { name: "Apply", exact: true }).click();

    await story.app().getByRole("heading", { name: "Past orders count" }).waitFor();
    await expectGoodScreen(story.merchant.page, "past orders, given");
    await eventually(async () => expect((await story.control.account(lea)).available).toBe(839));
  });
}

/** Shopify's own question about unsaved changes. */
function leaveQuestion(story: Story): Locator {
  return story.merchant.page.getByRole("dialog", { name: "Leave page with unsaved changes?" });
}
