import { z } from "zod";
import { type NoPointsReason, whyNoPoints } from "./loyalty/no-points.ts";
import { titlesOf } from "./loyalty/rewards/explained.ts";
import type { TimelineRow } from "./models/member-timeline.ts";
import type { ProgramState } from "./models/program.ts";
import { type LineContext, wordsOf } from "./ui/members/member-lines.ts";
import type { TimelineEntry } from "./ui/members/timeline-entry.ts";

interface EntryContext extends LineContext {
  state: ProgramState;
  /** Why orders brought nothing, of those that were asked about with the member's whole history. */
  reasons: ReadonlyMap<string, NoPointsReason>;
  /** What the merchant calls members of staff, by actor. */
  names: ReadonlyMap<string, string>;
}

/** One thing that happened to a member, as the page shows it. */
export function timelineEntry(row: TimelineRow, context: EntryContext): TimelineEntry {
  const common = { key: row.key, at: row.at.toISOString() };
  const nameOf = (actor: string) => context.names.get(actor) ?? null;
  switch (row.kind) {
    case "movement": {
      const { unit, points, explanation, recordedAt, isCorrection, grantKey } = row;
      const by = "actor" in explanation ? nameOf(explanation.actor) : null;
      const moved = { unit: wordsOf(unit, context), points, explanation, isCorrection, by, grantKey };
      return { kind: "movement", ...common, ...moved, recordedAt: recordedAt.toISOString() };
    }
    case "order": {
      const { orderId, facts, points } = row;
      const known = context.reasons.get(orderId);
      const nothingBecause = points === 0 ? (known ?? whyNoPoints(facts, context.state)) : null;
      return { kind: "order", ...common, orderId, name: facts.name, points, nothingBecause };
    }
    case "redemption": {
      const { redemption, state, cause, actor } = row;
      const id = redemption?.id ?? "";
      const title = redemption ? titleOf(redemption, context) : { en: "", de: "" };
      return { kind: "redemption", ...common, id, title, state, cause, actor: nameOf(actor) ?? actor };
    }
    case "tier": {
      const tierName = (id: string | null) =>
        id === null ? null : (context.program?.tiers.find((tier) => tier.id === id)?.name ?? id);
      return { kind: "tier", ...common, tier: tierName(row.tierId), before: tierName(row.before) };
    }
    case "event": {
      const { name, subject, withdrawnAt } = row;
      return { kind: "event", ...common, name, subject, withdrawnAt: withdrawnAt?.toISOString() ?? null };
    }
    case "staff":
      return { kind: "staff", ...common, ...staffEntry(row, context), by: nameOf(row.actor), actor: row.actor };
  }
}

function titleOf(redemption: NonNullable<Extract<TimelineRow, { kind: "redemption" }>["redemption"]>, of: LineContext) {
  const { terms, points, currency } = redemption;
  return titlesOf(terms, { currency: currency || of.currency, points });
}

const dataSchema = z.object({
  unit: z.string().optional(),
  points: z.number().optional(),
  to: z.string().optional(),
  until: z.number().nullish(),
  tierId: z.string().optional(),
  reward: z.string().optional(),
  reason: z.string().optional(),
  note: z.string().optional(),
});

function staffEntry({ act, data, extensionId }: Extract<TimelineRow, { kind: "staff" }>, context: EntryContext) {
  const told = dataSchema.safeParse(data).data ?? {};
  const { unit, points, to, until, tierId, reward } = told;
  const end = to ?? (typeof until === "number" ? new Date(until * 1000).toISOString() : null);
  const tier = context.program?.tiers.find(({ id }) => id === tierId);
  return {
    act,
    amount: unit !== undefined && points !== undefined ? { points, unit: wordsOf(unit, context) } : null,
    // What ends as a day does is good until the day before.
    until: end === null ? null : new Date(Date.parse(end) - 1).toISOString(),
    name: tier?.name ?? tierId ?? reward ?? null,
    reason: told.reason ?? null,
    note: told.note ?? "",
    extensionId,
  };
}
