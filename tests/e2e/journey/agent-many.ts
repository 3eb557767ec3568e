import { expect, test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { AgentStory } from "../support/agent-story.ts";

/** Members in bulk: a list with a name, points for those who were ticked, and all of it undone. */
export function manyAtOnce(story: AgentStory): void {
  test("members are narrowed down, and the list is kept under a name", async () => {
    await story.openInAdmin("/app/members");
    await story.app().getByRole("button", { name: "Add filter" }).click();
    await story.app().getByRole("menuitem", { name: "Balance" }).click();
    await story.app().getByLabel("To (points)").fill("50");
    await expectGoodScreen(story.merchant.page, "members, a filter");
    await story.app().getByRole("button", { name: "Apply" }).click();
    await story.app().getByRole("link", { name: "Nora Winter" }).waitFor({ state: "detached" });
    await story.app().getByRole("link", { name: "Lea Santos" }).waitFor();

    await story.app().getByRole("button", { name: "Save as list" }).click();
    await story.app().getByRole("dialog").getByLabel("Name of the list").fill("Nearly nothing");
    await expectGoodScreen(story.merchant.page, "members, a list to be named");
    await story.app().getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await story.expectToast("List “Nearly nothing” saved");
    await story.app().getByRole("tab", { name: "Nearly nothing" }).waitFor();
    await expectGoodScreen(story.merchant.page, "members, a list with a name");
  });

  test("those who are ticked get points, after it was said what it comes to", async () => {
    const app = story.app();
    await app.getByRole("tab", { name: "All", exact: true }).click();
    await app.getByRole("link", { name: "Nora Winter" }).waitFor();
    for (const name of ["Lea Santos", "Jonas Keller"]) {
      await app.getByRole("row", { name }).getByRole("checkbox").check();
    }
    await expectGoodScreen(story.merchant.page, "members, two ticked");
    await app.getByRole("button", { name: "Give or take points" }).click();
    await app.getByText("2 selected members").waitFor();
    await app.getByLabel("How many").fill("25");
    await app.getByLabel("Reason").selectOption({ label: "Event or campaign" });
    await app.getByRole("button", { name: "See what happens" }).click();
    await app.getByText("2 members get 25 Coins each, 50 Coins in all.").waitFor();
    await expectGoodScreen(story.merchant.page, "points for many, previewed");
    await app.getByRole("button", { name: "Start" }).click();
    await app.getByText("2 of 2 worked off").waitFor();
    await app.getByText("Finished").waitFor();
    await expectGoodScreen(story.merchant.page, "points for many, done");

    for (const name of ["lea", "jonas"]) expect(await story.available(name)).toBe(25);
  });

  test("all of it is undone by a second run, and both stand in the list of bulk actions", async () => {
    const app = story.app();
    await app.getByRole("button", { name: "Undo all of it" }).click();
    await app.getByRole("dialog").getByText("The points are taken back from 2 members.").waitFor();
    await expectGoodScreen(story.merchant.page, "points for many, to be undone");
    await app.getByRole("dialog").getByRole("button", { name: "Undo all of it" }).click();
    await story.appHeading(/^Undone: /).waitFor();
    await app.getByText("2 of 2 worked off").waitFor();
    for (const name of ["lea", "jonas"]) expect(await story.available(name)).toBe(0);

    await story.openInAdmin("/app/members/bulk");
    await app.getByText(/^Undone: /).waitFor();
    await expectGoodScreen(story.merchant.page, "bulk actions");
  });
}
