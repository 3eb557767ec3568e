import type { FrameLocator } from "playwright-core";
import { z } from "zod";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { Story } from "./story.ts";

const customersSchema = z.array(z.object({ id: z.string(), email: z.string().nullable() }));
const orderSchema = z.object({ id: z.string(), name: z.string() });

const PROGRAM: ProgramInput = {
  schema: 2,
  units: [
    {
      ...{ id: "points", name: { one: "Coin", many: "Coins" } },
      expiry: { kind: "fixed", after: { months: 12 } },
    },
  ],
  earning: [{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } }],
  tiers: [{ id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 10000 }], multiplier: "1.5" }],
  rewards: [{ id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 }],
  joining: { mode: "automatic" },
};

/** An order that the sandbox placed. */
export type Placed = z.infer<typeof orderSchema>;

/** A shop with members, orders, and somebody who answers their questions. */
export class AgentStory extends Story {
  readonly #customers = new Map<string, string>();

  /** Starts live, with the sample customers as members. */
  async beginWithMembers(): Promise<void> {
    await this.begin("--live");
    await this.control.rest("PUT", "/program", PROGRAM);
    for (const { id, email } of customersSchema.parse(await this.control.get("/customers"))) {
      this.#customers.set((email ?? "").replace(/@.*/, ""), id);
      await this.control.post(`/members/${id}/join`);
    }
    await this.control.idle();
  }

  /** A sample customer, such as `nora`. */
  customer(name: string): string {
    const id = this.#customers.get(name);
    if (id === undefined) throw new Error(`The sample shop has no ${name}`);
    return id;
  }

  /** A paid and shipped order of goods at these prices; null: of somebody without an account. */
  async order(name: string | null, ...prices: string[]): Promise<Placed> {
    const order = await this.control.post("/orders", {
      customerId: name === null ? null : this.customer(name),
      lines: prices.map((price, index) => ({ title: `Bowl ${index + 1}`, price, quantity: 1 })),
      paid: true,
      fulfilled: true,
    });
    await this.control.idle();
    return orderSchema.parse(order);
  }

  /** What the member can spend now. */
  async available(name: string): Promise<number> {
    return (await this.control.account(this.customer(name))).available;
  }

  /** On a member's page: what to give, up to the question whether it is right. */
  async fillGrant(points: string): Promise<void> {
    await this.app().getByRole("button", { name: "Give or take points" }).click();
    const dialog = this.app().getByRole("dialog");
    await dialog.getByLabel("How many").fill(points);
    await dialog.getByLabel("Reason").selectOption({ label: "Goodwill" });
    await dialog.getByRole("button", { name: "Continue" }).click();
    await dialog.getByText(/^The balance goes from/).waitFor();
  }

  /** Gives a member points through the admin. */
  async grant(name: string, points: string): Promise<void> {
    await this.openInAdmin("/app/members");
    await this.app().getByRole("link", { name }).click();
    await this.fillGrant(points);
    await this.app().getByRole("dialog").getByRole("button", { name: "Give points" }).click();
    await this.expectToast(`${points} Coins given`);
  }

  /** The app's block on a page of Shopify's admin. */
  block(): FrameLocator {
    return this.merchant.page.frameLocator("iframe.block");
  }

  /** Waits until the admin says in passing that something is done. */
  async expectToast(text: string): Promise<void> {
    await this.merchant.page.locator("#toasts").getByText(text).first().waitFor();
  }
}
