import { expect, test } from "vitest";
import { z } from "zod";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { RewardsStory } from "../support/rewards-story.ts";
import { visitor } from "../support/visitors.ts";

const cardsSchema = z.array(z.object({ balance: z.string() }));
const lines = (...quantities: number[]) => ({ lines: quantities.map((quantity, index) => ({ index, quantity })) });

/** What was taken is used at cart and checkout, and what of it comes back when orders are refunded. */
export function rewardsAreUsed(story: RewardsStory): void {
  const orders = { codes: "", percent: "", slider: "" };

  test("an amount off, a free product and free shipping work together, and are used once the order is placed", async () => {
    const { page } = story.shopper;
    const codes = await codesOf("€5.00 off", "A candle", "Free shipping");
    await story.fillCart(["stoneware-teapot", "beeswax-candle"]);
    for (const code of codes) await story.enterCode(code);
    expect(await story.total("Discount")).toBe("−€14.80");
    await expectGoodScreen(page, "cart with three rewards");
    await page.goto(story.store("/checkout"));
    expect(await story.total("Discount")).toBe("−€19.70");
    expect(await story.total("Total")).toMatch(/^€54.90/);
    await expectGoodScreen(page, "checkout with three rewards");
    orders.codes = await story.pay();

    for (const title of ["€5.00 off", "A candle", "Free shipping"]) await story.expectMine(title, "Used");
  });

  test("a percentage and a slider take off what they say", async () => {
    const [percent = "", slider = ""] = await codesOf("10% off", "€7.00 off");
    await story.fillCart(["linen-tea-towels"]);
    await story.enterCode(percent);
    await story.shopper.page.goto(story.store("/checkout"));
    expect(await story.total("Total")).toMatch(/^€26.95/);
    orders.percent = await story.pay();

    await story.fillCart(["wool-throw", "wool-throw"]);
    await story.enterCode(slider);
    await story.shopper.page.goto(story.store("/checkout"));
    expect(await story.total("Total")).toMatch(/^€175.90/);
    orders.slider = await story.pay();

    await story.expectMine("10% off", "Used");
    await story.expectMine("€7.00 off", "Used");
  });

  test("a gift card and store credit pay at the checkout", async () => {
    const { page } = story.shopper;
    const [card = ""] = await codesOf("Gift card");
    await story.fillCart(["oak-reading-lamp"]);
    await page.goto(story.store("/checkout"));
    await page.getByLabel("Gift card code").fill(card);
    await page.getByRole("button", { name: "Use", exact: true }).click();
    await page.getByLabel("Pay with my store credit (€10.00)").check();
    await page.getByRole("button", { name: "Update totals" }).click();
    expect(await story.total("Total")).toMatch(/^€134.80/);
    expect(await story.total("Left to pay")).toMatch(/^€104.80/);
    await expectGoodScreen(page, "checkout with gift card and store credit");
    await story.pay();

    expect(cardsSchema.parse(await story.control.get("/gift-cards"))).toContainEqual({ balance: "0.00" });
    expect(JSON.stringify(await story.control.get(`/customers/${story.noraId}/store-credit`))).toContain('"0.00"');
    expect(await story.available()).toBe(11400);
  });

  test("whoever was given a voucher uses it, and counts as the friend whom its owner brought", async () => {
    const [code = ""] = await codesOf("Voucher for a friend");
    const friend = await visitor(story.browser);
    await friend.page.goto(story.store("/account/login"));
    await friend.page.getByLabel("E-mail address").fill("mia@example.com");
    await friend.page.getByRole("button", { name: "Log in", exact: true }).last().click();
    await story.fillCart(["earl-grey-250-g"], friend.page);
    await story.enterCode(code, friend.page);
    await friend.page.goto(story.store("/checkout"));
    expect(await story.total("Total", friend.page)).toMatch(/^€10.80/);
    const orderId = await story.pay(friend.page);
    await friend.context.close();
    await story.control.post(`/orders/${orderId}/fulfill`);
    await story.control.idle();

    await story.expectMine("Voucher for a friend", "Used");
    expect(await story.available()).toBe(11650);
  });

  test("a refund, a cancellation and a full refund bring points back, each by the reward's terms", async () => {
    await story.control.post(`/orders/${orders.slider}/refund`, lines(1));
    await story.control.idle();
    expect(await story.available()).toBe(11650 + 350);

    await story.control.post(`/orders/${orders.percent}/cancel`, { refund: true });
    await story.control.idle();
    expect(await story.available()).toBe(12000 + 600);

    await story.control.post(`/orders/${orders.codes}/refund`, lines(1, 1));
    await story.control.idle();
    expect(await story.available()).toBe(12600 + 1600);
  });

  /** The codes that "Show my rewards" has under these titles. */
  async function codesOf(...titles: string[]): Promise<string[]> {
    await story.mine();
    const views = story.widget().locator('[data-laurel="mine"] [data-laurel="answer"] > *');
    const codes: string[] = [];
    for (const title of titles) {
      const view = views.filter({ hasText: title }).filter({ has: story.shopper.page.locator("code") });
      codes.push((await view.first().locator("code").textContent()) ?? "");
    }
    return codes;
  }
}
