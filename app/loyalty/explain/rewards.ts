import { assertNever } from "../assert.ts";
import type { Explanation } from "../explanation.ts";
import { counted, type ExplainContext, figure, money } from "./format.ts";
import { monthText } from "./occasions.ts";
import type { EndedBy, Words } from "./words.ts";

type OfReward = Extract<
  Explanation,
  {
    kind:
      | "redeemed"
      | "redemption-returned"
      | "redemption-ended"
      | "reward-refund"
      | "used-after-return"
      | "cashback-payout";
  }
>;

const ENDED_BY: ReadonlySet<string> = new Set<EndedBy>([
  "refused",
  "no-access",
  "customer-gone",
  "agent",
  "voided",
  "withdrawn",
  "order-cancelled",
  "deleted-in-shopify",
]);

/**
 * Points that went into a reward, or came back from one: "500 Coins redeemed for “€5.00 off”".
 *
 * @param points how many were moved, without a sign
 */
export function rewardText(
  explanation: OfReward,
  points: number,
  { context, words }: { context: ExplainContext; words: Words },
): string {
  const { locale } = context;
  const size = counted(points, context);
  const backOf = (all: number) =>
    all === points ? size : words.backOf(figure(points, locale, context.decimals), counted(all, context));
  switch (explanation.kind) {
    case "redeemed": {
      const { title, donatedTo, name, amountMinor, currency } = explanation;
      const amount = money(amountMinor, currency, locale);
      if (donatedTo !== undefined) return words.donated(size, amount, donatedTo);
      const called = title?.[locale] ?? name;
      return called === undefined ? words.redeemed(size, amount) : words.redeemedFor(size, called);
    }
    case "redemption-returned":
      return words.returned(size);
    case "redemption-ended": {
      const called = explanation.title?.[locale] ?? explanation.reward;
      const back = backOf(explanation.of);
      if (explanation.state === "lapsed") return words.lapsed(back, called);
      return words.cancelled[endedBy(explanation.cause)](back, called);
    }
    case "reward-refund": {
      const { title, reward, fact, order, of, back } = explanation;
      const all = back === points ? null : counted(back, context);
      return words.rewardRefund[fact](backOf(of), { order, called: title?.[locale] ?? reward, all });
    }
    case "used-after-return":
      return words.usedAfterReturn(size, explanation.title?.[locale] ?? explanation.reward, explanation.order);
    case "cashback-payout": {
      const { amountMinor, currency, period } = explanation;
      return words.paidOut(money(amountMinor, currency, locale), periodText(period, context));
    }
    default:
      return assertNever(explanation);
  }
}

function endedBy(cause: string): EndedBy {
  return isEndedBy(cause) ? cause : "other";
}

function isEndedBy(cause: string): cause is EndedBy {
  return ENDED_BY.has(cause);
}

function periodText(period: string, context: ExplainContext): string {
  const [year = "", month] = period.split("-");
  return month === undefined ? year : monthText(Number(year), Number(month), context);
}
