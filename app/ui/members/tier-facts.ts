import { decimalsOf } from "../../loyalty/money.ts";
import { nextTier } from "../../loyalty/describe/next-tier.ts";
import { basisName } from "../../loyalty/program/basis-name.ts";
import { type Program, type Qualification, unitOf } from "../../loyalty/program.ts";
import type { UnitWords } from "../format.tsx";
import type { TierCount, TierFacts } from "./tier-card.tsx";

/** What the page shows of a member's tier; null where the program has none. Moments are whole seconds. */
export function tierFacts(options: {
  program: Program | undefined;
  currency: string;
  tierId: string | null;
  tierUntil: number | null;
  progress: Readonly<Record<string, number>>;
  projection: readonly { at: number; tierId: string | null }[];
  grants: readonly { id: string; tierId: string; until: number | null }[];
}): TierFacts | null {
  const { program, currency, tierId, tierUntil, progress } = options;
  if (!program || program.tiers.length === 0) return null;
  const nameOf = (id: string) => program.tiers.find((tier) => tier.id === id)?.name ?? id;
  const next = nextTier({ program, tierId, progress });
  const count = (way: Qualification, value: number) => countOf(way, value, { program, currency });
  return {
    name: tierId === null ? null : nameOf(tierId),
    until: tierId === null || tierUntil === null ? null : lastMoment(tierUntil),
    window: program.tierPolicy.window,
    counts: [...bases(program)].map(([key, way]) => count(way, progress[key] ?? 0)),
    next: next && {
      name: next.tier.name,
      percent: next.percent,
      missing: next.ways.map(({ qualification, missing }) => count(qualification, missing)),
    },
    ahead: options.projection.map(({ at, tierId: id }) => ({ tier: id === null ? null : nameOf(id), at: iso(at) })),
    grants: options.grants.map((grant) => ({
      id: grant.id,
      tier: nameOf(grant.tierId),
      until: grant.until === null ? null : lastMoment(grant.until),
    })),
  };
}

/** The words for a unit; what people see of cashback are the currency's decimals. */
export function unitWords(program: Program, unitId: string, currency: string): UnitWords {
  const { kind, name, icon, decimals } = unitOf(program, unitId);
  return { ...name, icon, decimals: kind === "cashback" ? decimalsOf(currency) : decimals };
}

/** Every basis that any tier asks for, once, in the document's order. */
function bases(program: Program): Map<string, Qualification> {
  const ways = program.tiers.flatMap((tier) => tier.qualifications);
  return new Map(ways.map((way) => [basisName(way), way]));
}

function countOf(way: Qualification, value: number, of: { program: Program; currency: string }): TierCount {
  switch (way.basis) {
    case "spend":
    case "orders":
    case "referrals":
      return { basis: way.basis, value };
    case "points":
      return { basis: way.basis, value, unit: unitWords(of.program, way.unit, of.currency) };
    case "events":
      return { basis: way.basis, value, event: way.event };
  }
}

/** The last moment before an end: what ends as the year does reads 31 December. */
function lastMoment(end: number): string {
  return iso(end - 1);
}

function iso(at: number): string {
  return new Date(at * 1000).toISOString();
}
