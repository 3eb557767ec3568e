import type { MemberDiscount } from "../program/reward-schema.ts";
import type { Program, Tier } from "../program.ts";
import { tagKey, tierTag } from "./tags.ts";

/** A Shopify segment that Laurel keeps: the customers with one tag. */
export interface PerkSegment {
  kind: "segment";
  /** segment:<tag> */
  key: string;
  tag: string;
  /** Whose members have the tag. */
  tiers: { id: string; name: string }[];
  /** Early accesses of the tag; `name` is null where the reward has none. */
  rewards: { id: string; name: string | null }[];
}

/** An automatic discount of Shopify's for members of a tier. */
export interface PerkDiscount {
  kind: "discount";
  /** discount:<id of the member discount> */
  key: string;
  tier: { id: string; name: string };
  document: MemberDiscount;
  /** Keys of the segments that have it: that of the tier, and those of higher ones where they have it too. */
  segments: string[];
}

export type Perk = PerkSegment | PerkDiscount;

/** The segments and automatic discounts that a program asks for in each of its shops, segments first. */
export function perksOf(program: Program): Perk[] {
  return [...segmentsOf(program).values(), ...program.tiers.flatMap((tier) => discountsOf(program, tier))];
}

/** The key of the segment of a tag. */
export function segmentKey(tag: string): string {
  return `segment:${tagKey(tag)}`;
}

function segmentsOf(program: Program): Map<string, PerkSegment> {
  const segments = new Map<string, PerkSegment>();
  const segmentOf = (tag: string): PerkSegment => {
    const key = segmentKey(tag);
    const segment = segments.get(key) ?? { kind: "segment", key, tag, tiers: [], rewards: [] };
    segments.set(key, segment);
    return segment;
  };
  for (const { id, name } of program.tiers) {
    const tag = tierTag(program, id);
    if (tag !== null) segmentOf(tag).tiers.push({ id, name });
  }
  for (const reward of program.rewards) {
    if (reward.kind !== "early-access") continue;
    segmentOf(reward.tag).rewards.push({ id: reward.id, name: reward.name ?? null });
  }
  return segments;
}

function discountsOf(program: Program, tier: Tier): PerkDiscount[] {
  const place = program.tiers.indexOf(tier);
  return tier.discounts.map((document) => {
    const tiers = document.higherTiers ? program.tiers.slice(place) : [tier];
    const tags = tiers.flatMap(({ id }) => tierTag(program, id) ?? []);
    return {
      kind: "discount",
      key: `discount:${document.id}`,
      tier: { id: tier.id, name: tier.name },
      document,
      segments: [...new Set(tags.map(segmentKey))],
    };
  });
}

/**
 * Tags that tiers and rewards of a segment had in earlier versions of the program, the newest first: a segment of one of them is the
 * same segment under another tag.
 */
export function formerTags(versions: readonly { program: Program }[], segment: PerkSegment): string[] {
  const former = versions
    .toReversed()
    .flatMap(({ program }) => [
      ...segment.tiers.flatMap(({ id }) => tierTag(program, id) ?? []),
      ...program.rewards.flatMap((reward) =>
        reward.kind === "early-access" && segment.rewards.some(({ id }) => id === reward.id) ? [reward.tag] : [],
      ),
    ]);
  return [...new Set(former)].filter((tag) => segmentKey(tag) !== segment.key);
}
