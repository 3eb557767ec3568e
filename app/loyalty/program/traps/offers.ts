import type { MemberDiscount, Program, Reward } from "../../program.ts";
import { clashOf, discountClass } from "../../rewards/combination.ts";
import { deliveryOf } from "../../rewards/price.ts";
import { rewardTitle } from "../../rewards/words.ts";
import { zoneOf } from "../../time/zone.ts";
import type { Finding, Params } from "../problems.ts";
import type { Path } from "../names.ts";
import { unitGiven } from "./awards.ts";
import type { TrapContext } from "./context.ts";

/** Shopify runs at most 25 automatic discounts in a shop at once; some are left to the merchant. */
const MEMBER_DISCOUNTS_MAX = 20;

/** What rewards and member discounts do that was hardly meant: ends that have passed, limits that bind nobody, refusals of Shopify's. */
export function offerTraps(program: Program, context: TrapContext): Finding[] {
  const discounts = program.tiers.flatMap((tier) => tier.discounts);
  return [
    ...program.rewards.flatMap((reward, index) => rewardTraps(reward, ["rewards", index], { program, context })),
    ...clashes(program, context),
    ...(discounts.length > MEMBER_DISCOUNTS_MAX
      ? [warning(["tiers"], "many-member-discounts", { count: discounts.length, most: MEMBER_DISCOUNTS_MAX })]
      : []),
    ...program.tiers.flatMap((tier, index) =>
      tier.discounts.flatMap((discount, number) =>
        "only" in discount && discount.only && isEmpty(discount.only)
          ? [warning(["tiers", index, "discounts", number, "only"], "matches-nothing")]
          : [],
      ),
    ),
    ...velocityTraps(program),
  ];
}

function warning(path: Path, code: string, params: Params = {}): Finding {
  return { severity: "warning", path, code, params };
}

function rewardTraps(
  reward: Reward,
  path: Path,
  { program, context }: { program: Program; context: TrapContext },
): Finding[] {
  const found = [...overTraps(reward, path, context)];
  if (reward.kind === "free-product" && !reward.buys)
    found.push(warning([...path, "variantId"], "product-price-may-change"));
  if ("only" in reward && reward.only && isEmpty(reward.only))
    found.push(warning([...path, "only"], "matches-nothing"));
  if (reward.kind === "free-product" && reward.buys && isEmpty(reward.buys.from)) {
    found.push(warning([...path, "buys", "from"], "matches-nothing"));
  }
  if ("perMember" in reward && reward.perMember?.per === "ever" && reward.total !== undefined) {
    const { total } = reward;
    if (reward.perMember.count > total)
      found.push(warning([...path, "perMember", "count"], "more-for-one-than-all", { total }));
  }
  if ("valid" in reward && reward.valid && "days" in reward.valid && reward.lapseReturnsPercent < 100) {
    const { reminderDays: reminder } = program.policies;
    if (reward.valid.days < reminder)
      found.push(warning([...path, "valid", "days"], "valid-shorter-than-reminder", { reminder }));
  }
  if (paysAndEarns(reward, program)) found.push(warning(path, "payment-earns-again"));
  return found;
}

function overTraps(reward: Reward, path: Path, { now, timeZone }: TrapContext): Finding[] {
  const zone = zoneOf(timeZone);
  const over = (time: string | undefined, at: Path) =>
    time !== undefined && zone.parse(time) <= now ? [warning([...path, ...at], "window-over")] : [];
  return [
    ...("window" in reward ? over(reward.window?.to, ["window", "to"]) : []),
    ...("valid" in reward && reward.valid && "until" in reward.valid
      ? over(reward.valid.until, ["valid", "until"])
      : []),
    ...(reward.kind === "experience" ? reward.dates.flatMap(({ at }, index) => over(at, ["dates", index, "at"])) : []),
  ];
}

/** What pays with a gift card or with store credit earns like money: who redeems earns on it once more. */
function paysAndEarns(reward: Reward, program: Program): boolean {
  const delivery = deliveryOf(reward);
  if (delivery !== "gift-card" && delivery !== "store-credit") return false;
  return program.earning.some(({ trigger, effect, basis }) => {
    if (trigger.kind !== "order" || unitGiven(effect) === null) return false;
    const { paidWithGiftCards, paidWithStoreCredit } = basis ?? program.policies.basis;
    return delivery === "gift-card" ? paidWithGiftCards : paidWithStoreCredit;
  });
}

function isEmpty(lists: Readonly<Record<string, readonly string[]>>): boolean {
  return Object.values(lists).every((list) => list.length === 0);
}

interface Named {
  discount: Reward | MemberDiscount;
  name: string;
  path: Path;
  /** The tiers whose members have it; null: not by a tier. */
  tiers: readonly string[] | null;
}

/** Discounts that one side would combine and the other refuses; and shipping that is free already. */
function clashes(program: Program, { currency }: TrapContext): Finding[] {
  const all = named(program, currency);
  return all.flatMap((one) => {
    if (discountClass(one.discount) === null) return [];
    const others = all.filter((other) => other !== one && clashOf(one.discount, other.discount) === "one-sided");
    const refusing = others.filter((other) => wants(one.discount, other.discount)).map(({ name }) => name);
    const free = all.filter(
      (other) => one.tiers === null && other.tiers !== null && isShipping(one) && isShipping(other),
    );
    const path = [...one.path, "combinesWith"];
    return [
      ...(refusing.length === 0 ? [] : [warning(path, "combines-one-sided", { others: refusing.join(", ") })]),
      ...(free.length === 0
        ? []
        : [warning(one.path, "shipping-free-already", { others: free.map(({ name }) => name).join(", ") })]),
    ];
  });
}

function named(program: Program, currency: string): Named[] {
  const rewards = program.rewards.map((reward, index) => ({
    ...{ discount: reward, path: ["rewards", index], tiers: null },
    name: rewardTitle(reward, { language: "en", currency, program }),
  }));
  const discounts = program.tiers.flatMap((tier, index) =>
    tier.discounts.map((discount, number) => ({
      ...{ discount, name: discount.name, path: ["tiers", index, "discounts", number], tiers: [tier.id] },
    })),
  );
  return [...rewards, ...discounts];
}

function wants(one: Reward | MemberDiscount, other: Reward | MemberDiscount): boolean {
  const theirs = discountClass(other);
  return theirs !== null && "combinesWith" in one && one.combinesWith[theirs];
}

function isShipping({ discount }: Named): boolean {
  return discountClass(discount) === "shipping";
}

function velocityTraps({ policies }: Program): Finding[] {
  const { perMemberPerHour, perShopPerHour } = policies.velocity;
  if (perShopPerHour === undefined || perShopPerHour >= perMemberPerHour) return [];
  return [
    warning(["policies", "velocity", "perShopPerHour"], "velocity-below-one-member", { member: perMemberPerHour }),
  ];
}
