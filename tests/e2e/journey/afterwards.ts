import { expect, test } from "vitest";
import { z } from "zod";
import { eventually } from "../support/eventually.ts";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { Story } from "../support/story.ts";

/** A killed app, the other language, and the tour's end. */
export function nothingIsLost(story: Story): void {
  test("an app that is killed after it acknowledged a webhook and before it worked it off loses nothing", async () => {
    await story.control.post("/app/start", { process: "web" });
    const order = z.object({ id: z.string() }).parse(
      await story.control.post("/orders", {
        customerId: story.noraId,
        lines: [{ title: "Rug", price: "40.00", quantity: 1 }],
        paid: true,
        fulfilled: true,
      }),
    );
    await eventually(async () => {
      const deliveries = z
        .array(z.object({ state: z.string(), body: z.string() }))
        .parse(await story.control.get("/deliveries"));
      const ours = deliveries.filter((delivery) => delivery.body.includes(order.id));
      expect(ours.length).toBeGreaterThan(1);
      expect(ours.every((delivery) => delivery.state === "delivered")).toBe(true);
    });
    expect((await story.control.account(story.noraId)).available).toBe(24);

    await story.control.post("/app/kill");
    await expect(fetch(`${story.ready.app}/healthz`)).rejects.toThrow();
    await story.control.post("/app/start");
    await story.control.idle();

    expect((await story.control.account(story.noraId)).available).toBe(64);
    await story.shopper.page.goto(story.store());
    expect(await story.balance().textContent()).toBe("64 Coins");
  });

  test("an app that is killed in the middle of a job finishes it after its restart", async () => {
    await story.control.post("/faults", { operation: "metafieldsSet", how: "timeout", delayMs: 30_000 });
    await story.control.post("/orders", {
      customerId: story.noraId,
      lines: [{ title: "Mat", price: "10.00", quantity: 1 }],
      paid: true,
      fulfilled: true,
    });
    const faults = z.object({ faults: z.array(z.unknown()) });
    await eventually(async () => expect(faults.parse(await story.control.get("/faults")).faults).toEqual([]));

    await story.control.post("/app/kill");
    await story.control.post("/app/start");
    await story.control.idle();

    await story.shopper.page.goto(story.store());
    expect(await story.balance().textContent()).toBe("74 Coins");
  });

  test("the admin speaks German to a German merchant, and so does the store", async () => {
    await story.openInAdmin("/app?locale=de");
    await story.merchant.page.getByRole("link", { name: "Mitglieder" }).waitFor();
    await expectGoodScreen(story.merchant.page, "admin in German");
    await story.openInAdmin("/app/deliveries");
    await story.app().getByRole("link", { name: "orders/fulfilled" }).first().waitFor();
    await expectGoodScreen(story.merchant.page, "deliveries in German");

    await story.shopper.page.goto(story.store());
    await story.shopper.page.getByRole("link", { name: "Deutsch" }).click();
    await story.widget().getByText("Deine Coins").waitFor();
    await expectGoodScreen(story.shopper.page, "store in German");
  });

  test("the tour is done, and its logs show what was said", async () => {
    await story.openInAdmin("/app?locale=en");
    await story.merchant.page.goto(story.ready.home);
    await story.merchant.page.getByText("7 of 7").waitFor();
    await expectGoodScreen(story.merchant.page, "tour, done");
    for (const log of ["Webhooks", "API calls"]) {
      await story.merchant.page.getByRole("link", { name: log, exact: true }).click();
      await story.merchant.page.locator("summary").first().click();
      await expectGoodScreen(story.merchant.page, log);
    }
  });

  test("no page reported an error on the way", () => {
    const wanted = story.merchant.problems.filter((problem) => problem.endsWith("/app/members/nobody)"));
    expect(wanted).toHaveLength(1);
    expect([...story.merchant.problems, ...story.shopper.problems]).toEqual(wanted);
  });
}
