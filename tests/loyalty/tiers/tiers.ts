import { type Program, type ProgramInput, programSchema, type ProgramVersion } from "../../../app/loyalty/program.ts";
import { TierClock } from "../../../app/loyalty/tiers/tier-clock.ts";
import { zoneOf } from "../../../app/loyalty/time/zone.ts";

/** Moments of these tests are Berlin's local times. */
export const BERLIN = "Europe/Berlin";
export const local = (text: string) => zoneOf(BERLIN).parse(text);

type Tiers = NonNullable<ProgramInput["tiers"]>;

/** Silver from 200.00, Gold from 500.00, Platinum from 1000.00 of spend. */
export const LADDER: Tiers = [
  { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 200_00 }] },
  { id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 500_00 }] },
  { id: "platinum", name: "Platinum", qualifications: [{ basis: "spend", threshold: 1000_00 }] },
];

/** A program of tiers and nothing else. */
export function programOf(tierPolicy: ProgramInput["tierPolicy"], tiers: Tiers = LADDER): Program {
  return programSchema.parse({
    schema: 2,
    units: [{ id: "points", name: { one: "Point", many: "Points" } }],
    tiers,
    tierPolicy,
  });
}

/** The program from 2025 on. */
export function versionsOf(program: Program): ProgramVersion[] {
  return [{ version: 1, effectiveAt: local("2025-01-01"), program }];
}

/** The clock of a member who joined on 15 January 2025, at noon. */
export function clockOf(
  tierPolicy: ProgramInput["tierPolicy"],
  options: { tiers?: Tiers; versions?: ProgramVersion[]; joinedAt?: string } = {},
): TierClock {
  return new TierClock({
    versions: options.versions ?? versionsOf(programOf(tierPolicy, options.tiers)),
    timeZone: BERLIN,
    joinedAt: local(options.joinedAt ?? "2025-01-15T12:00"),
  });
}

/** An order whose spend counts from its placing on. */
export function spend(clock: TierClock, source: string, at: string, euros: number): void {
  const moment = local(at);
  clock.count({ source, basis: "spend", datedAt: moment, value: euros * 100, at: moment });
}

/** What is left of an order's spend after a refund. */
export function left(clock: TierClock, source: string, placed: string, at: string, euros: number): void {
  clock.count({ source, basis: "spend", datedAt: local(placed), value: euros * 100, at: local(at) });
}

/** The history as [local time, tier]. */
export function told(clock: { history: readonly { at: number; tierId: string | null }[] }): [string, string | null][] {
  return clock.history.map(({ at, tierId }) => [written(at), tierId]);
}

/** A moment as Berlin's local time. */
export function written(at: number): string {
  const { secondOfDay } = zoneOf(BERLIN).local(at);
  const two = (value: number) => String(value).padStart(2, "0");
  const seconds = secondOfDay % 60 === 0 ? "" : `:${two(secondOfDay % 60)}`;
  return `${zoneOf(BERLIN).dateText(at)}T${two(Math.floor(secondOfDay / 3600))}:${two(Math.floor(secondOfDay / 60) % 60)}${seconds}`;
}
