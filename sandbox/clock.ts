import type { SandboxState } from "./state.ts";

/** The clock of business: real time plus an offset that only grows. Signatures and tokens never look at it. */
export interface BusinessClock {
  nowMs: () => number;
  offsetMs: () => number;
  /** Business time in Shopify's whole seconds, as UTC: "2026-11-21T22:00:00Z". */
  text: () => string;
  setOffset: (offsetMs: number) => void;
}

/** The business clock of a sandbox; its offset is part of the state, so a restart keeps the date. */
export function businessClock(state: SandboxState): BusinessClock {
  const nowMs = () => Date.now() + state.clockOffsetMs;
  return {
    nowMs,
    offsetMs: () => state.clockOffsetMs,
    text: () => secondsText(nowMs()),
    setOffset: (offsetMs) => {
      state.clockOffsetMs = offsetMs;
    },
  };
}

/** A moment in Shopify's whole seconds, as UTC: "2026-11-21T22:00:00Z". */
export function secondsText(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}

/**
 * How far an ISO 8601 duration ("P30D", "PT90M", "P1DT12H", "P2W") reaches, in milliseconds.
 *
 * @returns null when the text is no such duration; months and years have no fixed length and are refused too
 */
export function parseDuration(text: string): number | null {
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!match || text === "P" || text.endsWith("T")) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  const total = (((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0);
  return (total * 60 + (seconds ?? 0)) * 1000;
}

/** The nights a span passes: each local midnight in (fromMs, toMs], named by the day that begins with it. */
export function nightsBetween(fromMs: number, toMs: number, timeZone: string): { day: string; atMs: number }[] {
  const nights: { day: string; atMs: number }[] = [];
  let day = localDay(fromMs, timeZone);
  for (;;) {
    day = dayAfter(day);
    const atMs = startOfDay(day, timeZone);
    if (atMs > toMs) return nights;
    nights.push({ day, atMs });
  }
}

/** The local calendar day of a moment: "2026-11-21". */
export function localDay(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(atMs);
}

/** The moment a local day begins. Where a change of the clocks skips midnight, it is the first moment of the day. */
export function startOfDay(day: string, timeZone: string): number {
  const utcMidnight = Date.parse(`${day}T00:00:00Z`);
  const guess = utcMidnight - offsetAt(utcMidnight, timeZone);
  const corrected = utcMidnight - offsetAt(guess, timeZone);
  return localDay(corrected, timeZone) === day ? corrected : guess;
}

/** How far local time is ahead of UTC at a moment, in milliseconds. */
export function offsetAt(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(atMs);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return local - Math.floor(atMs / 1000) * 1000;
}

/** A moment in the shop's time zone, as webhook bodies write it: "2026-11-21T23:00:00+01:00". */
export function zonedText(utcText: string, timeZone: string): string {
  const atMs = Date.parse(utcText);
  const offset = offsetAt(atMs, timeZone);
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const local = new Date(atMs + offset).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10);
}
