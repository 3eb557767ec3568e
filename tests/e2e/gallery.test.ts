import { afterAll, beforeAll, expect, test } from "vitest";
import { Story } from "./support/story.ts";

const story = new Story();

beforeAll(() => story.begin());
afterAll(() => story.end());

test("a model that is chosen in the settings is what storefront and member page live by", async () => {
  await story.openInAdmin("/app/settings");
  await story.app().getByRole("link", { name: "Start from a model" }).click();
  await story.app().getByRole("link", { name: "See what it does: Status by visits" }).click();
  await story.app().getByText("Reached with 12 orders or 40 Days earned.").waitFor();
  await story.app().getByRole("button", { name: "Use this program" }).click();
  await story.merchant.page.getByText("Version 1 saved").waitFor();
  await story.openInAdmin("/app/program/go-live");
  await story.app().getByRole("button", { name: "Go live" }).click();
  await story.merchant.page.getByText("The program is live").waitFor();
  await story.control.idle();

  await story.shopper.page.goto(story.store(`/account/login?customer=${story.noraId}&return_to=/`));
  await story.widget().getByRole("button", { name: "Join now" }).click();
  await story.balance().getByText("0 Points").waitFor();
  const lines = [{ title: "Oak Reading Lamp", price: "129.90", quantity: 2 }];
  await story.control.post("/orders", { customerId: story.noraId, lines, paid: true, fulfilled: true });
  await story.control.idle();

  await story.shopper.page.goto(story.store());
  await story.balance().getByText("259 Points").waitFor();
  const widget = (await story.widget().innerText()).replace(/\s+/g, " ");
  expect(widget).toContain("2 Days");
  expect(widget).toContain("5 × order to go until Silver");
  expect(widget).toContain("A free day 400 Points");

  await story.openInAdmin("/app/members");
  await story.app().getByRole("link", { name: "Nora Winter" }).click();
  await story.app().getByText("5 more orders for Silver").waitFor();
  await story
    .app()
    .getByText(/2 Days: 1 per item, 2 items/)
    .waitFor();
});
