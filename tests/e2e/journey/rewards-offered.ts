import { test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { RewardsStory } from "../support/rewards-story.ts";

/** The merchant's screens before anybody takes anything: empty, filled, and with wrong input. */
export function rewardsAreOffered(story: RewardsStory): void {
  test("screens of rewards and redemptions with nothing to show say so", async () => {
    for (const [page, text] of [
      ["/app/rewards", "What shall members get for their points?"],
      ["/app/redemptions", "Nothing redeemed yet"],
      ["/app/redemptions?view=stuck", "Nothing needs you"],
      ["/app/redemptions/void", "Nothing is open that could be ended."],
      ["/app/donations", "No donations yet"],
      ["/app/alerts", "Nothing to look at"],
    ] as const) {
      await story.openInAdmin(page);
      await story.app().getByText(text).first().waitFor();
      await expectGoodScreen(story.merchant.page, `${page}, empty`);
    }
  });

  test("every kind of reward has its line in the list and its form", async () => {
    await story.offerRewards();

    await story.openInAdmin("/app/rewards");
    await story.app().getByRole("link", { name: "Your name on the handle" }).waitFor();
    await expectGoodScreen(story.merchant.page, "rewards");
    for (const [id, label] of [
      ["five-off", "Amount"],
      ["as-much", "Each step is worth"],
      ["candle", "What it is worth"],
      ["evening", "Day and time"],
    ] as const) {
      await story.openInAdmin(`/app/rewards/${id}`);
      await story.app().getByLabel(label, { exact: true }).first().waitFor();
      await expectGoodScreen(story.merchant.page, `reward ${id}`);
    }
    await story.openInAdmin("/app/rewards/new");
    await story.app().getByText("Choose a reward").first().waitFor();
    await expectGoodScreen(story.merchant.page, "kinds of rewards");
  });

  test("wrong input in a reward's form is shown at its field, and nothing is saved", async () => {
    await story.openInAdmin("/app/rewards/five-off");
    await story.app().getByLabel("Amount", { exact: true }).fill("lots");
    const bar = story.merchant.page.getByRole("region", { name: "Unsaved changes" });
    await bar.getByRole("button", { name: "Save" }).click();

    await story.app().getByText("1 field needs your attention").waitFor();
    await expectGoodScreen(story.merchant.page, "reward, with errors");
    await bar.getByRole("button", { name: "Discard" }).click();
    await bar.waitFor({ state: "hidden" });
  });

  test("a partner's codes are uploaded, and each line that is not taken is named", async () => {
    await story.openInAdmin("/app/rewards/cinema/codes");
    await story.app().getByText("No codes are left").waitFor();
    await story.app().getByLabel("Or paste codes here").fill("CINE-1\nCINE-2\nCINE-2\nCINE-3");
    await story.app().getByRole("button", { name: "Add codes" }).click();

    await story.app().getByText("3 codes added").waitFor();
    await story.app().getByText("Line 3: stands further up already").waitFor();
    await expectGoodScreen(story.merchant.page, "partner codes");
  });

  test("the merchant's rewards speak German, too", async () => {
    await story.openInAdmin("/app/rewards?locale=de");
    await story.app().getByText("Was Mitglieder für Punkte bekommen").first().waitFor();
    await expectGoodScreen(story.merchant.page, "rewards in German");
    await story.openInAdmin("/app/rewards/as-much");
    await expectGoodScreen(story.merchant.page, "slider in German");
    await story.openInAdmin("/app/rewards?locale=en");
    await story.app().getByText("What members get for points").first().waitFor();
  });
}
