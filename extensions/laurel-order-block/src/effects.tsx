/** @jsxImportSource preact */
import type {} from "@shopify/ui-extensions/admin.order-details.block.render";
import type { Translate } from "../../blocks/ask.ts";
import type { OrderFacts } from "./order-facts.ts";

/** What the refund would do, in sentences. */
export function Effects({ facts, t }: { facts: OrderFacts; t: Translate }) {
  if (!facts.isPossible) return <s-paragraph>{t("effect.nothingLeft")}</s-paragraph>;
  const sentences = [
    ...facts.units.flatMap((unit) => unitSentences(unit, t)),
    ...tierSentences(facts.tier, t),
    ...facts.rewards.map(({ title, points }) => t("effect.reward", { title, points: points.text })),
  ];
  if (facts.units.length === 0) return <s-paragraph>{t("effect.nothingEarned")}</s-paragraph>;
  return (
    <s-unordered-list>
      {sentences.map((sentence) => (
        <s-list-item key={sentence}>{sentence}</s-list-item>
      ))}
    </s-unordered-list>
  );
}

function unitSentences(unit: OrderFacts["units"][number], t: Translate): string[] {
  const { earned, takenBack, forgiven, notEarned, spent, balance, balanceAfter } = unit;
  const sentences: string[] = [];
  if (forgiven.points > 0) sentences.push(t("effect.forgiven", { points: forgiven.text }));
  else if (takenBack.points > 0) {
    sentences.push(t("effect.takesBack", { taken: takenBack.figure, earned: earned.text }));
  } else if (earned.points > 0) sentences.push(t("effect.takesNothing", { earned: earned.text }));
  if (notEarned.points > 0) sentences.push(t("effect.notEarned", { points: notEarned.text }));
  if (spent.points > 0) sentences.push(t("effect.spent", { points: spent.text }));
  sentences.push(t("effect.balance", { after: balanceAfter.text, now: balance.text }));
  return sentences;
}

function tierSentences(tier: OrderFacts["tier"], t: Translate): string[] {
  if (tier?.before == null) return [];
  if (tier.after !== tier.before) {
    return [
      t(tier.after === null ? "effect.tierGone" : "effect.tierFalls", { tier: tier.before, then: tier.after ?? "" }),
    ];
  }
  if (tier.afterEnds === null) return [];
  const { day, then } = tier.afterEnds;
  return [t(then === null ? "effect.tierEnds" : "effect.tierBecomes", { tier: tier.before, day, then: then ?? "" })];
}
