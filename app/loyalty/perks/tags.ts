import type { Program, Tier } from "../program.ts";
import { rankOf } from "../tiers/rank.ts";

/*
 * Tags that customers have in Shopify for what they are as members. Shopify tells tags apart without regard to case, so nothing here
 * does either.
 */

/**
 * The tag that members of a tier have as Shopify customers: the merchant's, or one of ours where a member discount needs to know
 * them; null where the tier has neither.
 */
export function tierTag(program: Pick<Program, "tiers">, tierId: string | null): string | null {
  const place = rankOf(program.tiers, tierId);
  const tier = program.tiers[place];
  if (!tier) return null;
  if (tier.tag !== undefined) return tier.tag;
  const isNamed = program.tiers
    .slice(0, place + 1)
    .some((each, index) => each.discounts.some(({ higherTiers }) => index === place || higherTiers));
  return isNamed ? ownTag(tier) : null;
}

function ownTag({ id }: Pick<Tier, "id">): string {
  return `laurel-tier-${id}`;
}

/** The tags that a customer should have from us: that of the tier, and those of early accesses. */
export function wantedTags(options: {
  program: Pick<Program, "tiers"> | null;
  tierId: string | null;
  access: readonly string[];
}): string[] {
  const { program, tierId, access } = options;
  const tag = program ? tierTag(program, tierId) : null;
  return distinct(tag === null ? access : [tag, ...access]);
}

export interface TagChange {
  /** To be put on the customer, and remembered as ours before. */
  add: string[];
  /** Ours, and on the customer, but not wanted any more. */
  remove: string[];
  /** Remembered as ours without need any more, whether they are there or not. */
  forget: string[];
}

/**
 * What must be done so that a customer has the tags that are wanted, and none else of ours.
 *
 * A tag that is there without being ours is somebody else's: it is neither taken as ours nor ever removed.
 *
 * @param options.there what the customer has in Shopify
 */
export function tagChange(options: {
  wanted: readonly string[];
  ours: readonly string[];
  there: readonly string[];
}): TagChange {
  const { wanted, ours, there } = options;
  const forget = ours.filter((tag) => !holdsTag(wanted, tag));
  return {
    add: wanted.filter((tag) => !holdsTag(there, tag)),
    remove: forget.filter((tag) => holdsTag(there, tag)),
    forget,
  };
}

/** A tag as it is compared. */
export function tagKey(tag: string): string {
  return tag.trim().toLowerCase();
}

/** Whether a tag is among others. */
export function holdsTag(tags: readonly string[], tag: string): boolean {
  return tags.some((each) => tagKey(each) === tagKey(tag));
}

function distinct(tags: readonly string[]): string[] {
  return tags.filter((tag, index) => tags.findIndex((each) => tagKey(each) === tagKey(tag)) === index);
}
