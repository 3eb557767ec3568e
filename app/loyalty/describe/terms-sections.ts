import type { Reward, Tier } from "../program.ts";
import { deliveryOf, isAutomatic } from "../rewards/price.ts";
import { rewardLines, rewardTitle } from "../rewards/words.ts";
import { type DescribedItem, payoutText } from "./describe-program.ts";
import { expiryText } from "./effects.ts";
import type { Organizer } from "./organizer.ts";
import { canExpire, capTexts, shortfallText } from "./policies.ts";
import {
  allOf,
  anyOf,
  durationText,
  numberText,
  ofUnit,
  sentence,
  type Telling,
  unitText,
  type Voice,
} from "./telling.ts";
import { TERMS_WORDS } from "./terms-words.ts";
import { tierPolicyTexts, tierTexts } from "./tiers.ts";

type Language = Voice["language"];

/** Who runs the program, and where to ask. */
export function organizerTexts({ company, contact, privacyUrl }: Organizer, language: Language): string[] {
  const words = TERMS_WORDS[language];
  return [
    sentence(words.runBy(company)),
    ...(contact === null ? [] : [open(words.contact(contact))]),
    ...(privacyUrl === null ? [] : [open(words.privacy(privacyUrl))]),
  ];
}

/** What becomes of points, tiers and rewards when an order changes. */
export function returnTexts(telling: Telling): string[] {
  const words = TERMS_WORDS[telling.language];
  const { earning, tiers, policies } = telling.program;
  if (!earning.some(({ trigger }) => trigger.kind === "order")) return [];
  const kinds = returnsOfCodes(telling);
  return [
    ...[words.refund, words.cancelled, words.edited, words.chargeback].map(sentence),
    shortfallText(policies, telling),
    ...(tiers.length === 0 ? [] : [sentence(words.tierReturns)]),
    ...(kinds.length === 1 ? kinds.flatMap((kind) => returnsTexts(kind, telling.language)) : []),
  ];
}

type RefundReturns = "full" | "proportional" | "none";

function returnsTexts(kind: RefundReturns, language: Language): string[] {
  const words = TERMS_WORDS[language];
  return [words.rewardReturns[kind], ...(kind === "none" ? [] : [words.rewardCancelled])].map(sentence);
}

/** The ways in which points of a code come back; one of them is told for all, several are told at each. */
function returnsOfCodes({ program }: Telling): RefundReturns[] {
  return [...new Set(program.rewards.flatMap((reward) => returnsOf(reward) ?? []))];
}

function returnsOf(reward: Reward): RefundReturns | null {
  if (deliveryOf(reward) !== "discount" || !("refundReturns" in reward)) return null;
  return reward.kind === "slider" || reward.points !== undefined ? reward.refundReturns : null;
}

/** Until when what is credited is good, and that nothing ends unannounced. */
export function expiryTexts(telling: Telling): string[] {
  const words = TERMS_WORDS[telling.language];
  const { units, tiers, policies } = telling.program;
  const resting = tiers.filter(({ suspendsExpiry }) => suspendsExpiry).map(({ name }) => name);
  const days = durationText({ days: policies.reminderDays }, telling);
  const told = units.map(({ name, expiry }) =>
    units.length === 1 ? expiryText(expiry, telling) : ofUnit(name.many, expiryText(expiry, telling)),
  );
  return [
    ...told,
    ...(canExpire(telling.program) ? [words.lastDay, words.reminder(days)].map(sentence) : []),
    ...(resting.length === 0 || !canExpire(telling.program)
      ? []
      : [sentence(words.suspended(anyOf(resting, telling)))]),
  ];
}

/** How tiers are counted and kept. */
export function tierTerms(telling: Telling): string[] {
  return tierPolicyTexts(telling.program.tierPolicy, telling);
}

/** Each tier: how it is reached, and what it brings. */
export function tierItems(telling: Telling): DescribedItem[] {
  return telling.program.tiers.map((tier: Tier) => ({
    id: tier.id,
    title: tier.name,
    sentences: tierTexts(tier, telling).map(closed),
  }));
}

/** What holds for all rewards. */
export function rewardTexts(telling: Telling): string[] {
  const words = TERMS_WORDS[telling.language];
  const { rewards, units } = telling.program;
  const hasCodes = rewards.some((reward) => deliveryOf(reward) === "discount");
  const isTaken = rewards.some((reward) => reward.kind === "slider" || reward.points !== undefined);
  return [
    ...(isTaken ? [sentence(words.taken)] : []),
    ...(hasCodes ? [sentence(words.codesOnce)] : []),
    ...units.flatMap(({ name, payout }) => (payout ? [ofUnit(name.many, payoutText(payout, telling))] : [])),
  ];
}

/** Each reward: its price and its conditions. */
export function rewardItems(telling: Telling): DescribedItem[] {
  const isMixed = returnsOfCodes(telling).length > 1;
  return telling.program.rewards.map((reward) => {
    const returns = isMixed ? returnsOf(reward) : null;
    return {
      id: reward.id,
      title: rewardTitle(reward, telling),
      sentences: [
        ...priceTexts(reward, telling),
        ...(reward.kind !== "reference" && reward.description !== "" ? [closed(reward.description)] : []),
        ...rewardLines(reward, telling),
        ...(returns === null ? [] : returnsTexts(returns, telling.language)),
      ],
    };
  });
}

function priceTexts(reward: Reward, telling: Telling): string[] {
  const words = TERMS_WORDS[telling.language];
  if (reward.kind === "slider") return [];
  if (reward.points === undefined) return [sentence(words.onlyGiven)];
  const costs = sentence(words.points(unitText(reward.points, "points", telling)));
  return reward.kind === "reference" && isAutomatic(reward) ? [costs, sentence(words.automatic)] : [costs];
}

/** Limits that several rules share, how fast rewards can be taken, and by which calendar. */
export function limitTexts(telling: Telling, timeZone: string): string[] {
  const words = TERMS_WORDS[telling.language];
  const { policies, rewards } = telling.program;
  const { perMemberPerHour } = policies.velocity;
  return [
    ...capTexts(telling.program, telling),
    ...(rewards.length === 0 ? [] : [sentence(words.perHour(numberText(perMemberPerHour, telling)))]),
    sentence(words.zone(timeZone)),
    sentence(words.mistakes),
  ];
}

/** That points are no money, and what may be passed on. */
export function valueTexts(telling: Telling): string[] {
  const words = TERMS_WORDS[telling.language];
  const { units, rewards } = telling.program;
  const names = allOf(
    units.map(({ name }) => name.many),
    telling,
  );
  const given = rewards.filter((reward) => "transferable" in reward && reward.transferable);
  const isMoney = units.some(({ payout }) => payout !== undefined) || rewards.some(paysLikeMoney);
  return [
    sentence(words.noCash(names)),
    sentence(words.ownOnly(names)),
    ...(given.length === 0
      ? []
      : [
          sentence(
            words.transferable(
              allOf(
                given.map((reward) => rewardTitle(reward, telling)),
                telling,
              ),
            ),
          ),
        ]),
    ...(isMoney ? [sentence(words.likeMoney)] : []),
  ];
}

function paysLikeMoney(reward: Reward): boolean {
  const delivery = deliveryOf(reward);
  return delivery === "gift-card" || delivery === "store-credit";
}

/** That every change is a new version, that none takes worth from held points at once, and that what was is not priced anew. */
export function changeTexts(language: Language): string[] {
  const words = TERMS_WORDS[language];
  return [words.versions, words.notice, words.keptPrice].map(sentence);
}

/** How to leave, what is stored, and how to ask for it. */
export function leavingTexts(telling: Telling, { contact }: Organizer): string[] {
  const words = TERMS_WORDS[telling.language];
  const { units, earning, tiers } = telling.program;
  const names = allOf(
    units.map(({ name }) => name.many),
    telling,
  );
  const hasBirthday =
    earning.some(({ trigger }) => trigger.kind === "birthday") ||
    tiers.some(({ benefits }) => benefits.some(({ when }) => when === "birthday"));
  return [
    sentence(contact === null ? words.leave : words.leaveAt(contact)),
    ...[words.leaving(names), words.books, words.stored].map(sentence),
    ...(hasBirthday ? [sentence(words.birthday)] : []),
    ...[words.names, words.ask].map(sentence),
  ];
}

/** The merchant's own text ends as it ends; without any mark it gets a full stop. */
function closed(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** A sentence that ends with an address stays without a full stop, which would become part of it. */
function open(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
