import { expect, test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { AgentStory, Placed } from "../support/agent-story.ts";

/** Somebody asks, and an agent finds them, explains, and makes it good. */
export function anAgentHelps(story: AgentStory): void {
  let first: Placed;

  test("an agent finds a member by the number of an order", async () => {
    first = await story.order("nora", "89.40");
    await story.openInAdmin("/app/members");
    await story.app().getByRole("link", { name: "Nora Winter" }).waitFor();
    await expectGoodScreen(story.merchant.page, "members");

    await search(first.name);
    await story.app().getByRole("link", { name: "Emil Brandt" }).waitFor({ state: "detached" });
    await expectGoodScreen(story.merchant.page, "members, found");
    await story.app().getByRole("link", { name: "Nora Winter" }).click();
    await story.appHeading("Nora Winter").waitFor();
  });

  test("a balance is explained by a sentence that can be recomputed by hand and copied into a reply", async () => {
    const sentence = `Order ${first.name} shipped. 89 Coins: 1 per EUR on €89.40, rounded down`;
    await story.app().getByText(sentence, { exact: true }).waitFor();
    await expectGoodScreen(story.merchant.page, "member");

    await story.merchant.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await story.app().getByRole("button", { name: "Copy the explanation of +89 Coins" }).click();
    await story.expectToast("Explanation copied");
    await expectCopied(sentence);
  });

  test("an order is explained line by line", async () => {
    await story.app().getByRole("link", { name: "Why this many" }).first().click();
    await story.appHeading(`Order ${first.name}`).waitFor();
    await story.app().getByText("1 × Goods").waitFor();
    await expectGoodScreen(story.merchant.page, "order, explained");
    await story.app().getByRole("link", { name: "Nora Winter" }).click();
    await story.appHeading("Nora Winter").waitFor();
  });

  test("goodwill is granted after it was said what it does, and undone from the timeline", async () => {
    await story.app().getByRole("button", { name: "Give or take points" }).click();
    const dialog = story.app().getByRole("dialog");
    await dialog.getByRole("button", { name: "Continue" }).click();
    await dialog.getByText("Enter something here").first().waitFor();
    await expectGoodScreen(story.merchant.page, "points to give, with errors");
    await dialog.getByLabel("How many").fill("200");
    await dialog.getByLabel("Reason").selectOption({ label: "Goodwill" });
    await dialog.getByRole("button", { name: "Continue" }).click();
    await dialog.getByText("The balance goes from 89 Coins to 289 Coins.").waitFor();
    await expectGoodScreen(story.merchant.page, "points to give, to be confirmed");
    await dialog.getByRole("button", { name: "Give points" }).click();
    await story.expectToast("200 Coins given");
    expect(await story.available("nora")).toBe(289);

    await story
      .app()
      .getByRole("button", { name: /^Undo: / })
      .first()
      .click();
    await dialog.getByText(/200 Coins are taken back from Nora Winter\./).waitFor();
    await expectGoodScreen(story.merchant.page, "points, to be undone");
    await dialog.getByRole("button", { name: "Undo" }).click();
    await story.expectToast("Undone");
    expect(await story.available("nora")).toBe(89);
  });

  test("points that would expire are kept longer, and that is undone, too", async () => {
    await story.app().getByRole("button", { name: "Extend 89 Coins" }).click();
    const dialog = story.app().getByRole("dialog");
    await dialog.getByLabel("Good until").fill("2035-03-31");
    await dialog.getByLabel("Reason").selectOption({ label: "Goodwill" });
    await expectGoodScreen(story.merchant.page, "points, to be extended");
    await dialog.getByRole("button", { name: "Extend" }).click();
    await story.expectToast("Points extended");
    await story.app().getByText("Good until Mar 31, 2035").waitFor();

    await story.app().getByRole("button", { name: "Undo: 89 Coins are kept until Mar 31, 2035." }).click();
    await dialog.getByRole("button", { name: "Undo" }).click();
    await story.app().getByText("Good until Mar 31, 2035").waitFor({ state: "detached" });
  });

  test("a member is blocked, earns nothing meanwhile, and is unblocked", async () => {
    const dialog = story.app().getByRole("dialog");
    await story.app().getByRole("button", { name: "Manage" }).click();
    await story.app().getByRole("button", { name: "Block member", exact: true }).click();
    await dialog.getByLabel("Reason").selectOption({ label: "Reseller" });
    await expectGoodScreen(story.merchant.page, "member, to be blocked");
    await dialog.getByRole("button", { name: "Block" }).click();
    await story
      .app()
      .getByText(/^Blocked since/)
      .waitFor();
    await expectGoodScreen(story.merchant.page, "member, blocked");

    const meanwhile = await story.order("nora", "40.00");
    expect(await story.available("nora")).toBe(89);
    await story.openInAdmin(`/app/orders/${meanwhile.id}`);
    await story.app().getByText("No points: the member was blocked when it was placed.").first().waitFor();
    await expectGoodScreen(story.merchant.page, "order that earned nothing");

    await story.app().getByRole("link", { name: "Nora Winter" }).click();
    await story.app().getByRole("button", { name: "Manage" }).click();
    await story.app().getByRole("button", { name: "Unblock member", exact: true }).click();
    await dialog.getByRole("button", { name: "Unblock" }).click();
    await story
      .app()
      .getByText(/^Blocked since/)
      .waitFor({ state: "detached" });
  });

  test("a link with an e-mail address leads to the member, or says why it does not", async () => {
    await story.openInAdmin("/app/members/find?email=nora@example.com");
    await story.appHeading("Nora Winter").waitFor();
    await story.openInAdmin("/app/members/find?email=nobody@example.com");
    await story.app().getByText("Nobody found for “nobody@example.com”").waitFor();
    await expectGoodScreen(story.merchant.page, "nobody found");
  });

  test("an order of nobody who takes part is found, and explained", async () => {
    const { name } = await story.order(null, "25.00");
    await story.openInAdmin("/app/members");
    await search(name);
    await story.app().getByText(`Order ${name} is nobody's who takes part`).waitFor();
    await expectGoodScreen(story.merchant.page, "members, an order without one");
    await story.app().getByRole("link", { name: "Explain order" }).click();
    await story.app().getByText("No points: it was placed without a customer account.").waitFor();
    await story.app().getByText("A member would have got 25 Coins for it.").waitFor();
    await expectGoodScreen(story.merchant.page, "order without a member");
  });

  async function search(text: string): Promise<void> {
    await story.app().getByPlaceholder("Name, e-mail, customer number or order").fill(text);
    await story.app().getByRole("button", { name: "Search", exact: true }).click();
  }

  async function expectCopied(text: string): Promise<void> {
    const copied = await story.merchant.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(text);
  }
}
