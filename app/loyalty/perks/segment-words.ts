import type { PerkSegment } from "./perks.ts";

const NAME_MAX = 100;

/** The query of the segment of a tag, in Shopify's segment query language. */
export function segmentQuery(tag: string): string {
  return `customer_tags CONTAINS '${tag.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

/**
 * What a segment is called in Shopify: by the merchant's own names, so that it reads in the merchant's language. The second name is for
 * a shop that has a segment of the first name already.
 */
export function segmentNames(segment: PerkSegment): [string, string] {
  const { tag, tiers, rewards } = segment;
  const names = [...tiers.map(({ name }) => name), ...rewards.map(({ name }) => name ?? tag)];
  const name = `Laurel: ${[...new Set(names)].join(", ")}`.slice(0, NAME_MAX);
  return [name, `${name} (${tag})`];
}
