import type { Story } from "./story.ts";

/** The simplest program with a gift for joining and a tier, set up through the admin's screens: the fourth version. */
export async function setUpProgram(story: Story): Promise<void> {
  const app = story.app();
  await story.openInAdmin("/app/program");
  await app.getByRole("button", { name: "Use this program" }).click();
  await story.merchant.page.getByText("Version 1 saved").waitFor();

  await story.openInAdmin("/app/program/joining");
  await app.getByText("They agree to it", { exact: true }).click();
  await saveForm(story, 2);

  await story.openInAdmin("/app/program/earn/new/joined");
  await app.getByLabel("How many").fill("50");
  await saveForm(story, 3);

  await story.openInAdmin("/app/program/tiers/new");
  await app.getByLabel("Name", { exact: true }).fill("Silver");
  await app.getByLabel("Amount spent").fill("250");
  await saveForm(story, 4);
}

/** Saves what is typed, and waits until nothing is unsaved any more. */
export async function saveForm(story: Story, version: number): Promise<void> {
  const bar = story.merchant.page.getByRole("region", { name: "Unsaved changes" });
  await bar.getByRole("button", { name: "Save" }).click();
  await story.merchant.page.getByText(`Version ${version} saved`).waitFor();
  await bar.waitFor({ state: "hidden" });
}
