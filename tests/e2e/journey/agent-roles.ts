import { expect, test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { AgentStory } from "../support/agent-story.ts";

/** Shopify's number of somebody who is new at the desk. */
const COLLEAGUE = "2";

/** The owner restricts a colleague, who then can do what the role allows and no more. */
export function rolesRestrict(story: AgentStory): void {
  test("the owner gives a colleague who has opened the app a name, a role, and a limit", async () => {
    await story.openInAdmin(`/app?staff=${COLLEAGUE}`);
    await story.appHeading(/./).waitFor();
    await story.openInAdmin("/app/settings/staff?staff=1");
    const app = story.app();
    await app.getByText("You", { exact: true }).waitFor();
    const me = app.locator("[id='name.1']");
    await me.fill("Ida");
    await app.locator("[id='role.1']").selectOption({ label: "Owner" });
    await app.locator(`[id='name.${COLLEAGUE}']`).fill("Theo");
    await app.locator(`[id='role.${COLLEAGUE}']`).selectOption({ label: "Support agent" });
    await app.locator("[id='agent.grant']").fill("fifty");
    await save();
    await app.getByText("A whole number from 1 to 1,000,000, or nothing").waitFor();
    await expectGoodScreen(story.merchant.page, "staff, with errors");
    await app.locator("[id='agent.grant']").fill("50");
    await save();
    await story.expectToast("Roles saved");
    await expectGoodScreen(story.merchant.page, "staff, saved");
  });

  test("the colleague gives points up to the limit, and is told it beyond", async () => {
    const before = await story.available("nora");
    await story.openInAdmin(`/app/members?staff=${COLLEAGUE}`);
    await story.app().getByRole("link", { name: "Nora Winter" }).click();
    await story.fillGrant("60");
    const dialog = story.app().getByRole("dialog");
    await dialog.getByRole("button", { name: "Give points" }).click();
    await dialog.getByText("Your role may give or take at most 50 Coins at once.").waitFor();
    await expectGoodScreen(story.merchant.page, "points to give, above the limit");
    await dialog.getByRole("button", { name: "Back" }).click();
    await dialog.getByLabel("How many").fill("50");
    await dialog.getByRole("button", { name: "Continue" }).click();
    await dialog.getByRole("button", { name: "Give points" }).click();
    await story.expectToast("50 Coins given");
    expect(await story.available("nora")).toBe(before + 50);
    await story.app().getByText("By Theo").first().waitFor();
  });

  test("what the role does not allow is not offered, or says what it needs", async () => {
    const app = story.app();
    await story.openInAdmin("/app/members");
    await app.getByRole("link", { name: "Nora Winter" }).waitFor();
    expect(await app.getByRole("checkbox").count()).toBe(0);
    await expectGoodScreen(story.merchant.page, "members, for an agent");
    await story.openInAdmin("/app/settings/staff");
    await app.getByText("You can look here, but change nothing").waitFor();
    await expectGoodScreen(story.merchant.page, "staff, for an agent");
    await story.openInAdmin("/app/settings?staff=1");
    await story.appHeading("Settings").waitFor();
  });

  async function save(): Promise<void> {
    const bar = story.merchant.page.getByRole("region", { name: "Unsaved changes" });
    await bar.getByRole("button", { name: "Save" }).click();
  }
}
