import { expect, test } from "vitest";
import { z } from "zod";
import { expectGoodScreen } from "../support/accessibility.ts";
import { eventually } from "../support/eventually.ts";
import type { RewardsStory } from "../support/rewards-story.ts";

const customerSchema = z.object({ tags: z.union([z.string(), z.array(z.string())]) });

/** A member takes a reward of each kind in the widget. Balances are counted to the digit. */
export function rewardsAreTaken(story: RewardsStory): void {
  test("the widget shows every reward with its price, and what is missing for one out of reach", async () => {
    await story.joinWith("nora", "gift");
    await story.logIn(story.shopper.page, "nora");

    await story.balance().getByText("20,000 Points").waitFor();
    await story.reward("attic").getByText("70,000 Points to go").waitFor();
    expect(await story.reward("attic").getByRole("button", { name: "Redeem" }).count()).toBe(0);
    await story.widget().getByText("comes by itself", { exact: true }).waitFor();
    await expectGoodScreen(story.shopper.page, "widget, every reward");
  });

  test("what Laurel may not make yet costs nothing, and is made once the merchant gives access", async () => {
    const answer = await story.redeem("gift-card");
    await answer.getByText("It is no longer valid: 2,000 Points are back.").waitFor();
    await story.balance().getByText("20,000 Points").waitFor();

    for (const id of ["gift-card", "credit"]) {
      await story.openInAdmin(`/app/rewards/${id}`);
      await story.app().getByText("Laurel needs your permission for this").waitFor();
      await expectGoodScreen(story.merchant.page, `reward ${id}, without access`);
      await story.app().getByRole("button", { name: "Give access" }).click();
      await story.merchant.page.getByRole("dialog").getByRole("button", { name: "Allow" }).click();
      await story.app().getByText("Laurel needs your permission for this").waitFor({ state: "detached" });
    }
    await story.control.idle();
    await story.shopper.page.goto(story.store());
  });

  test("codes of every sort are there at once, and the points are gone", async () => {
    for (const [id, says, left] of [
      ["five-off", "Works once, for you only. Good until", "19,500"],
      ["ten-percent", "Works once, for you only. Good until", "18,900"],
      ["free-shipping", "Works once, for you only. Good until", "18,600"],
      ["candle", "Works once, for you only. Good until", "17,800"],
      ["friend", "Works once, for whoever has the code: you may give it away.", "17,100"],
      ["cinema", "Yours alone. the cinema next door: Enter the code at the desk.", "16,700"],
      ["gift-card", "Enter the code as a gift card at checkout.", "14,700"],
    ] as const) {
      const answer = await story.redeem(id);
      await answer.getByText(says).waitFor();
      expect(await answer.locator("code").textContent()).toMatch(/^[A-Z0-9-]{6,}$/);
      await story.balance().getByText(`${left} Points`).waitFor();
    }
    expect(await story.available()).toBe(14700);
    await expectGoodScreen(story.shopper.page, "widget, codes");
  });

  test("a slider gives for the points what it says beside the range", async () => {
    const range = story.reward("as-much").getByRole("slider");
    await range.fill("700");
    await story.reward("as-much").locator("output").getByText("700 Points: €7.00").waitFor();
    const answer = await story.redeem("as-much");
    await answer.locator("code").waitFor();
    await story.balance().getByText("14,000 Points").waitFor();
  });

  test("what is no code says how it gets to the member", async () => {
    await story.reward("evening").getByLabel("When?").selectOption("june");
    await story.reward("engraving").getByLabel("The name").fill("Für Oma Käthe");
    for (const [id, says, left] of [
      ["credit", "It is on your account: log in at checkout to pay with it.", "13,000"],
      ["trees", "Thank you: we give it on.", "12,800"],
      ["evening", "It is noted: we will get in touch.", "11,900"],
      ["engraving", "It is noted: we will get in touch.", "11,550"],
      ["early", "It is active now.", "11,400"],
    ] as const) {
      const answer = await story.redeem(id);
      await answer.getByText(says).waitFor();
      await story.balance().getByText(`${left} Points`).waitFor();
    }
    expect(await story.available()).toBe(11400);
    await story.control.idle();
    const nora = customerSchema.parse(await story.control.get(`/customers/${story.noraId}`));
    expect(nora.tags).toContain("laurel-early");
  });

  test("a text that is asked for and missing is asked for, and nothing is taken", async () => {
    await story.shopper.page.goto(story.store());
    await story.reward("engraving").locator('[data-act="redeem"]').click();
    const field = story.reward("engraving").getByLabel("The name");
    await eventually(async () => expect(await field.evaluate((input) => input.matches(":invalid"))).toBe(true));
    expect(await story.available()).toBe(11400);
  });

  test("“Show my rewards” lists every one, in English and in German", async () => {
    const lines = await story.mine();
    expect(lines).toHaveLength(14);
    await story.expectMine("€7.00 off", "Works once, for you only.");
    await expectGoodScreen(story.shopper.page, "my rewards");

    await story.shopper.page.getByRole("link", { name: "Deutsch" }).click();
    await story.widget().getByRole("button", { name: "Meine Prämien anzeigen" }).click();
    await story.widget().getByText("Gilt einmal und nur für dich.").first().waitFor();
    await expectGoodScreen(story.shopper.page, "my rewards in German");
    await story.shopper.page.getByRole("link", { name: "English" }).click();
    await story.widget().getByRole("button", { name: "Show my rewards" }).waitFor();
  });
}
