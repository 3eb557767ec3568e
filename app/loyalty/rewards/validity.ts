import type { Reward } from "../program.ts";
import { zoneOf } from "../time/zone.ts";

/**
 * Until when what is taken now can be used, whole seconds, excluded: a term goes to the end of its last day of the shop's; null:
 * without end.
 *
 * @param taken.at whole seconds since 1970
 */
export function endsAt(terms: Reward, { at, timeZone }: { at: number; timeZone: string }): number | null {
  const zone = zoneOf(timeZone);
  if (terms.kind === "reference") return terms.lapses ? zone.endOfDay(zone.plus(at, terms.lapses)) : null;
  if (!("valid" in terms) || terms.valid === undefined) return null;
  return "until" in terms.valid ? zone.parse(terms.valid.until) : zone.endOfDay(zone.plus(at, terms.valid));
}

/**
 * Between which moments a reward can be taken, where that is not now; null: it can be. A bound that there is none of is left out.
 *
 * @param place.now whole seconds
 */
export function notNow(
  reward: Reward,
  { now, timeZone }: { now: number; timeZone: string },
): { from?: number; to?: number } | null {
  const end = endsAt(reward, { at: now, timeZone });
  if (end !== null && end <= now) return { to: end };
  if (reward.kind === "reference" || !reward.window) return null;
  const zone = zoneOf(timeZone);
  const { window } = reward;
  const from = window.from === undefined ? null : zone.parse(window.from);
  const to = window.to === undefined ? null : zone.parse(window.to);
  if ((from === null || now >= from) && (to === null || now < to)) return null;
  return { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
}
