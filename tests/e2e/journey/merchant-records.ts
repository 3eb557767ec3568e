import { expect, test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { Story } from "../support/story.ts";

/** What customers can read, who did what, and what came of it in figures. */
export function termsAndRecordsAreRead(story: Story): void {
  test("details for the terms are told, and what cannot be a link is shown at its field", async () => {
    const bar = story.merchant.page.getByRole("region", { name: "Unsaved changes" });
    await story.openInAdmin("/app/settings/terms");
    await story.app().getByLabel("Company").fill("Hearth & Leaf GmbH");
    await story.app().getByLabel("Contact").fill("club@hearth.example");
    await story.app().getByLabel("Privacy policy").fill("our page");
    await bar.getByRole("button", { name: "Save" }).click();
    await story.app().getByText("Enter the whole address, beginning with https://").waitFor();
    await expectGoodScreen(story.merchant.page, "details for the terms, with an error");
    await story.app().getByLabel("Privacy policy").fill("https://example.com/privacy");
    await bar.getByRole("button", { name: "Save" }).click();

    await story.merchant.page.getByText("Settings saved").waitFor();
    await bar.waitFor({ state: "hidden" });
  });

  test("the terms are written from the program, for customers and for the team, in both languages", async () => {
    await story.app().getByRole("link", { name: "See the terms" }).click();
    await story.app().getByText("This loyalty program is run by Hearth & Leaf GmbH.").waitFor();
    await story.app().getByText("Version 6, in force since", { exact: false }).last().waitFor();
    await expectGoodScreen(story.merchant.page, "terms");
    await story.app().getByLabel("Language").selectOption({ label: "German" });
    await story.app().getByText("Teilnahmebedingungen").first().waitFor();
    await story.app().getByRole("tab", { name: "Staff sheet" }).click();
    await story.app().getByRole("tab", { name: "Staff sheet", selected: true }).waitFor();
    await expectGoodScreen(story.merchant.page, "staff sheet in German");
  });

  test("customers read them in the store, and those that held before", async () => {
    const { page } = story.shopper;
    await page.goto(story.store("/apps/rewards/terms"));
    await page.getByRole("heading", { name: "Program terms" }).waitFor();
    await page.getByText("This loyalty program is run by Hearth & Leaf GmbH.").waitFor();
    await page.getByText("Flash days").waitFor();
    await expectGoodScreen(page, "terms in the store");

    await page.getByRole("link", { name: "Earlier version" }).click();
    await page.getByText(/^Version 5/).waitFor();
    expect(await page.getByText("Flash days").count()).toBe(0);

    await page.getByRole("link", { name: "Deutsch" }).click();
    await page.getByRole("heading", { name: "Teilnahmebedingungen" }).waitFor();
    await expectGoodScreen(page, "terms in the store in German");
  });

  test("what was done is on record: by whom, when, and leading there", async () => {
    await story.openInAdmin("/app/activity");
    await story.app().getByText("Changed settings").first().waitFor();
    await story.app().getByText("Withdrew an announced change").waitFor();
    await expectGoodScreen(story.merchant.page, "activity");
    await story.app().getByLabel("Kind").selectOption({ label: "Import, privacy" });
    await story.app().getByText("Changed settings").first().waitFor({ state: "detached" });

    const done = await story.app().getByRole("heading", { level: 2 }).allInnerTexts();
    expect(done.filter((line) => line !== "Exported data")).toEqual([
      "Undid an import",
      "Applied an import",
      "Uploaded a file of members",
    ]);
    await story
      .app()
      .getByRole("link", { name: /^Open import: Undid an import/ })
      .click();
    await story.appHeading("old-program.csv").waitFor();
  });

  test("figures stand in tables, too", async () => {
    await story.openInAdmin("/app/figures");
    for (const [title, cell] of [
      ["Points over time", "839"],
      ["Members by tier", "1"],
      ["Open points by month of expiry", "€22.38"],
    ] as const) {
      await story
        .app()
        .getByRole("button", { name: `Show table: ${title}` })
        .click();
      await story.app().getByRole("cell", { name: cell, exact: true }).first().waitFor();
    }
    await expectGoodScreen(story.merchant.page, "figures as tables");
  });

  test("no page reported an error on the way", () => {
    expect([...story.merchant.problems, ...story.shopper.problems]).toEqual([]);
  });
}
