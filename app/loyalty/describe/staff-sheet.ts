import type { EarningRule, Reward } from "../program.ts";
import { deliveryOf } from "../rewards/price.ts";
import { rewardLines, rewardTitle } from "../rewards/words.ts";
import { conditionTexts } from "./conditions.ts";
import { type DescribedItem, ruleTitle } from "./describe-program.ts";
import { effectText, lapseText, limitText, unitOfEffect } from "./effects.ts";
import { STAFF_WORDS } from "./staff-words.ts";
import { sentence, type Telling, unitText } from "./telling.ts";
import type { TermsSection } from "./terms-section.ts";
import { announcedSections, datedText, type TermsOf } from "./terms.ts";
import { campaignItems, creditingTexts } from "./terms-earning.ts";
import { expiryTexts, returnTexts } from "./terms-sections.ts";
import { tierTexts } from "./tiers.ts";
import { triggerText } from "./triggers.ts";

export type StaffBlockId = "earning" | "campaigns" | "tiers" | "rewards";
export type StaffQuestionId = "when" | "nothing" | "returned" | "expiry" | "code";

/** One page for whoever stands at the till or answers customers. */
export interface StaffSheet {
  title: string;
  /** "Version 3, in force since 22 November 2026" */
  dated: string;
  blocks: {
    id: StaffBlockId | TermsSection["id"];
    title: string;
    lines: { id: string; name: string; text: string }[];
  }[];
  questions: { id: StaffQuestionId; question: string; answers: string[] }[];
}

/**
 * What a till or a help desk needs of a program, from its document alone: what earns how much, tiers, rewards, and the answers to the
 * five usual questions. Blocks without a line are left out.
 */
export function staffSheet(of: Omit<TermsOf, "organizer">): StaffSheet {
  const { program, currency, language } = of;
  const telling: Telling = { program, currency, language };
  const words = STAFF_WORDS[language];
  const linesOf = (items: readonly DescribedItem[]) =>
    items.map((item) => ({ id: item.id, name: item.title, text: item.sentences.join(" ") }));
  const block = (id: StaffBlockId, items: readonly DescribedItem[]) => ({
    id,
    title: words.block[id],
    lines: linesOf(items),
  });
  const blocks = [
    ...announcedSections(of).map(({ id, title, items }) => ({ id, title, lines: linesOf(items) })),
    block(
      "earning",
      program.earning.map((rule) => ruleItem(rule, telling)),
    ),
    block("campaigns", campaignItems(telling)),
    block(
      "tiers",
      program.tiers.map((tier) => ({ id: tier.id, title: tier.name, sentences: tierTexts(tier, telling) })),
    ),
    block(
      "rewards",
      program.rewards.map((reward) => rewardItem(reward, telling)),
    ),
  ];
  const question = (id: StaffQuestionId, answers: string[]) => ({ id, question: words.question[id], answers });
  return {
    title: words.title,
    dated: datedText(of),
    blocks: blocks.filter(({ lines }) => lines.length > 0),
    questions: [
      question("when", creditingTexts(telling)),
      question("nothing", nothingTexts(telling)),
      ...some(question("returned", returnTexts(telling))),
      question("expiry", expiryTexts(telling)),
      ...some(question("code", codeTexts(telling))),
    ],
  };
}

function some<Question extends { answers: string[] }>(question: Question): Question[] {
  return question.answers.length === 0 ? [] : [question];
}

function ruleItem(rule: EarningRule, telling: Telling) {
  return {
    id: rule.id,
    title: ruleTitle(rule, telling),
    sentences: [
      sentence(
        `${effectText(rule.effect, telling)} ${triggerText(rule.trigger, telling)}${lapseText(rule.effect, telling)}`,
      ),
      ...conditionTexts(rule.conditions, telling),
      ...rule.limits.map((limit) => limitText(limit, unitOfEffect(rule.effect), telling)),
    ],
  };
}

function rewardItem(reward: Reward, telling: Telling) {
  const words = STAFF_WORDS[telling.language];
  const price =
    reward.kind === "slider"
      ? []
      : [reward.points === undefined ? words.given : sentence(unitText(reward.points, "points", telling))];
  return {
    id: reward.id,
    title: rewardTitle(reward, telling),
    sentences: [...price, ...rewardLines(reward, telling)],
  };
}

/** Where the answer stands, and the reasons that this program can have. */
function nothingTexts(telling: Telling): string[] {
  const words = STAFF_WORDS[telling.language];
  const { earning, joining, policies } = telling.program;
  const orders = earning.filter(({ trigger }) => trigger.kind === "order");
  const waits = orders.some(({ trigger }) => trigger.kind === "order" && trigger.when === "fulfilled");
  const hasConditions = orders.length > 0 && orders.every(({ conditions }) => conditions.length > 0);
  const { exclude } = joining;
  const isAnybodyOut = exclude.companies || exclude.countries.length > 0 || exclude.customerTags.length > 0;
  return [
    words.lookUp,
    ...(orders.length === 0 ? [words.noOrders] : [waits ? words.notShipped : words.notPaid]),
    ...(joining.mode === "explicit" ? [words.notJoined] : []),
    ...(policies.guests.claim === "all" ? [] : [words.before]),
    ...(hasConditions ? [words.conditions] : []),
    ...(isAnybodyOut ? [words.excluded] : []),
  ];
}

/** Why a code may not work, as far as the program's rewards have such conditions. */
function codeTexts({ program, language }: Telling): string[] {
  const words = STAFF_WORDS[language];
  const codes = program.rewards.filter((reward) => deliveryOf(reward) === "discount");
  if (codes.length === 0) return [];
  const any = (has: (reward: Reward) => boolean) => codes.some(has);
  return [
    any((reward) => "transferable" in reward && reward.transferable) ? words.onceOrPassedOn : words.once,
    ...(any((reward) => "minimumMinor" in reward && (reward.minimumMinor ?? 0) > 0) ||
    any((reward) => "shareMaxPercent" in reward && reward.shareMaxPercent !== undefined)
      ? [words.minimum]
      : []),
    ...(any((reward) => "only" in reward && reward.only !== undefined) ||
    any((reward) => "except" in reward && reward.except !== undefined)
      ? [words.products]
      : []),
    ...(any((reward) => "valid" in reward && reward.valid !== undefined) ? [words.ended] : []),
    words.otherDiscounts,
    words.redemption,
  ];
}
