import type { WallClock } from "./clock.ts";
import { type LifeExpectation, type LifeLot, perUnit } from "./format.ts";

/** What there is to be seen of a member at a moment; moments are whole seconds since 1970. */
export interface Seen {
  balance: Record<string, number>;
  available: Record<string, number>;
  pending: Record<string, number>;
  /** Lots that are not empty, in the order of earning. */
  lots: Record<string, { points: number; earnedAt: number; vestsAt: number; expiresAt: number | null }[]>;
  tierId: string | null;
  tierUntil: number | null;
  projection: { at: number; tierId: string | null }[];
  progress: Record<string, number>;
  awards: string[];
  /** What every movement and every award so far says. */
  sentences: (locale: "en" | "de") => string[];
}

/** How what is seen differs from what a life expects, one sentence each; none when it is as expected. */
export function differences(expected: LifeExpectation, seen: Seen, clock: WallClock): string[] {
  const found: string[] = [];
  const compare = (what: string, wanted: unknown, actual: unknown) => {
    if (JSON.stringify(wanted) === JSON.stringify(actual)) return;
    found.push(`${what}: expected ${JSON.stringify(wanted)}, and it is ${JSON.stringify(actual)}`);
  };
  const text = (at: number | null) => (at === null ? null : clock.text(at));

  for (const figure of ["balance", "available", "pending"] as const) {
    for (const [unit, value] of perUnit(expected[figure] ?? {}))
      compare(`${figure} of ${unit}`, value, seen[figure][unit] ?? 0);
  }
  for (const [unit, lots] of perUnit(expected.lots ?? {})) {
    const actual = (seen.lots[unit] ?? []).map((lot) => ({
      points: lot.points,
      earned: clock.text(lot.earnedAt),
      vests: clock.text(lot.vestsAt),
      expires: lot.expiresAt === null ? null : clock.date(lot.expiresAt - 1),
    }));
    compare(
      `lots of ${unit}`,
      lots,
      actual.map((lot, index) => asStated(lot, lots[index])),
    );
  }
  if (expected.tier !== undefined) compare("tier", expected.tier, seen.tierId);
  if (expected.tierUntil !== undefined) compare("tierUntil", expected.tierUntil, text(seen.tierUntil));
  if (expected.projection) {
    compare(
      "projection",
      expected.projection,
      seen.projection.map(({ at, tierId }) => ({ at: text(at), tier: tierId })),
    );
  }
  for (const [basis, value] of Object.entries(expected.progress ?? {})) {
    compare(`progress of ${basis}`, value, seen.progress[basis] ?? 0);
  }
  if (expected.awards) compare("awards", expected.awards, seen.awards);
  for (const locale of ["en", "de"] as const) {
    for (const sentence of expected.sentences?.[locale] ?? []) {
      const said = seen.sentences(locale).map(plainSpaces);
      if (!said.includes(plainSpaces(sentence)))
        found.push(`no movement says ${JSON.stringify(sentence)}; they say ${JSON.stringify(said)}`);
    }
  }
  return found;
}

/** Of a lot, what the life speaks of, as exactly as it does. */
function asStated(lot: Required<LifeLot>, stated: LifeLot | undefined): LifeLot {
  if (!stated) return lot;
  const like = (value: string, wanted: string) =>
    wanted.length === "2026-03-01".length ? value.slice(0, wanted.length) : value;
  return {
    points: lot.points,
    ...(stated.earned === undefined ? {} : { earned: like(lot.earned ?? "", stated.earned) }),
    ...(stated.vests === undefined ? {} : { vests: like(lot.vests ?? "", stated.vests) }),
    ...(stated.expires === undefined ? {} : { expires: lot.expires }),
  };
}

/** Nobody types the spaces that do not break. */
function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, " ");
}
