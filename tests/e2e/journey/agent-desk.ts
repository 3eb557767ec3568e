import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { AgentStory } from "../support/agent-story.ts";
import { visitor } from "../support/visitors.ts";

/** What arrived, what can be taken along, and how to leave. */
export function theDeskIsKept(story: AgentStory): void {
  test("what Shopify told of an order is found by its number", async () => {
    const order = await story.order("amira", "30.00");
    await story.openInAdmin("/app/settings");
    await story.app().getByRole("link", { name: "Deliveries" }).click();
    await story.appHeading("Deliveries").waitFor();
    await story.app().getByLabel("Order number").fill(order.name);
    await story.app().getByRole("button", { name: "Find" }).click();
    await story.app().getByText("orders/paid").last().waitFor();
    await expectGoodScreen(story.merchant.page, "deliveries of an order");
    await story.app().getByRole("link", { name: "orders/fulfilled" }).first().click();
    await story.app().getByText(order.id, { exact: true }).waitFor();
    await expectGoodScreen(story.merchant.page, "delivery, done");
  });

  test("what was refused says why, and is tried again", async () => {
    await story.control.post("/webhooks", { topic: "orders/create", body: { name: "#9" } });
    await story.control.idle();
    await story.openInAdmin("/app/deliveries?state=failed");
    await story.app().getByText("Refused", { exact: true }).last().waitFor();
    await expectGoodScreen(story.merchant.page, "deliveries that were refused");
    await story.app().getByRole("link", { name: "orders/create" }).first().click();
    await story.appHeading("orders/create").waitFor();
    await expectGoodScreen(story.merchant.page, "delivery, refused");
    await story.app().getByRole("button", { name: "Try again" }).click();
    await story.expectToast("The delivery is tried again");
  });

  test("all data is at hand as files, with their sizes", async () => {
    await story.openInAdmin("/app/export");
    await story
      .app()
      .getByText(/^All files together: about/)
      .waitFor();
    await expectGoodScreen(story.merchant.page, "export");
    const saved = story.merchant.page.waitForEvent("download");
    await story.app().getByRole("button", { name: "Download Members as CSV" }).click();
    const text = await readFile(await (await saved).path(), "utf8");

    expect(text.trim().split(/\r?\n/)).toHaveLength(6);
    expect(text).toContain(story.customer("nora"));
    expect(text).not.toContain("Nora");
  });

  test("leaving says what will happen, ends what is issued, and can be taken up again", async () => {
    await takeVoucher();
    const app = story.app();
    await story.openInAdmin("/app/leave");
    await app.getByText("Program is live").waitFor();
    await expectGoodScreen(story.merchant.page, "leave");
    await app.getByRole("button", { name: "End them" }).click();
    const dialog = app.getByRole("dialog");
    await dialog.getByText("1 code, discount or reward ends in Shopify.").waitFor();
    await expectGoodScreen(story.merchant.page, "leave, the question");
    await dialog.getByRole("button", { name: "End them" }).click();
    await app.getByText("Codes and discounts have ended").waitFor();
    await app.getByText("1 of 1").waitFor();
    await expectGoodScreen(story.merchant.page, "leave, done");
    expect(await story.available("nora")).toBe(89 + 100);

    await app.getByRole("link", { name: "Switch the program on again" }).click();
    await app.getByRole("button", { name: "Go live" }).click();
    await story.expectToast("The program is live");
    await story.control.idle();
  });

  /** Nora gets Coins, and takes a voucher for them in the store. */
  async function takeVoucher(): Promise<void> {
    await story.grant("Nora Winter", "100");
    const { page, context } = await visitor(story.browser);
    await page.goto(story.store(`/account/login?customer=${story.customer("nora")}&return_to=/`));
    const response = await page.request.post(story.store("/apps/rewards/redeem"), {
      data: { rewardId: "voucher", id: crypto.randomUUID() },
    });
    expect(response.status()).toBe(200);
    await context.close();
    expect(await story.available("nora")).toBe(89);
  }
}
