import * as z from "zod/mini";
import { ask, pointsSchema, type PointsUnit, type Translate } from "./ask.ts";

export const REASONS = ["goodwill", "compensation", "correction", "event", "other"] as const;
export type Reason = (typeof REASONS)[number];

const answerSchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.enum(["granted", "already-granted", "unknown-member", "unknown-unit"]) }),
  z.object({ outcome: z.enum(["above-grant-limit", "above-day-limit"]), left: pointsSchema }),
]);

export type Given = { outcome: "given" } | { outcome: "refused"; problem: string };

/**
 * Gives a member points.
 *
 * @param gift.points in the unit's smallest steps
 * @param gift.request the same id twice is the same gift
 * @returns in words why nothing was given
 */
export async function give(
  gift: { member: string; points: number; reason: Reason; note: string; request: string },
  t: Translate,
): Promise<Given> {
  const asked = await ask(`/grant?language=${t("language")}`, answerSchema, gift);
  if (asked.outcome !== "answered") return { outcome: "refused", problem: t(`problem.${asked.outcome}`) };
  const { data } = asked;
  if (data.outcome === "granted" || data.outcome === "already-granted") return { outcome: "given" };
  const left = "left" in data ? data.left.text : "";
  return { outcome: "refused", problem: t(`problem.${data.outcome}`, { left }) };
}

/** What was typed as points in the unit's smallest steps; null: it is no such number. */
export function typedPoints(text: string, unit: PointsUnit): number | null {
  const [, whole = "", decimals = ""] = /^(\d{1,7})(?:[.,](\d{1,6}))?$/.exec(text.trim()) ?? [];
  if (whole === "" || decimals.length > unit.decimals) return null;
  const points = Number(whole + decimals.padEnd(unit.decimals, "0"));
  return points >= 1 && points <= 1_000_000 ? points : null;
}
