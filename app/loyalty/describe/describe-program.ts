import type { Campaign, EarningRule, Program, Reward, Unit } from "../program.ts";
import { deliveryOf } from "../rewards/price.ts";
import { rewardLines, rewardTitle } from "../rewards/words.ts";
import { conditionTexts, windowTexts } from "./conditions.ts";
import { budgetText, effectText, expiryText, lapseText, limitText, unitOfEffect, vestingText } from "./effects.ts";
import { basisText, joiningTexts, policyTexts } from "./policies.ts";
import {
  durationText,
  moneyText,
  monthDayText,
  quoted,
  ratioText,
  sentence,
  someOf,
  type Telling,
  unitText,
} from "./telling.ts";
import { tierPolicyTexts, tierTexts } from "./tiers.ts";
import { triggerText } from "./triggers.ts";

export type SectionName = "earning" | "campaigns" | "tiers" | "rewards" | "units" | "policies";

/** One thing that the program does: what it is called, and what it means in sentences. */
export interface DescribedItem {
  id: string;
  title: string;
  sentences: string[];
}

/** Sections without anything to say are left out. */
export type ProgramDescription = { name: SectionName; items: DescribedItem[] }[];

/** Everything that a program does, in the words of the merchant's language: what a person reads before choosing or changing it. */
export function describeProgram(
  program: Program,
  { currency, language }: { currency: string; language: Telling["language"] },
): ProgramDescription {
  const telling: Telling = { program, currency, language };
  const words = WORDS[language];
  const tierPolicy = {
    id: "tier-policy",
    title: words.tierPolicy,
    sentences: tierPolicyTexts(program.tierPolicy, telling),
  };
  const sections: ProgramDescription = [
    { name: "earning", items: program.earning.map((rule) => ruleItem(rule, telling)) },
    { name: "campaigns", items: program.campaigns.map((campaign) => campaignItem(campaign, telling)) },
    {
      name: "tiers",
      items: [
        ...program.tiers.map((tier) => ({ id: tier.id, title: tier.name, sentences: tierTexts(tier, telling) })),
        ...(program.tiers.length === 0 ? [] : [tierPolicy]),
      ],
    },
    { name: "rewards", items: program.rewards.map((reward) => rewardItem(reward, telling)) },
    { name: "units", items: program.units.map((unit) => unitItem(unit, telling)) },
    {
      name: "policies",
      items: [
        { id: "joining", title: words.joining, sentences: joiningTexts(program, telling) },
        { id: "basis", title: words.basis, sentences: [basisText(program.policies.basis, telling)] },
        { id: "policies", title: words.policies, sentences: policyTexts(program, telling) },
      ],
    },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

/** One way to earn, as a short line for shoppers: its name, or what it gives and when. */
export function ruleLine(rule: EarningRule, telling: Telling): string {
  return rule.name ?? ruleText(rule, telling);
}

function ruleText({ effect, trigger }: EarningRule, telling: Telling): string {
  return sentence(`${effectText(effect, telling)} ${triggerText(trigger, telling)}${lapseText(effect, telling)}`);
}

/** What a way to earn is called: its name, or the kind of occasion. */
export function ruleTitle(rule: EarningRule, { language }: Pick<Telling, "language">): string {
  return rule.name ?? WORDS[language].rule[rule.trigger.kind];
}

function ruleItem(rule: EarningRule, telling: Telling): DescribedItem {
  const words = WORDS[telling.language];
  const text = ruleText(rule, telling);
  const isOrder = rule.trigger.kind === "order";
  const vesting = rule.vesting && vestingText(rule.vesting, telling);
  return {
    id: rule.id,
    title: ruleTitle(rule, telling),
    sentences: [
      text,
      ...conditionTexts(rule.conditions, telling),
      ...rule.limits.map((limit) => limitText(limit, unitOfEffect(rule.effect), telling)),
      ...(rule.budget ? [budgetText(rule.budget, telling)] : []),
      ...(rule.multiplied === undefined || rule.multiplied === isOrder
        ? []
        : [sentence(isOrder ? words.notMultiplied : words.multiplied)]),
      ...(vesting ? [vesting] : []),
      ...(rule.expiry ? [expiryText(rule.expiry, telling)] : []),
      ...(rule.basis ? [basisText(rule.basis, telling)] : []),
      ...(rule.rounding === "down" ? [] : [sentence(words.rounding[rule.rounding])]),
    ],
  };
}

function campaignItem(campaign: Campaign, telling: Telling): DescribedItem {
  return {
    id: campaign.id,
    title: campaign.name,
    sentences: [
      ...campaignText(campaign, telling),
      ...windowTexts(campaign, telling),
      ...conditionTexts(campaign.conditions, telling),
      ...(campaign.budget ? [budgetText(campaign.budget, telling)] : []),
    ],
  };
}

/** What a campaign changes, and that it is on a day of the member's choice. */
export function campaignText({ effect, rules, memberDay }: Campaign, telling: Telling): string[] {
  const words = WORDS[telling.language];
  const named = rules?.map((ruleId) => {
    const rule = telling.program.earning.find(({ id }) => id === ruleId);
    return quoted(rule?.name ?? ruleId, telling);
  });
  const what = named ? someOf(named, telling) : words.everyMultiplied;
  return [
    effect.kind === "multiplier"
      ? words.multiplies(ratioText(effect.multiplier, telling), what)
      : words.bonus(unitText(effect.points, bonusUnit({ rules }, telling), telling), what),
    ...(memberDay ? [words.memberDay(memberDay.perYear)] : []),
  ].map(sentence);
}

function rewardItem(reward: Reward, telling: Telling): DescribedItem {
  const words = WORDS[telling.language];
  return {
    id: reward.id,
    title: rewardTitle(reward, telling),
    sentences: [
      ...priceTexts(reward, telling).map(sentence),
      ...(reward.kind === "reference" && reward.automatic ? [sentence(words.automatic)] : []),
      ...rewardLines(reward, telling),
      ...worthTexts(reward, telling).map(sentence),
      sentence(words.delivered[deliveryOf(reward)]),
    ],
  };
}

function priceTexts(reward: Reward, telling: Telling): string[] {
  if (reward.kind === "slider") return [];
  const { onlyGiven, costs } = WORDS[telling.language];
  return [reward.points === undefined ? onlyGiven : costs(unitText(reward.points, "points", telling))];
}

function worthTexts(reward: Reward, telling: Telling): string[] {
  if (!("valueMinor" in reward) || reward.valueMinor === undefined) return [];
  return [WORDS[telling.language].worth(moneyText(reward.valueMinor, telling))];
}

function unitItem(unit: Unit, telling: Telling): DescribedItem {
  const vesting = vestingText(unit.vesting, telling);
  return {
    id: unit.id,
    title: unit.icon === "" ? unit.name.many : `${unit.icon} ${unit.name.many}`,
    sentences: [
      sentence(WORDS[telling.language].kind[unit.kind]),
      ...(vesting === null ? [] : [vesting]),
      expiryText(unit.expiry, telling),
      ...(unit.payout ? [payoutText(unit.payout, telling)] : []),
    ],
  };
}

/** When cashback becomes store credit, as a sentence. */
export function payoutText(payout: NonNullable<Unit["payout"]>, telling: Telling): string {
  const words = WORDS[telling.language].payout;
  const { every, day, month, minimumMinor, valid } = payout;
  const when = every === "month" ? words.month(day) : words.year(monthDayText({ month, day }, telling));
  return sentence(
    [
      when,
      ...(minimumMinor > 1 ? [words.minimum(moneyText(minimumMinor, telling))] : []),
      ...(valid ? [words.valid(durationText(valid, telling))] : []),
    ].join(", "),
  );
}

/** The unit that a campaign's points go to: that of the rule it changes. */
function bonusUnit({ rules }: Pick<Campaign, "rules">, { program }: Telling): string {
  const rule = program.earning.find(({ id }) => rules === undefined || rules.includes(id));
  return rule ? unitOfEffect(rule.effect) : "points";
}

const WORDS = {
  en: {
    tierPolicy: "How tiers are counted and kept",
    joining: "Joining",
    basis: "What of an order counts",
    policies: "What holds for everything",
    rule: {
      order: "Orders",
      joined: "Joining",
      event: "Something members do",
      birthday: "Birthday",
      anniversary: "Anniversary",
      "tier-reached": "Reaching a tier",
      schedule: "A day of the calendar",
      referral: "Referrals",
    },
    multiplied: "tiers and campaigns multiply it",
    notMultiplied: "tiers and campaigns do not multiply it",
    rounding: { nearest: "rounded to the nearest whole", up: "rounded up" },
    everyMultiplied: "everything that can be multiplied",
    multiplies: (by: string, what: string) => `${by} times as much for ${what}`,
    bonus: (points: string, what: string) => `${points} on top for ${what}`,
    memberDay: (count: number) =>
      count === 1 ? "on one day a year that each member chooses" : `on ${count} days a year that each member chooses`,
    costs: (points: string) => `costs ${points}`,
    onlyGiven: "cannot be bought, only given",
    automatic: "given by itself whenever so much can be spent",
    worth: (amount: string) => `worth ${amount}`,
    delivered: {
      discount: "Laurel makes a discount code of Shopify's",
      "gift-card": "Laurel makes a gift card of Shopify's",
      "store-credit": "Laurel credits the customer's account in Shopify",
      tag: "Laurel tags the customer in Shopify, and keeps a segment of them",
      "partner-code": "Laurel gives each code of the uploaded list once",
      hand: "your team delivers it, and says so in Laurel",
      donation: "Laurel counts what is owed to whom; your team pays it, and says so in Laurel",
      elsewhere: "Laurel records that it is due; your team or another system delivers it",
    },
    payout: {
      month: (day: number) => `paid out as store credit on day ${day} of each month`,
      year: (day: string) => `paid out as store credit on ${day} of each year`,
      minimum: (amount: string) => `from ${amount} on`,
      valid: (term: string) => `good for ${term}`,
    },
    kind: {
      points: "can be spent on rewards",
      status: "only counts, such as for tiers",
      cashback: "money of the shop's currency",
    },
  },
  de: {
    tierPolicy: "Wie Stufen gezählt und gehalten werden",
    joining: "Beitritt",
    basis: "Was von einer Bestellung zählt",
    policies: "Was für alles gilt",
    rule: {
      order: "Bestellungen",
      joined: "Beitritt",
      event: "Was Mitglieder tun",
      birthday: "Geburtstag",
      anniversary: "Jahrestag",
      "tier-reached": "Erreichen einer Stufe",
      schedule: "Ein Tag des Kalenders",
      referral: "Empfehlungen",
    },
    multiplied: "Stufen und Aktionen vervielfachen es",
    notMultiplied: "Stufen und Aktionen vervielfachen es nicht",
    rounding: { nearest: "kaufmännisch gerundet", up: "aufgerundet" },
    everyMultiplied: "alles, was vervielfacht werden kann",
    multiplies: (by: string, what: string) => `das ${by}-Fache für ${what}`,
    bonus: (points: string, what: string) => `${points} zusätzlich für ${what}`,
    memberDay: (count: number) =>
      count === 1
        ? "an einem Tag im Jahr, den jedes Mitglied selbst wählt"
        : `an ${count} Tagen im Jahr, die jedes Mitglied selbst wählt`,
    costs: (points: string) => `kostet ${points}`,
    onlyGiven: "nicht zu kaufen, wird nur gegeben",
    automatic: "kommt von selbst, sobald so viel eingelöst werden kann",
    worth: (amount: string) => `${amount} wert`,
    delivered: {
      discount: "Laurel legt einen Rabattcode in Shopify an",
      "gift-card": "Laurel legt eine Geschenkkarte in Shopify an",
      "store-credit": "Laurel schreibt es dem Kundenkonto in Shopify gut",
      tag: "Laurel versieht den Kunden in Shopify mit dem Tag und hält ein Segment davon",
      "partner-code": "Laurel gibt jeden Code der hochgeladenen Liste einmal",
      hand: "dein Team liefert sie und vermerkt es in Laurel",
      donation: "Laurel zählt, was wem zusteht; dein Team zahlt es aus und vermerkt es in Laurel",
      elsewhere: "Laurel hält fest, dass sie fällig ist; dein Team oder ein anderes System liefert sie",
    },
    payout: {
      month: (day: number) => `wird am ${day}. jedes Monats als Guthaben ausgezahlt`,
      year: (day: string) => `wird am ${day} jedes Jahres als Guthaben ausgezahlt`,
      minimum: (amount: string) => `ab ${amount}`,
      valid: (term: string) => `gültig für die Dauer von ${term}`,
    },
    kind: {
      points: "kann für Prämien eingelöst werden",
      status: "zählt nur, etwa für Stufen",
      cashback: "Geld in der Währung des Shops",
    },
  },
};
