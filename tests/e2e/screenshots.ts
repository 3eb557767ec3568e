import { pictureRewards } from "./reward-pictures.ts";
import { picture } from "./support/picture.ts";
import { setUpProgram } from "./support/set-up-program.ts";
import { Story } from "./support/story.ts";

/*
 * node tests/e2e/screenshots.ts: walks through the journey in a sandbox of its own, then through rewards in another, and writes the
 * pictures of README and guide.
 */
const story = new Story();

try {
  await story.begin();
  await setUp();
  await shop();
  await spend();
  await look();
} finally {
  await story.end();
}
await pictureRewards();

async function setUp(): Promise<void> {
  const { page } = story.merchant;
  await story.openInAdmin("/app");
  await story.app().getByText("1 of 6 steps done").waitFor();
  await picture(page, "guide");

  await setUpProgram(story);
  await story.openInAdmin("/app/program");
  await story.app().getByText("50 Coins for joining.").waitFor();
  await isPreviewed();
  await picture(page, "program");
  await story.openInAdmin("/app/program/points");
  await story.app().getByLabel("Many are called").fill("");
  await page.getByRole("region", { name: "Unsaved changes" }).getByRole("button", { name: "Save" }).click();
  await story.app().getByText("1 field needs your attention").waitFor();
  await isPreviewed();
  await picture(page, "program-errors");
  await page.getByRole("region", { name: "Unsaved changes" }).getByRole("button", { name: "Discard" }).click();

  await tryIt();
  await story.openInAdmin("/app/program");
  await story.app().getByRole("link", { name: "Go live" }).click();
  await story.app().getByRole("button", { name: "Go live" }).click();
  await page.getByText("The program is live").waitFor();
  await story.control.idle();
}

/** What stands beside a form has been computed. */
async function isPreviewed(): Promise<void> {
  await story.app().getByText("It earns").waitFor();
  await story.app().getByText("Cost, if all is redeemed").waitFor();
}

/** One customer tries the program, and nothing of that is left. */
async function tryIt(): Promise<void> {
  await story.openInAdmin("/app/test");
  await story.app().getByRole("button", { name: "Start the test" }).click();
  await story.app().getByLabel("Name or e-mail address").fill("lea@example.com");
  await story.app().getByRole("button", { name: "Search" }).click();
  await story.app().getByRole("button", { name: "Add to test: Lea Santos" }).click();
  await story.app().getByRole("link", { name: "Lea Santos" }).waitFor();
  await picture(story.merchant.page, "test");
  await story.app().getByRole("button", { name: "End the test" }).click();
  await story.app().getByRole("dialog").getByRole("button", { name: "End the test" }).click();
  await story.app().getByText("The test is over, nothing of it is left").waitFor();
}

async function shop(): Promise<void> {
  const { page } = story.shopper;
  await page.goto(story.store());
  await showWidget("storefront-visitor");
  await page.goto(story.store(`/account/login?customer=${story.noraId}&return_to=/`));
  await story.widget().getByRole("button", { name: "Join now" }).click();
  await story.balance().getByText("50 Coins").waitFor();
  await order({ title: "Oak Reading Lamp", price: "129.90" }, "shipped");
  await order({ title: "Stoneware Teapot", price: "59.90" }, "paid");
  await page.goto(story.store());
  await showWidget("storefront-member");

  await story.merchant.page.goto(story.ready.home);
  await picture(story.merchant.page, "tour");
}

async function spend(): Promise<void> {
  await story
    .widget()
    .getByRole("button", { name: /Redeem: / })
    .click();
  await story.widget().locator('[data-laurel="answer"] code').first().waitFor();
  await story.balance().getByText("79 Coins").waitFor();
  await showWidget("storefront-redeemed");
}

async function look(): Promise<void> {
  await story.control.idle();
  await story.openInAdmin("/app/members");
  await story.app().getByRole("link", { name: "Nora Winter" }).click();
  await story.app().getByText("Timeline").waitFor();
  await picture(story.merchant.page, "member");
}

async function order(line: { title: string; price: string }, state: "paid" | "shipped"): Promise<void> {
  await story.control.post("/orders", {
    customerId: story.noraId,
    lines: [{ ...line, quantity: 1 }],
    paid: true,
    fulfilled: state === "shipped",
  });
  await story.control.idle();
}

async function showWidget(name: string): Promise<void> {
  await story.widget().scrollIntoViewIfNeeded();
  await story.widget().evaluate((block) => block.scrollIntoView({ block: "center" }));
  await picture(story.shopper.page, name);
}
