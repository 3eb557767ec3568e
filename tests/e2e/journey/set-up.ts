import { test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import { goLive } from "../support/go-live.ts";
import { setUpProgram } from "../support/set-up-program.ts";
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
    await story.app().getByText("1 of 6 steps done").waitFor();
    await tour.locator('#step-admin[data-state="done"]').waitFor();
    await tour.close();
    await expectGoodScreen(story.merchant.page, "set-up guide");
  });

  test("screens with nothing to show say so", async () => {
    for (const [link, text] of [
      ["Members", "Nobody takes part yet"],
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
    await story.openInAdmin("/app/program/points");
    await story.app().getByLabel("One is called").fill("");
    await story.app().getByLabel("Many are called").fill("");
    await story.merchant.page
      .getByRole("region", { name: "Unsaved changes" })
      .getByRole("button", { name: "Save" })
      .click();

    await story.app().getByText("2 fields need your attention").waitFor();
    await story.app().getByText("Enter something here").first().waitFor();
    await expectGoodScreen(story.merchant.page, "points, with errors");
    const changes = story.merchant.page.getByRole("region", { name: "Unsaved changes" });
    await changes.getByRole("button", { name: "Discard" }).click();
    await changes.waitFor({ state: "hidden" });
  });

  test("the merchant takes the suggested program, fits it part by part, and each part is a version", async () => {
    await setUpProgram(story);

    await story.openInAdmin("/app/program");
    await story.app().getByText("1 Coin for each €1.00 with an order, as it ships.").waitFor();
    await story.app().getByText("50 Coins for joining.").waitFor();
    await expectGoodScreen(story.merchant.page, "program, saved");
  });

  test("going live says what will happen, and then the program is live", async () => {
    await goLive(story);
    await story.control.idle();
    await story.expectStepDone("live");
  });
}
