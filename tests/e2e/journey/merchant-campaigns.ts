import { test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import { saveForm } from "../support/set-up-program.ts";
import type { Story } from "../support/story.ts";

const DAY_MS = 86_400_000;

/** Two times in which members earn more, which have days in common. */
export function campaignsMeet(story: Story): void {
  test("a first campaign stands in the calendar by itself", async () => {
    await story.openInAdmin("/app/program/campaigns");
    await story.app().getByText("Give members a reason to come back").waitFor();
    await expectGoodScreen(story.merchant.page, "campaigns, empty");
    await story.app().getByRole("link", { name: "Add campaign" }).click();
    await typeCampaign(story, { name: "Quiet week", times: "2", from: 3, to: 12 });
    await expectGoodScreen(story.merchant.page, "a new campaign");
    await saveForm(story, 5);

    await story.appHeading("Campaigns").waitFor();
    await story.app().getByRole("link", { name: "Quiet week" }).first().waitFor();
  });

  test("a second one that overlaps says so while it is typed, and the calendar says what both make", async () => {
    await story.openInAdmin("/app/program/campaigns/new");
    await typeCampaign(story, { name: "Flash days", times: "3", from: 10, to: 14 });
    await story.app().getByText("2 × 3 makes 6 times as much").waitFor();
    await expectGoodScreen(story.merchant.page, "a campaign that meets another");
    await saveForm(story, 6);

    await story.appHeading("Campaigns").waitFor();
    await story.openInAdmin(`/app/program/campaigns?quarter=${quarterOf(inDays(11))}`);
    await story.app().getByText("Meets Quiet week").waitFor();
    await story.app().getByText("Meets Flash days").waitFor();
    await story
      .app()
      .getByText(/^“Quiet week” and “Flash days” meet: /)
      .waitFor();
    await story.app().getByText("Together with Silver it is 7.5 times as much.", { exact: false }).waitFor();
    await expectGoodScreen(story.merchant.page, "calendar of campaigns that meet");
  });
}

async function typeCampaign(
  story: Story,
  campaign: { name: string; times: string; from: number; to: number },
): Promise<void> {
  const app = story.app();
  await app.getByLabel("Name", { exact: true }).fill(campaign.name);
  await app.getByLabel("Starts").fill(`${inDays(campaign.from)}T00:00`);
  await app.getByLabel("Ends").fill(`${inDays(campaign.to)}T00:00`);
  await app.getByLabel("How many times as much").fill(campaign.times);
}

function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

/** As the calendar's address names it: `2026-q4`. */
function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`;
}
