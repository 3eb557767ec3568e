import { type CompiledConditions } from "../earning/compiled.ts";
import { isInBounds } from "../earning/conditions.ts";
import { type Worth, worthNothing, worthOf } from "../earning/worth.ts";
import { one, zero } from "../fraction.ts";
import { basisOf, type CountedBasis, type LineChoice } from "../orders/basis.ts";
import { isPaidFor } from "../orders/order-state.ts";
import type { Basis, Campaign } from "../program.ts";
import type { AppliedCampaign, OrderAccount, OrderRuleAccount } from "./order-account.ts";

const NOTHING: CountedBasis = { parts: [], kept: one, total: zero };

/**
 * What an order is worth under a rule now, before caps.
 *
 * @param question.units earned: what was shipped or paid for; present: all that is still ordered, as if it were
 * @param question.without a campaign that is left out, to tell what it has given
 */
export function orderWorth(
  account: OrderAccount,
  own: OrderRuleAccount,
  question: { units: "earned" | "present"; without?: Campaign },
): Worth {
  const { rule, choice } = own;
  const isShort = own.awaits === "paid" && !isPaidFor(account.state, rule.delay);
  if (question.units === "earned" && isShort) return worthNothing(NOTHING);
  const units = question.units === "earned" && own.awaits === "fulfilled" ? "shipped" : "present";
  const basis = knownBasis(account, { units, age: rule.delay, basis: rule.basis, choice });
  if (!areInBounds(account, own, { conditions: rule.conditions, choice })) return worthNothing(basis);
  const applying = own.campaigns.filter(
    (campaign) => campaign.compiled.campaign !== question.without && applies(account, own, campaign),
  );
  return worthOf({
    rule,
    stacking: account.version.compiled.program.policies.stacking,
    tier: account.tier,
    currency: account.order.currency,
    basis,
    campaigns: applying.map(({ compiled }) => compiled.campaign),
    partCampaigns: choice.parts === 1 ? [] : campaignsOfParts(choice, applying),
    happened: "needs-basis",
  });
}

/** What counts of the order by a choice of lines; the last answer is kept, for several rules ask the same. */
export function knownBasis(
  account: OrderAccount,
  asked: { units: "shipped" | "present"; age: number; basis: Basis; choice: LineChoice },
): CountedBasis {
  const { units, age, basis, choice } = asked;
  const { known, order, state } = account;
  if (known?.units === units && known.age === age && known.basis === basis && known.choice === choice) {
    return known.result;
  }
  const result = basisOf({ order, state, ...asked });
  account.known = { ...asked, result };
  return result;
}

/** Whether the present worth lies within all bounds. */
function areInBounds(
  account: OrderAccount,
  { rule }: OrderRuleAccount,
  { conditions, choice }: { conditions: CompiledConditions; choice: LineChoice },
): boolean {
  if (conditions.amounts.length === 0) return true;
  const { order, state } = account;
  const { total } = basisOf({ order, state, basis: rule.basis, units: "present", age: 0, choice });
  return conditions.amounts.every((condition) => isInBounds(condition, total));
}

function applies(account: OrderAccount, own: OrderRuleAccount, { compiled, parts, judged }: AppliedCampaign): boolean {
  if (parts) {
    const chosen = account.state.lines.some((line, index) => {
      const part = own.choice.partOf[index] ?? -1;
      return line.present > 0 && part >= 0 && parts[part];
    });
    if (!chosen) return false;
  }
  return areInBounds(account, own, { conditions: compiled.conditions, choice: judged });
}

function campaignsOfParts(choice: LineChoice, applying: readonly AppliedCampaign[]): Campaign[][] {
  return Array.from({ length: choice.parts }, (_, index) =>
    applying.flatMap(({ compiled, parts }) => (parts === null || parts[index] ? [compiled.campaign] : [])),
  );
}
