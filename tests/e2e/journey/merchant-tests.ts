import { expect, test } from "vitest";
import { z } from "zod";
import { expectGoodScreen } from "../support/accessibility.ts";
import { eventually } from "../support/eventually.ts";
import type { Story } from "../support/story.ts";
import { visitor } from "../support/visitors.ts";

/** Before it is real, one customer tries the program; then nothing of that is left. */
export function oneCustomerTriesIt(story: Story): void {
  test("before going live the merchant starts a test, and adds a customer who is found by e-mail", async () => {
    await story.app().getByRole("link", { name: "Go live" }).click();
    await story.app().getByRole("link", { name: "First try it with customers you name" }).click();
    await story.app().getByText("Only customers you name take part", { exact: false }).waitFor();
    await expectGoodScreen(story.merchant.page, "before a test");
    await story.app().getByRole("button", { name: "Start the test" }).click();

    await story.app().getByText("Nobody yet.", { exact: false }).waitFor();
    await expectGoodScreen(story.merchant.page, "in test, nobody named");
    await story.app().getByLabel("Name or e-mail address").fill("nora@example.com");
    await story.app().getByRole("button", { name: "Search" }).click();
    await story.app().getByRole("button", { name: "Add to test: Nora Winter" }).click();

    await story.app().getByRole("link", { name: "Nora Winter" }).waitFor();
    await story.app().getByText("15 Points", { exact: true }).waitFor();
    await expectGoodScreen(story.merchant.page, "in test, one customer");
  });

  test("she sees the widget, which says that it is a test, and the gift; nobody else sees anything", async () => {
    await story.control.idle();
    await logIn(story, story.noraId);

    await story.balance().getByText("15 Points", { exact: true }).waitFor();
    await story.widget().getByText("Test", { exact: true }).waitFor();
    await expectGoodScreen(story.shopper.page, "store, a tester");
    const others = await visitor(story.browser);
    for (const page of ["/", `/account/login?customer=${await story.customerBy("lea@example.com")}&return_to=/`]) {
      await others.page.goto(story.store(page));
      await others.page.getByRole("heading", { level: 1 }).first().waitFor();

      expect(await others.page.locator("laurel-loyalty, laurel-points").count()).toBe(0);
    }
    await others.context.close();
  });

  test("what she orders earns, and what she redeems is a code", async () => {
    await story.control.post("/orders", {
      customerId: story.noraId,
      lines: [{ title: "Oak Reading Lamp", price: "129.90", quantity: 1 }],
      ...{ paid: true, fulfilled: true },
    });
    await story.control.idle();
    await story.shopper.page.goto(story.store());
    await story.balance().getByText("274 Points", { exact: true }).waitFor();

    await story
      .widget()
      .getByRole("button", { name: /Redeem: / })
      .first()
      .click();

    await story.widget().locator('[data-laurel="answer"] code').first().waitFor();
    expect(await codesThatWork(story)).toHaveLength(1);
    await story.control.idle();
  });

  test("Home and her member page say that she only tries it", async () => {
    await story.openInAdmin("/app");
    await story.app().getByText("1 customer takes part. Nobody else sees anything of it.").waitFor();
    await expectGoodScreen(story.merchant.page, "home, in test");
    await story.app().getByRole("link", { name: "Open the test" }).click();
    await story.app().getByRole("link", { name: "Nora Winter" }).click();

    await story.appHeading("Nora Winter").waitFor();
    await story.app().getByText("Test", { exact: true }).waitFor();
    await expectGoodScreen(story.merchant.page, "a tester's member page");
  });

  test("the end says what goes with it; afterwards the code has ended, the points are gone and so is the widget", async () => {
    await story.openInAdmin("/app/test");
    await story.app().getByRole("button", { name: "End the test" }).click();
    const question = story.app().getByRole("dialog");
    await question.getByText("1 code or reward ends in Shopify.", { exact: false }).waitFor();
    await question.getByText("1 membership closes.").waitFor();
    await expectGoodScreen(story.merchant.page, "the end of a test, asked about");
    await question.getByRole("button", { name: "End the test" }).click();

    await story.app().getByText("The test is over, nothing of it is left").waitFor({ timeout: 30_000 });
    await expectGoodScreen(story.merchant.page, "after a test");
    await expect(story.control.account(story.noraId)).rejects.toThrow("404");
    expect(await codesThatWork(story)).toEqual([]);
    await eventually(async () => {
      await logIn(story, story.noraId);
      expect(await story.shopper.page.locator("laurel-loyalty").count()).toBe(0);
    });
  });
}

/** Long after the test: somebody who took part in it is a stranger to the program. */
export function theTesterJoinsAnew(story: Story): void {
  test("who tried the program joins like anybody else once it is live, and has nothing of the test", async () => {
    await logIn(story, story.noraId);
    // She reads German since the terms were read.
    await story.widget().getByRole("button", { name: "Jetzt teilnehmen" }).click();
    await story.balance().getByText("Points").waitFor();
    await story.control.idle();

    const keys = (await story.control.transfers(story.noraId)).map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith("wiped"))).toEqual([]);
    expect(await story.widget().getByText("Test", { exact: true }).count()).toBe(0);
  });
}

async function logIn(story: Story, customerId: string): Promise<void> {
  await story.shopper.page.goto(story.store(`/account/login?customer=${customerId}&return_to=/`));
}

const discountsSchema = z.array(z.object({ code: z.string().nullable(), status: z.string() }));

async function codesThatWork(story: Story): Promise<string[]> {
  const discounts = discountsSchema.parse(await story.control.get("/discounts"));
  return discounts.flatMap(({ code, status }) => (code !== null && status.toLowerCase() === "active" ? [code] : []));
}
