import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { z } from "zod";
import { rewardsProgram } from "./rewards-program.ts";
import { Story } from "./story.ts";
import { type Visitor, visitor } from "./visitors.ts";

const productsSchema = z.array(z.object({ id: z.string(), variantId: z.string(), handle: z.string() }));
const customersSchema = z.array(z.object({ id: z.string(), email: z.string().nullable() }));
const ordersSchema = z.array(z.object({ id: z.string() }));
const redeemedSchema = z.object({ redemption: z.object({ id: z.string(), code: z.string().nullable() }) });

/** A shop whose members can take a reward of every kind. */
export class RewardsStory extends Story {
  readonly #products = new Map<string, { id: string; variantId: string }>();
  readonly #customers = new Map<string, string>();

  /** Starts live, without any reward yet. */
  async beginWithoutRewards(): Promise<void> {
    await this.begin("--live");
    const products = productsSchema.parse(await this.control.get("/products"));
    for (const { handle, ...ids } of products) this.#products.set(handle, ids);
    const customers = customersSchema.parse(await this.control.get("/customers"));
    for (const { id, email } of customers) this.#customers.set((email ?? "").replace(/@.*/, ""), id);
    const none = { ...rewardsProgram(this.#product("beeswax-candle")), rewards: [] };
    const earning = (none.earning ?? []).filter(({ effect }) => effect.kind !== "reward");
    await this.control.rest("PUT", "/program", { ...none, earning });
  }

  /** From now on there are rewards. */
  async offerRewards(): Promise<void> {
    await this.control.rest("PUT", "/program", rewardsProgram(this.#product("beeswax-candle")));
    await this.control.idle();
  }

  /** A sample customer, such as `nora`. */
  customer(name: string): string {
    const id = this.#customers.get(name);
    if (id === undefined) throw new Error(`The sample shop has no ${name}`);
    return id;
  }

  async joinWith(name: string, event: "gift" | "start"): Promise<void> {
    const customerId = this.customer(name);
    await this.control.post(`/members/${customerId}/join`);
    await this.control.rest("POST", "/events", { id: `${event}-${name}`, customerId, name: event });
    await this.control.idle();
  }

  /** What the member can spend now. */
  async available(name = "nora"): Promise<number> {
    return (await this.control.account(this.customer(name))).available;
  }

  /** The store as that customer sees it, in a browser of their own. */
  async visitAs(name: string): Promise<Visitor> {
    const guest = await visitor(this.browser);
    await this.logIn(guest.page, name);
    return guest;
  }

  async logIn(page: Page, name: string): Promise<void> {
    await page.goto(this.store(`/account/login?customer=${this.customer(name)}&return_to=/`));
  }

  /** One reward in the widget. */
  reward(id: string, page = this.shopper.page): Locator {
    return page.locator(`laurel-loyalty.laurel-block [data-reward="${id}"]`);
  }

  /** Presses "Redeem" and waits for what comes of it. */
  async redeem(id: string, page = this.shopper.page): Promise<Locator> {
    await this.reward(id, page).locator('[data-act="redeem"]').click();
    const answer = this.reward(id, page).locator('[data-laurel="answer"]');
    await answer.locator(":scope > *").first().waitFor();
    return answer;
  }

  /** Redeems on the home page and reads the code. */
  async redeemForCode(id: string, page = this.shopper.page): Promise<string> {
    await page.goto(this.store());
    return (await (await this.redeem(id, page)).locator("code").textContent()) ?? "";
  }

  /** The same request that the widget sends, without looking at it. */
  async redeemUnseen(id: string, page: Page): Promise<{ id: string; code: string | null }> {
    const response = await page.request.post(this.store("/apps/rewards/redeem"), {
      data: { rewardId: id, id: crypto.randomUUID() },
    });
    return redeemedSchema.parse(await response.json()).redemption;
  }

  /** What "Show my rewards" says, a line each. */
  async mine(page = this.shopper.page): Promise<string[]> {
    await page.goto(this.store());
    const block = page.locator('laurel-loyalty.laurel-block [data-laurel="mine"]');
    await block.locator('[data-act="mine"]').click();
    const views = block.locator('[data-laurel="answer"] > *');
    await views.first().waitFor();
    return (await views.allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());
  }

  /** Expects one of "Show my rewards" to say all of it. */
  async expectMine(...words: string[]): Promise<void> {
    const lines = await this.mine();
    const fitting = lines.filter((line) => words.every((word) => line.includes(word)));
    expect(fitting, `${words.join(", ")} in:\n${lines.join("\n")}`).not.toEqual([]);
  }

  /** Puts products into the cart, and goes there. */
  async fillCart(handles: readonly string[], page = this.shopper.page): Promise<void> {
    for (const handle of handles) {
      await page.request.post(this.store("/cart/add"), { form: { id: this.#product(handle).variantId } });
    }
    await page.goto(this.store("/cart"));
  }

  /** Enters a code in the cart. */
  async enterCode(code: string, page = this.shopper.page): Promise<void> {
    await page.getByLabel("Discount code").fill(code);
    await page.getByRole("button", { name: "Apply" }).click();
  }

  /** What the totals of cart or checkout say beside a word, such as "Total". */
  async total(name: string, page = this.shopper.page): Promise<string> {
    const line = page.locator("dl.totals > div", { has: page.getByText(name, { exact: true }) });
    return (await line.locator("dd").first().innerText()).trim();
  }

  /** Pays at the checkout, and answers the order's id. */
  async pay(page = this.shopper.page): Promise<string> {
    await page.getByRole("button", { name: "Pay now" }).click();
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
    await this.control.idle();
    return ordersSchema.parse(await this.control.get("/orders")).at(-1)?.id ?? "";
  }

  /** From a cart with those products and codes to a paid order. */
  async buy(handles: readonly string[], codes: readonly string[], page = this.shopper.page): Promise<string> {
    await this.fillCart(handles, page);
    for (const code of codes) await this.enterCode(code, page);
    await page.goto(this.store("/checkout"));
    return this.pay(page);
  }

  /** The merchant opens a redemption that the list of one state shows on top. */
  async openNewest(view: string, title: string): Promise<void> {
    await this.openInAdmin(`/app/redemptions?view=${view}`);
    await this.app().getByRole("link", { name: title }).first().click();
    await this.appHeading(title).waitFor();
  }

  /** Presses a button of the app, and the same one in the question that follows. */
  async decide(name: string): Promise<void> {
    await this.app()
      .getByRole("button", { name: new RegExp(`^${name}`) })
      .first()
      .click();
    await this.app().getByRole("dialog").getByRole("button", { name, exact: true }).click();
  }

  /** The same, on one of several redemptions. */
  async decideOn(name: string, title: string): Promise<void> {
    await this.app()
      .getByRole("button", { name: new RegExp(`^${name}: ${title}`) })
      .click();
    await this.app().getByRole("dialog").getByRole("button", { name, exact: true }).click();
    await this.app().getByRole("dialog").waitFor({ state: "detached" });
  }

  #product(handle: string): { id: string; variantId: string } {
    const product = this.#products.get(handle);
    if (!product) throw new Error(`The sample shop has no ${handle}`);
    return product;
  }
}
