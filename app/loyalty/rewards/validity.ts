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
