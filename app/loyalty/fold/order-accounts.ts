import { customerAt } from "../earning/earnings.ts";
import type { OrderFacts } from "../order-facts.ts";
import { isPast } from "./facts.ts";
import type { FoldState } from "./fold-state.ts";
import { type OrderAccount, placeOrder } from "./order-account.ts";

/** A member's orders inside the fold, and how many there are of each customer who has become the member. */
export class OrderAccounts {
  private readonly state: FoldState;
  private readonly accounts = new Map<string, OrderAccount>();
  /** Orders placed and not cancelled, by customer; "" is the member. */
  private readonly numbers = new Map<string, number>();
  private readonly notCancelled = new Set<string>();

  constructor(state: FoldState) {
    this.state = state;
  }

  all(): OrderAccount[] {
    return [...this.accounts.values()];
  }

  of(orderId: string): OrderAccount | undefined {
    return this.accounts.get(orderId);
  }

  place(order: OrderFacts): void {
    const customer = this.customerOf(order.id, order.placedAt);
    const isOfThePast = isPast(this.state.history, order.placedAt);
    // Numbers begin with going live: past orders have a series of their own.
    if (!isOfThePast) this.notCancelled.add(order.id);
    const account = placeOrder(this.state, order, this.add(isOfThePast ? `past ${customer}` : customer, 1));
    if (account) this.accounts.set(order.id, account);
  }

  cancelled(orderId: string, at: number): void {
    if (this.notCancelled.delete(orderId)) this.add(this.customerOf(orderId, at), -1);
  }

  /** From `at` on, orders of former customers are the member's. */
  merge(at: number): void {
    for (const orderId of this.notCancelled) {
      const mergedFrom = this.state.history.mergedFrom?.get(orderId);
      if (mergedFrom?.at !== at) continue;
      this.add(mergedFrom.customerId, -1);
      this.add("", 1);
    }
  }

  private add(customer: string, change: number): number {
    const number = (this.numbers.get(customer) ?? 0) + change;
    this.numbers.set(customer, number);
    return number;
  }

  private customerOf(orderId: string, at: number): string {
    return customerAt(this.state.history.mergedFrom?.get(orderId) ?? null, at);
  }
}
