import { expect, test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { RewardsStory } from "../support/rewards-story.ts";

/** What the merchant's team does: deliver by hand, refuse, pay donations out, end many at once, look at alerts. */
export function theTeamWorks(story: RewardsStory): void {
  test("what is delivered by hand waits in a queue; done stays spent, refused brings the points back", async () => {
    await story.openInAdmin("/app/redemptions?view=by-hand");
    await story.app().getByText("Für Oma Käthe").waitFor();
    await story
      .app()
      .getByText(/Jun 11, 2027/)
      .waitFor();
    await expectGoodScreen(story.merchant.page, "queue of the team");
    await story.decideOn("Mark as done", "An evening in the workshop");
    await story
      .app()
      .getByText(/Jun 11, 2027/)
      .waitFor({ state: "detached" });
    await story.decideOn("Refuse and give the points back", "Your name on the handle");
    await story.app().getByText("Nothing to do by hand").waitFor();

    expect(await story.available()).toBe(14200 + 350);
    await story.expectMine("An evening in the workshop", "Used");
    await story.expectMine("Your name on the handle", "It is no longer valid: 350 Points are back.");
  });

  test("donations add up to what is owed, and are marked as paid out", async () => {
    await story.openInAdmin("/app/donations");
    await story.app().getByText("trees in the city").waitFor();
    await story.app().getByText("€3.00").first().waitFor();
    await expectGoodScreen(story.merchant.page, "donations");
    await story.app().getByRole("button", { name: "Mark as paid out: trees in the city" }).click();
    await story.app().getByRole("dialog").getByLabel("Donations up to and including").waitFor();
    await expectGoodScreen(story.merchant.page, "donations, to be settled");
    await story.app().getByRole("dialog").getByRole("button", { name: "Mark as paid out" }).click();
    await story.merchant.page.getByText("€3.00 marked as paid out").waitFor();

    await story.expectMine("trees in the city", "Used");
    expect(await story.available()).toBe(14550);
  });

  test("many codes are ended at once, with their progress shown, and everybody has their points back", async () => {
    for (const name of ["lea", "jonas", "amira"]) {
      await story.joinWith(name, "start");
      const guest = await story.visitAs(name);
      await story.redeemUnseen("five-off", guest.page);
      await guest.context.close();
      expect(await story.available(name)).toBe(500);
    }

    await story.openInAdmin("/app/redemptions/void");
    await story.app().getByLabel("Reward", { exact: true }).selectOption({ label: "€5.00 off" });
    await story.app().getByRole("button", { name: "Preview" }).click();
    await story.app().getByText("3 open redemptions would end.").waitFor();
    await story.app().getByText("1,500 points would go back to members.").waitFor();
    await expectGoodScreen(story.merchant.page, "ending many, preview");
    await story.decide("End them");
    await story.app().getByText("All have ended").waitFor();
    await story.app().getByText("3 of 3").waitFor();
    await expectGoodScreen(story.merchant.page, "many ended");

    for (const name of ["lea", "jonas", "amira"]) expect(await story.available(name)).toBe(1000);
  });

  test("alerts tell what to look at, and are dismissed and brought back", async () => {
    const { page } = story.merchant;
    await story.openInAdmin("/app/alerts");
    await story.app().getByText("Few codes left: A ticket for the cinema").waitFor();
    await story.app().getByText("2 codes are left.").waitFor();
    const dismiss = story.app().getByRole("button", { name: /^Dismiss: Few codes left/ });
    await dismiss.click();
    await page.getByText("Dismissed", { exact: true }).first().waitFor();
    await dismiss.waitFor({ state: "detached" });
    await story.openInAdmin("/app/alerts?which=dismissed");
    const reopen = story.app().getByRole("button", { name: /^Bring back: Few codes left/ });
    await reopen.click();
    await reopen.waitFor({ state: "detached" });
    await story.openInAdmin("/app/alerts");
    await dismiss.waitFor();
  });

  test("the team's screens speak German, too", async () => {
    for (const [page, text] of [
      ["/app/redemptions?locale=de", "Einlösungen"],
      ["/app/redemptions?view=stuck", "Einlösungen"],
      ["/app/redemptions/void", "Viele auf einmal beenden"],
      ["/app/donations", "Spenden"],
      ["/app/alerts", "Worauf zu achten ist"],
    ] as const) {
      await story.openInAdmin(page);
      await story.app().getByRole("heading", { name: text }).first().waitFor();
      await expectGoodScreen(story.merchant.page, `${page}, in German`);
    }
    await story.openInAdmin("/app?locale=en");
    await story.merchant.page.getByRole("link", { name: "Redemptions" }).waitFor();
  });
}
