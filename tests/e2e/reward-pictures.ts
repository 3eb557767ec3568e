import { picture, pictureOf } from "./support/picture.ts";
import { RewardsStory } from "./support/rewards-story.ts";

/** Pictures of rewards and redemptions, from a sandbox of their own. */
export async function pictureRewards(): Promise<void> {
  const story = new RewardsStory();
  try {
    await story.beginWithoutRewards();
    await story.offerRewards();
    await story.joinWith("nora", "gift");
    await story.logIn(story.shopper.page, "nora");
    await giveAccess(story);
    await takeSome(story);
    await lookAtWidget(story);
    await lookAtRewards(story);
    await lookAtRedemptions(story);
    await lookAtFigures(story);
  } finally {
    await story.end();
  }
}

/** Laurel may make gift cards and store credit. */
async function giveAccess(story: RewardsStory): Promise<void> {
  for (const id of ["gift-card", "credit"]) {
    await story.openInAdmin(`/app/rewards/${id}`);
    await story.app().getByRole("button", { name: "Give access" }).click();
    await story.merchant.page.getByRole("dialog").getByRole("button", { name: "Allow" }).click();
    await story.app().getByText("Laurel needs your permission for this").waitFor({ state: "detached" });
  }
}

/** One of each state: used, lapsed, cancelled, open, stuck. */
async function takeSome(story: RewardsStory): Promise<void> {
  const { page } = story.shopper;
  await story.redeemUnseen("five-off", page);
  await story.control.post("/clock", { advance: "P7D" });
  await story.control.idle();
  const { code } = await story.redeemUnseen("ten-percent", page);
  await story.buy(["wool-throw"], code === null ? [] : [code]);
  await story.redeemUnseen("five-off", page);
  await story.openNewest("issued", "€5.00 off");
  await story.decide("Cancel and give the points back");
  await story.app().getByText("Taken back by the team").waitFor();

  await page.goto(story.store());
  await story.reward("evening").getByLabel("When?").selectOption("june");
  await story.redeem("evening");
  await story.reward("engraving").getByLabel("The name").fill("Grandma Ida");
  await story.redeem("engraving");
  await story.redeem("trees");
  await story.redeem("candle");
  await story.redeem("gift-card");
  await story.redeem("free-shipping");
  await story.control.post("/faults", { operation: "discountCodeDeactivate", how: "userErrors", times: 100 });
  await story.openNewest("issued", "Free shipping");
  await story.decide("Cancel and give the points back");
  await story.merchant.page.getByText("It will end once Shopify has stopped it").waitFor();
  await story.control.idle();
}

async function lookAtWidget(story: RewardsStory): Promise<void> {
  const { page } = story.shopper;
  await page.goto(story.store());
  await story.reward("as-much").getByRole("slider").fill("700");
  await pictureOf(story.widget().locator("laurel-rewards"), "widget-rewards");
  await story.mine();
  await pictureOf(story.widget().locator('[data-laurel="mine"]'), "widget-my-rewards");
}

async function lookAtRewards(story: RewardsStory): Promise<void> {
  const { page } = story.merchant;
  await story.openInAdmin("/app/rewards");
  await story.app().getByRole("link", { name: "Your name on the handle" }).waitFor();
  await picture(page, "rewards");
  for (const [id, field, name] of [
    ["five-off", "Amount", "reward-amount"],
    ["as-much", "Each step is worth", "reward-slider"],
    ["evening", "Day and time", "reward-experience"],
  ] as const) {
    await story.openInAdmin(`/app/rewards/${id}`);
    await story.app().getByLabel(field, { exact: true }).first().waitFor();
    await picture(page, name);
  }
}

async function lookAtRedemptions(story: RewardsStory): Promise<void> {
  const { page } = story.merchant;
  await story.openInAdmin("/app/redemptions");
  await story.app().getByText("Nora Winter").first().waitFor();
  await picture(page, "redemptions");
  await story.openInAdmin("/app/redemptions?view=by-hand");
  await story.app().getByText("Grandma Ida").waitFor();
  await picture(page, "redemption-queue");
  await story.openNewest("stuck", "Free shipping");
  await story.app().getByText("It could not be stopped in Shopify.").waitFor();
  await picture(page, "redemption-stuck");
}

async function lookAtFigures(story: RewardsStory): Promise<void> {
  await story.openInAdmin("/app/figures");
  await story.app().getByText("Points over time").waitFor();
  await picture(story.merchant.page, "figures");
}
