import { expect, test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { Story } from "../support/story.ts";

/** From the tour's first button to a live program. */
export function theMerchantSetsUp(story: Story): void {
  test("the tour opens the merchant's admin, and the app greets with a set-up guide", async () => {
    await story.merchant.page.goto(story.ready.home);
    await story.merchant.page.getByRole("heading", { name: "From an order to a reward, in seven steps" }).waitFor();
    await expectGoodScreen(story.merchant.page, "tour, nothing done");

    const opened = story.merchant.context.waitForEvent("page");
    await story.merchant.page.getByRole("link", { name: /Open the admin/ }).press("Enter");
    const tour = story.merchant.page;
    story.merchant.page = await opened;

    await story.app().getByText("Set up your program").waitFor();
    await story.app().getByText("1 of 4 steps done").waitFor();
    await tour.locator('#step-admin[data-state="done"]').waitFor();
    await tour.close();
    await expectGoodScreen(story.merchant.page, "set-up guide");
  });

  test("screens with nothing to show say so", async () => {
    for (const [link, text] of [
      ["Members", "Nobody takes part yet"],
      ["Deliveries", "Nothing has arrived yet"],
      ["Settings", "Start from a model"],
    ] as const) {
      await story.merchant.page.getByRole("link", { name: link, exact: true }).click();
      await story.app().getByText(text).waitFor();
      await expectGoodScreen(story.merchant.page, `${link}, empty`);
    }
    await story.openInAdmin("/app/members/nobody");
    await story.app().getByText("There is nothing here").waitFor();
    await expectGoodScreen(story.merchant.page, "not found");
  });

  test("wrong input is shown at its field, and nothing is saved", async () => {
    await story.openInAdmin("/app/program");
    await story
      .app()
      .getByLabel(/for each .* spent on goods/)
      .fill("many");
    await story.app().getByLabel("Many are called").fill("");
    await story.merchant.page
      .getByRole("region", { name: "Unsaved changes" })
      .getByRole("button", { name: "Save" })
      .click();

    await story.app().getByText("2 fields need your attention").waitFor();
    await story.app().getByText("Enter a number, such as 1.5").waitFor();
    await story.app().getByText("Enter something here").waitFor();
    await expectGoodScreen(story.merchant.page, "program, with errors");
  });

  test("the merchant sets the program, sees what it means while typing, and saves a version", async () => {
    await story.app().getByLabel("One is called").fill("Coin");
    await story.app().getByLabel("Many are called").fill("Coins");
    await story
      .app()
      .getByLabel(/for each .* spent on goods/)
      .fill("1");
    await story
      .app()
      .getByLabel(/100 Coins are worth/)
      .fill("1.00");
    await story.app().getByLabel("Gift for joining").fill("50");
    await story.app().getByText("When they choose to", { exact: true }).click();
    await story.app().getByText("Shipped", { exact: true }).click();
    if (
      (await story
        .app()
        .getByRole("group", { name: /^Tier / })
        .count()) === 0
    ) {
      await story.app().getByRole("button", { name: "Suggest three tiers" }).click();
    }
    await story.app().getByText("59 Coins = €0.59, 1.0%").waitFor();
    await story.app().getByText("What your last 60 days would have cost").waitFor();
    expect(
      await story
        .app()
        .getByRole("group", { name: /^Tier / })
        .count(),
    ).toBe(3);

    const bar = story.merchant.page.getByRole("region", { name: "Unsaved changes" });
    await bar.getByRole("button", { name: "Save" }).click();
    await story.merchant.page.getByText("Version 1 saved").waitFor();
    await bar.waitFor({ state: "hidden" });
    await expectGoodScreen(story.merchant.page, "program, saved");
  });

  test("going live says what will happen, and then the program is live", async () => {
    await story.app().getByRole("link", { name: "Go live" }).click();
    await story.app().getByText("0 members, 0 points").waitFor();
    await expectGoodScreen(story.merchant.page, "go live");
    await story.app().getByRole("button", { name: "Go live" }).click();

    await story.merchant.page.getByText("The program is live").waitFor();
    await story.app().getByText("Live", { exact: true }).waitFor();
    await story.control.idle();
    await story.expectStepDone("live");
  });
}
