import type { Campaign, EarningRule } from "../program.ts";
import { windowTexts } from "./conditions.ts";
import { campaignText, type DescribedItem, ruleTitle } from "./describe-program.ts";
import { budgetText, effectText, expiryText, lapseText, limitText, unitOfEffect, vestingText } from "./effects.ts";
import { basisText, stackingText } from "./policies.ts";
import { shopperConditionTexts } from "./shopper-conditions.ts";
import { anyOf, durationText, ofUnit, sentence, type Telling } from "./telling.ts";
import { TERMS_WORDS } from "./terms-words.ts";
import { isKnownEvent, triggerText } from "./triggers.ts";
import { countriesIn } from "../formatters.ts";

/** Who can take part, and which earlier orders count. */
export function joiningTerms(telling: Telling): string[] {
  const words = TERMS_WORDS[telling.language];
  const { joining, policies } = telling.program;
  const { companies, customerTags, countries } = joining.exclude;
  const { guests } = policies;
  const names = countriesIn(telling.language, { type: "region" });
  const excluded = countries.map((code) => names.of(code) ?? code);
  return [
    words.joining[joining.mode],
    words.free,
    words.oneAccount,
    ...(companies ? [words.noCompanies] : []),
    ...(customerTags.length === 0 ? [] : [words.noTags]),
    ...(excluded.length === 0 ? [] : [words.noCountries(anyOf(excluded, telling))]),
    guests.claim === "recent"
      ? words.guests.recent(durationText({ days: guests.days }, telling))
      : words.guests[guests.claim],
  ].map(sentence);
}

/** What of an order counts, and how factors act together where there are any. */
export function earningTexts(telling: Telling): string[] {
  const { policies, earning } = telling.program;
  const earnsByOrder = earning.some(({ trigger }) => trigger.kind === "order");
  return [
    ...(earnsByOrder ? [basisText(policies.basis, telling)] : []),
    ...(factorsOf(telling).canMeet ? [stackingText(policies, telling)] : []),
  ];
}

/** Each way to earn. */
export function ruleItems(telling: Telling): DescribedItem[] {
  return telling.program.earning.map((rule) => ({
    id: rule.id,
    title: ruleTitle(rule, telling),
    sentences: ruleTexts(rule, telling),
  }));
}

/** Each campaign. */
export function campaignItems(telling: Telling): DescribedItem[] {
  return telling.program.campaigns.map((campaign) => ({
    id: campaign.id,
    title: campaign.name,
    sentences: campaignTexts(campaign, telling),
  }));
}

/** When orders are credited, from when it can be spent, and that everything else is credited as it happens. */
export function creditingTexts(telling: Telling): string[] {
  const words = TERMS_WORDS[telling.language];
  const { earning, units } = telling.program;
  const orders = earning.filter(({ trigger }) => trigger.kind === "order");
  const moments = new Set(orders.map((rule) => orderMoment(rule, telling)));
  const isAlike = moments.size === 1;
  const told = orders.map((rule) =>
    sentence(
      isAlike ? orderMoment(rule, telling) : words.forRule(ruleTitle(rule, telling), orderMoment(rule, telling)),
    ),
  );
  const waits = units.flatMap(({ name, vesting }) => {
    const text = vestingText(vesting, telling);
    return text === null ? [] : [ofUnit(name.many, text)];
  });
  const hasOwnWaits = earning.some(({ vesting }) => vesting !== undefined && vesting.kind !== "at-once");
  return [
    ...new Set(told),
    ...(orders.length === 0 ? [] : [sentence(words.onItsWay)]),
    ...(orders.length === earning.length ? [] : [sentence(words.asTheyHappen)]),
    ...(waits.length === 0 ? [sentence(hasOwnWaits ? words.mostlyAtOnce : words.atOnce)] : waits),
  ];
}

function orderMoment({ trigger }: EarningRule, telling: Telling): string {
  const words = TERMS_WORDS[telling.language];
  if (trigger.kind !== "order") return "";
  const { when, delayDays } = trigger;
  return delayDays === 0 ? words.credited[when] : words.creditedLater[when](durationText({ days: delayDays }, telling));
}

function ruleTexts(rule: EarningRule, telling: Telling): string[] {
  const words = TERMS_WORDS[telling.language];
  const isOrder = rule.trigger.kind === "order";
  const vesting = rule.vesting && vestingText(rule.vesting, telling);
  const takesFactors = rule.multiplied ?? isOrder;
  return [
    sentence(`${effectText(rule.effect, telling)}${occasionText(rule, telling)}${lapseText(rule.effect, telling)}`),
    ...shopperConditionTexts(rule.conditions, telling),
    ...rule.limits.map((limit) => limitText(limit, unitOfEffect(rule.effect), telling)),
    ...(rule.budget ? [budgetText(rule.budget, telling)] : []),
    ...(!factorsOf(telling).exist || takesFactors === isOrder
      ? []
      : [sentence(takesFactors ? words.takesMultiplying : words.refusesMultiplying)]),
    ...(canHaveParts(rule) ? [sentence(words.rounding[rule.rounding])] : []),
    ...(vesting ? [vesting] : []),
    ...(rule.expiry ? [expiryText(rule.expiry, telling)] : []),
    ...(rule.basis ? [basisText(rule.basis, telling)] : []),
  ];
}

/** An event that only the merchant's systems know says nothing to a shopper: the rule's name does. */
function occasionText({ trigger, name }: EarningRule, telling: Telling): string {
  if (trigger.kind === "event" && name !== undefined && !isKnownEvent(trigger.name)) return "";
  return ` ${triggerText(trigger, telling)}`;
}

function canHaveParts({ effect }: EarningRule): boolean {
  return effect.kind === "points-per-unit" || effect.kind === "bands" || effect.kind === "percentage";
}

function campaignTexts(campaign: Campaign, telling: Telling): string[] {
  return [
    ...campaignText(campaign, telling),
    ...windowTexts(campaign, telling),
    ...shopperConditionTexts(campaign.conditions, telling),
    ...(campaign.budget ? [budgetText(campaign.budget, telling)] : []),
  ];
}

/** Whether anything multiplies, and whether two of them can meet. */
function factorsOf({ program }: Telling): { exist: boolean; canMeet: boolean } {
  const tiers = program.tiers.filter(({ multiplier }) => multiplier.numerator !== multiplier.denominator).length;
  const campaigns = program.campaigns.filter(({ effect }) => effect.kind === "multiplier").length;
  return { exist: tiers + campaigns > 0, canMeet: campaigns > 1 || (campaigns > 0 && tiers > 0) };
}
