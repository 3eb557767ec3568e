import { isStorable, type MonthDay } from "../program/primitives.ts";
import type { CivilDate } from "../time/civil.ts";
import { dayNumber } from "../time/civil.ts";
import type { Zone } from "../time/zone.ts";
import { readBirthday, readDate } from "./dates.ts";
import type { Field, Mapping } from "./mapping.ts";
import { readPoints } from "./numbers.ts";

/** Why a row is not applied, in a word that screens know. */
export const ROW_PROBLEMS = [
  "no-customer",
  "bad-customer",
  "bad-email",
  "broken-text",
  "points-not-a-number",
  "points-negative",
  "points-too-precise",
  "points-too-large",
  "bad-expires",
  "past-expires",
  "unknown-tier",
  "bad-tier-until",
  "past-tier-until",
  "bad-birthday",
  "bad-joined",
  "future-joined",
  "too-many-rows",
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

/** One row, understood. Moments are whole seconds since 1970. */
export interface ReadRow {
  who: { customerId: string } | { email: string };
  /** null: nothing is said of points. */
  points: number | null;
  /** The first moment at which the points are good no more; null: as the unit says. */
  expiresAt: number | null;
  tierId: string | null;
  /** null: for life. */
  tierUntil: number | null;
  birthday: MonthDay | null;
  joinedAt: number | null;
}

/** By what a row is read besides its mapping. */
export interface RowContext {
  mapping: Mapping;
  tiers: readonly { id: string; name: string }[];
  /** Decimals of the mapping's unit. */
  decimals: number;
  zone: Zone;
  now: number;
}

class Unreadable extends Error {
  readonly problem: RowProblem;
  constructor(problem: RowProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Understands one row; nothing of a row with a problem counts. */
export function readRow(cells: readonly string[], context: RowContext): ReadRow | { problem: RowProblem } {
  try {
    return understand(cells, context);
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem };
    throw error;
  }
}

function understand(cells: readonly string[], context: RowContext): ReadRow {
  const cell = (field: Field) => {
    const at = context.mapping.columns[field];
    // An apostrophe keeps spreadsheets from taking for a formula what an export of ours holds (csv.ts).
    const value = at === null ? "" : (cells[at] ?? "").trim().replace(/^'(?=[=+\-@])/, "");
    // What was read in the wrong encoding has characters that stand for none.
    if (!isStorable(value) || value.includes("\uFFFD")) throw new Unreadable("broken-text");
    return value;
  };
  const { zone, now } = context;
  const tierId = tierOf(cell("tier"), context);
  const expires = dateOf(cell("expires"), "bad-expires", context);
  const until = dateOf(cell("tier-until"), "bad-tier-until", context);
  const joined = dateOf(cell("joined"), "bad-joined", context);
  const [expiresAt, tierUntil] = [expires, until].map((date) => date && zone.dayStart(numberOf(date) + 1));
  const joinedAt = joined && zone.dayStart(numberOf(joined));
  if (expiresAt && expiresAt <= now) throw new Unreadable("past-expires");
  if (tierUntil && tierUntil <= now) throw new Unreadable("past-tier-until");
  if (joinedAt && joinedAt > now) throw new Unreadable("future-joined");
  return {
    who: whoOf(cell("customer"), cell("email")),
    points: pointsOf(cell("points"), context),
    expiresAt: expiresAt ?? null,
    tierId,
    tierUntil: tierId === null ? null : (tierUntil ?? null),
    birthday: birthdayOf(cell("birthday"), context),
    joinedAt,
  };
}

function numberOf({ year, month, day }: CivilDate): number {
  return dayNumber(year, month, day);
}

const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/;

function whoOf(customer: string, email: string): ReadRow["who"] {
  if (customer !== "") {
    // Shopify's own files put an apostrophe before ids, so that spreadsheets leave them alone.
    const id = /^(?:'|gid:\/\/shopify\/Customer\/)?(\d{1,18})$/.exec(customer)?.[1];
    if (id === undefined) throw new Unreadable("bad-customer");
    return { customerId: String(BigInt(id)) };
  }
  if (email === "") throw new Unreadable("no-customer");
  if (!EMAIL.test(email) || email.length > 254) throw new Unreadable("bad-email");
  return { email: email.toLowerCase() };
}

function pointsOf(text: string, { mapping, decimals }: RowContext): number | null {
  if (text === "") return null;
  const read = readPoints(text, { decimal: mapping.decimal, decimals });
  if (read.outcome !== "points") throw new Unreadable(`points-${read.outcome}`);
  return read.points;
}

function tierOf(text: string, { tiers }: RowContext): string | null {
  if (text === "") return null;
  const name = text.toLowerCase();
  const tier = tiers.find(({ id }) => id === name) ?? tiers.find((one) => one.name.trim().toLowerCase() === name);
  if (!tier) throw new Unreadable("unknown-tier");
  return tier.id;
}

function dateOf(text: string, problem: RowProblem, { mapping }: RowContext): CivilDate | null {
  if (text === "") return null;
  const date = readDate(text, mapping.dates);
  if (!date || date.year < 1970 || date.year > 9000) throw new Unreadable(problem);
  return date;
}

function birthdayOf(text: string, { mapping }: RowContext): MonthDay | null {
  if (text === "") return null;
  const birthday = readBirthday(text, mapping.dates);
  if (!birthday) throw new Unreadable("bad-birthday");
  return birthday;
}
