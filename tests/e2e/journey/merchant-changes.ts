import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { Story } from "../support/story.ts";

/** What a change means for members: said before it is saved, announced where points lose worth, and taken back. */
export function changesMeanSomething(story: Story): void {
  test("doubling a reward's price says whose points lose worth, and is announced instead of saved", async () => {
    await story.openInAdmin("/app/rewards/voucher");
    await story.app().getByRole("textbox", { name: "Price" }).fill("300");
    await save(story);

    const dialog = review(story);
    await dialog.getByText("839 Points of 1 member would be worth less").waitFor();
    await dialog.getByText("839 Points of 1 member buy €22.38 of it now, and €11.19 then.").waitFor();
    await expectGoodScreen(story.merchant.page, "what a price means");
    await dialog.getByLabel("Name of this version").fill("Dearer vouchers");
    await dialog.getByRole("button", { name: "Announce" }).click();

    await story.merchant.page.getByText(/^Announced for/).waitFor();
    expect(await versions(story)).toEqual(["Version 2", "Version 1"]);
  });

  test("what is announced stands on the program's page until it is withdrawn", async () => {
    await story.openInAdmin("/app/program");
    await story
      .app()
      .getByText(/^Dearer vouchers: Holds from/)
      .waitFor();
    await story.app().getByText("After: Costs 300 Points.").waitFor();
    await expectGoodScreen(story.merchant.page, "program, with an announced change");
    await story.app().getByRole("button", { name: "Withdraw" }).click();
    const dialog = story.app().getByRole("dialog", { name: "Withdraw the announced change?" });
    await dialog.getByRole("button", { name: "Withdraw" }).click();

    await story.merchant.page.getByText("Announced change withdrawn").waitFor();
    await story
      .app()
      .getByText(/^Dearer vouchers/)
      .waitFor({ state: "detached" });
    await story.app().getByText("Costs 150 Points.", { exact: false }).first().waitFor();
  });

  test("a lower threshold says who reaches the tier by it", async () => {
    await story.openInAdmin("/app/program/tiers/silver");
    await story.app().getByLabel("Amount spent").fill("400");
    await save(story);

    await review(story).getByText("1 member becomes Silver").waitFor();
    await expectGoodScreen(story.merchant.page, "what a threshold means");
    await review(story).getByLabel("Name of this version").fill("Silver for more");
    await review(story).getByRole("button", { name: "Save" }).click();

    await story.merchant.page.getByText("Version 3 saved").waitFor();
    await story.control.idle();
    await story.openInAdmin("/app/members");
    await story
      .app()
      .getByRole("row", { name: /Lea Santos/ })
      .getByText("Silver")
      .waitFor();
  });

  test("an earlier version is compared with later ones, and restored as the newest", async () => {
    expect(await versions(story)).toEqual(["Version 3: Silver for more", "Version 2", "Version 1"]);
    await expectGoodScreen(story.merchant.page, "versions");
    await story.app().getByRole("link", { name: "Version 1", exact: true }).click();
    await story.app().getByText("From version 1 to version 3").waitFor();
    await story.app().getByText("Before: Reached with €2,500.00 spent.").waitFor();
    await story.app().getByText("After: Reached with €400.00 spent.").waitFor();
    await expectGoodScreen(story.merchant.page, "a version compared");
    await story.app().getByLabel("Compare with").selectOption({ label: "Version 2" });
    await story.app().getByText("From version 1 to version 2").waitFor();
    await story.app().getByText("After: 2 Points for each €1.00 with an order, as it ships.").waitFor();

    await story.app().getByRole("button", { name: "Restore" }).click();
    const dialog = story.app().getByRole("dialog", { name: "Restore version 1?" });
    await dialog.getByRole("button", { name: "Restore" }).click();
    await review(story).getByText("1 member loses Silver").waitFor();
    await review(story).getByRole("button", { name: "Save" }).click();

    await story.merchant.page.getByText("Version 4 saved").waitFor();
    await story.openInAdmin("/app/program");
    await story.app().getByText("Reached with €2,500.00 spent.", { exact: false }).waitFor();
    await story.app().getByText("1 Point for each €1.00 with an order, as it ships.").waitFor();
  });
}

async function save(story: Story): Promise<void> {
  const bar = story.merchant.page.getByRole("region", { name: "Unsaved changes" });
  await bar.getByRole("button", { name: "Save" }).click();
}

function review(story: Story): Locator {
  return story.app().getByRole("dialog", { name: "What this change means" });
}

/** The saved versions as the list calls them, newest first. */
async function versions(story: Story): Promise<string[]> {
  await story.openInAdmin("/app/program/versions");
  await story.appHeading("Versions").waitFor();
  return story
    .app()
    .getByRole("link", { name: /^Version / })
    .allInnerTexts();
}
