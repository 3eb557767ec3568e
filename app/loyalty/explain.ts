import { assertNever } from "./assert.ts";
import { countedOf, isPlainGift, steps } from "./explain/arithmetic.ts";
import { english } from "./explain/english.ts";
import { counted, type ExplainContext } from "./explain/format.ts";
import { german } from "./explain/german.ts";
import { arithmeticOfJoining, benefitText } from "./explain/occasions.ts";
import { rewardText } from "./explain/rewards.ts";
import type { Words } from "./explain/words.ts";
import type { EarnedExplanation, Explanation } from "./explanation.ts";

const WORDS: Record<ExplainContext["locale"], Words> = { en: english, de: german };

/**
 * The sentence of a transfer, such as "134 Coins: 1 per EUR on 89.40 €, × 1.5 Gold, rounded down". Rendered on reading, from
 * data alone, so that it can be recomputed by hand and copied into a reply.
 *
 * @param points what the transfer moved, signed: negative when the member lost it
 */
export function explain(explanation: Explanation, points: number, context: ExplainContext): string {
  const words = WORDS[context.locale];
  const all = counted(points, context);
  const size = counted(Math.abs(points), context);
  switch (explanation.kind) {
    case "order":
    case "event":
    case "occasion":
      return explainEarned(explanation, context, words);
    case "withdrawn":
      return words.withdrawn[explanation.cause];
    case "joined":
      return explainJoining(explanation, all, { context, words });
    case "benefit":
      return benefitText(all, explanation, { context, words });
    case "award":
      return words.award(explanation.reward, words.awardTrigger[explanation.trigger](explanation.because));
    case "automatic-reward":
      return words.automatic(size, explanation.reward);
    case "agent":
      return words.agent(size, points < 0 ? "taken" : "given", explanation.note);
    case "agent-undone":
      return words.agentUndone(
        counted(Math.abs(explanation.points), context),
        explanation.points < 0 ? "taken" : "given",
      );
    case "redeemed":
    case "redemption-returned":
    case "redemption-ended":
    case "reward-refund":
    case "used-after-return":
    case "cashback-payout":
      return rewardText(explanation, Math.abs(points), { context, words });
    case "merged":
      return words.merged;
    case "test-wiped":
      return words.testWiped;
    case "expired":
      return words.expired(size);
    case "expiry-undone":
      return words.expiryUndone[explanation.cause](size);
    case "forgiven":
      if (explanation.points < 0) return words.forgivenRepaid(counted(-explanation.points, context));
      return words.forgiven(counted(explanation.points, context), explanation.order);
    case "refund-forgiven":
      return words.refundForgiven(size, explanation.order);
    case "past-orders":
      return explanation.points < 0 ? words.pastOrdersUndone(size) : words.pastOrders(all);
    case "imported":
      return words.imported[explanation.change === "undone" && points > 0 ? "restored" : explanation.change](size);
    default:
      return assertNever(explanation);
  }
}

function explainEarned(earned: EarnedExplanation, context: ExplainContext, words: Words): string {
  const { before, after } = earned;
  const fact = factText(earned, words);
  if (after === 0 && earned.basisMinor === 0)
    return `${fact}. ${words.instead(words.nothingLeft, countedOf(earned, before, context))}`;
  const what = countedOf(earned, after, context);
  // What a rule is called says all there is to say of a plain gift.
  if (earned.kind === "event" && earned.fact === "occurred" && earned.name !== undefined && isPlainGift(earned))
    return `${what}: ${earned.name}${earned.subject === null ? "" : ` (${earned.subject})`}`;
  const sum =
    earned.kind !== "order" && isPlainGift(earned)
      ? what
      : `${what}: ${steps(earned, earned.kind === "order" ? "order" : "event", { context, words })}`;
  return `${fact}. ${before === 0 ? sum : words.instead(sum, countedOf(earned, before, context))}`;
}

function explainJoining(
  joined: Extract<Explanation, { kind: "joined" }>,
  points: string,
  of: { context: ExplainContext; words: Words },
): string {
  const sentence = of.words.joined(points);
  const arithmetic = arithmeticOfJoining(joined);
  return arithmetic === null || isPlainGift(arithmetic) ? sentence : `${sentence}: ${steps(arithmetic, "gift", of)}`;
}

function factText(earned: EarnedExplanation, words: Words): string {
  switch (earned.kind) {
    case "order":
      return words.order[earned.fact](earned.order);
    case "event":
      return words.event[earned.fact](earned.name ?? earned.event, earned.subject);
    case "occasion":
      return words.occasion[earned.occasion](earned.detail);
    default:
      return assertNever(earned);
  }
}
