import { expect, test } from "vitest";
import { z } from "zod";
import { expectGoodScreen } from "../support/accessibility.ts";
import type { RewardsStory } from "../support/rewards-story.ts";

const orderSchema = z.object({ id: z.string() });

/** What nobody takes: a tier's discount, a reward with an order, and one given by itself at a threshold. */
export function rewardsComeByThemselves(story: RewardsStory): void {
  let orderId = "";

  test("a member who reaches the tier has its discount at the checkout, and nobody else has", async () => {
    await story.control.post(`/members/${story.customer("emil")}/join`);
    orderId = orderSchema.parse(
      await story.control.post("/orders", {
        customerId: story.customer("emil"),
        lines: [{ title: "Armchair", price: "600.00", quantity: 1 }],
        paid: true,
        fulfilled: true,
      }),
    ).id;
    await story.control.idle();

    const emil = await story.visitAs("emil");
    await story.fillCart(["oak-reading-lamp"], emil.page);
    await emil.page.getByText("Circle: 5 % off").waitFor();
    await emil.page.goto(story.store("/checkout"));
    expect(await story.total("Discount", emil.page)).toBe("−€6.50");
    await expectGoodScreen(emil.page, "checkout with a member discount");
    await emil.context.close();

    await story.fillCart(["oak-reading-lamp"]);
    expect(await story.shopper.page.getByText("Circle: 5 % off").count()).toBe(0);
    await story.openInAdmin("/app/rewards");
    await story.app().getByText("Active", { exact: true }).first().waitFor();
  });

  test("the order gave a code for the next one, and its points became a reward by themselves", async () => {
    const emil = await story.visitAs("emil");
    const lines = await story.mine(emil.page);

    expect(lines).toHaveLength(2);
    expect(lines.join("\n")).toMatch(/Thank you: 15 % off [A-Z0-9-]{6,}/);
    expect(lines.join("\n")).toMatch(/By itself: €4 [A-Z0-9-]{6,}/);
    expect(await story.available("emil")).toBe(600 - 400);
    await emil.context.close();
  });

  test("once the order is refunded, its gift is gone, and what was spent is owed and told", async () => {
    await story.control.post(`/orders/${orderId}/refund`, { lines: [{ index: 0, quantity: 1 }] });
    await story.control.idle();

    const emil = await story.visitAs("emil");
    const lines = await story.mine(emil.page);
    expect(lines.find((line) => line.includes("Thank you"))).toContain("It is no longer valid.");
    expect(await story.available("emil")).toBe(200 - 600);
    await emil.context.close();
    await story.openInAdmin("/app/alerts");
    await story.app().getByText("Order refunded after its points were spent").waitFor();
  });

  test("no page reported an error on the way", () => {
    expect([...story.merchant.problems, ...story.shopper.problems]).toEqual([]);
  });
}
