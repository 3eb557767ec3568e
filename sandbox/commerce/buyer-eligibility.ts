import { SandboxRefusal, type SandboxContext } from "../context.ts";
import type { Customer } from "../state.ts";
import type { Discount } from "../state-discounts.ts";
import type { CodeRefusal } from "./code-refusal.ts";
import { findCustomer } from "./find.ts";
import { isInSegment } from "./segment-query.ts";

/** Who buys: a customer who is logged in, or somebody of whom an address is known at most. */
export interface Buyer {
  customerId: string | null;
  email: string | null;
}

interface Question {
  discount: Discount;
  name: string;
  buyer: Buyer;
}

/** Why a discount is not for a buyer; null when it is. */
export function buyerRefusal(context: SandboxContext, question: Question): CodeRefusal | null {
  const problem = contextProblem(context, question);
  if (problem !== null) return { reason: "other-customer", message: problem };
  const { discount, name, buyer } = question;
  if (!discount.appliesOncePerCustomer) return null;
  const hasUsed = discount.uses.some(
    (use) =>
      (buyer.customerId !== null && use.customerId === buyer.customerId) ||
      (buyer.email !== null && use.email?.toLowerCase() === buyer.email.toLowerCase()),
  );
  return hasUsed ? { reason: "once-per-customer", message: `${name} was already used by this customer` } : null;
}

function contextProblem(context: SandboxContext, { discount, name, buyer }: Question): string | null {
  const customer = customerOf(context, buyer);
  switch (discount.context.kind) {
    case "all":
      return null;
    case "customers":
      if (customer && discount.context.customerIds.includes(customer.id)) return null;
      return `${name} is not available to this customer`;
    case "segments": {
      if (!customer) return `${name} is for customers of a segment, and nobody is logged in`;
      return segmentProblem(context, { customer, name, segmentIds: discount.context.segmentIds });
    }
    case "markets":
      return `${name} is for markets, which the sandbox does not have`;
  }
}

function segmentProblem(
  context: SandboxContext,
  of: { customer: Customer; name: string; segmentIds: readonly string[] },
): string | null {
  const segments = of.segmentIds.flatMap((id) => context.shop.segments.get(id) ?? []);
  try {
    const isIn = segments.some((segment) => isInSegment(context, { query: segment.query, customer: of.customer }));
    return isIn ? null : `${of.name} is not available to this customer`;
  } catch (error) {
    if (error instanceof SandboxRefusal) return `${of.name}: ${error.message}`;
    throw error;
  }
}

/** A guest is whoever has the address that they give at checkout. */
function customerOf(context: SandboxContext, buyer: Buyer): Customer | null {
  if (buyer.customerId !== null) return findCustomer(context, { id: buyer.customerId });
  return buyer.email === null ? null : findCustomer(context, { email: buyer.email });
}
