import type { MergedFrom } from "../../../app/loyalty/order-facts.ts";
import type { EarningRule, Limit, Program } from "../../../app/loyalty/program.ts";
import { type Chunk, ownerAt, say, type State } from "./state.ts";
import { onePeriodEarlier, periodName } from "./wall-clock.ts";

export interface Gift {
  program: Program;
  rule: EarningRule;
  key: string;
  at: number;
  source: string;
  /** Before caps. */
  points: number;
  subject: string | null;
  owner: MergedFrom | null;
}

/** Caps, and writes down what the fact moves. */
export function give(state: State, gift: Gift): void {
  const { rule, program, at, source, key } = gift;
  const unit = "unit" in rule.effect ? rule.effect.unit : "";
  if (unit === "") return;
  const own = state.chunks.filter((chunk) => chunk.rule === rule.id && chunk.source === source);
  const stood = own.reduce((all, chunk) => all + chunk.points, 0);
  const known = `${source} ${rule.id}`;
  const before = state.uncappedBefore.get(known) ?? 0;
  state.uncappedBefore.set(known, gift.points);
  let moved = 0;
  if (gift.points > before) {
    moved = Math.max(0, Math.min(gift.points - before, roomFor(state, gift, unit)));
    if (moved > 0)
      state.chunks.push({ rule: rule.id, unit, source, subject: gift.subject, at, points: moved, owner: gift.owner });
  } else {
    moved = Math.min(stood, gift.points) - stood;
    let rest = -moved;
    for (const chunk of own.toReversed()) {
      const taken = Math.min(chunk.points, rest);
      chunk.points -= taken;
      rest -= taken;
    }
  }
  if (moved === 0) return;
  state.entries.push({ key, unit, at, points: moved, rule, program });
  const datedAt =
    state.orders.find(({ id }) => id === source)?.placedAt ?? state.events.find(({ id }) => id === source)?.at ?? at;
  const total = state.chunks
    .filter((chunk) => chunk.unit === unit && chunk.source === source)
    .reduce((all, chunk) => all + chunk.points, 0);
  say(state, { at, source, basis: `points:${unit}`, datedAt, value: total }, gift.owner);
}

function roomFor(state: State, gift: Gift, unit: string): number {
  const { rule, program, at, source, subject, owner } = gift;
  const mine = state.chunks.filter((chunk) => chunk.points > 0 && ownerAt(chunk.owner, at) === ownerAt(owner, at));
  const inPeriod = (chunk: Chunk, limit: Pick<Limit, "per" | "by">) => {
    if (limit.per === "order") return chunk.source === source;
    if (limit.per === "lifetime") return true;
    return limit.by === "calendar"
      ? periodName(limit.per, chunk.at, state.timeZone) === periodName(limit.per, at, state.timeZone)
      : chunk.at > onePeriodEarlier(limit.per, at, state.timeZone);
  };
  const rooms = [Number.POSITIVE_INFINITY];
  for (const limit of rule.limits) {
    const covered = mine.filter(
      (chunk) => chunk.rule === rule.id && (limit.each === "member" || chunk.subject === subject),
    );
    if (limit.points !== undefined)
      rooms.push(
        limit.points - covered.filter((chunk) => inPeriod(chunk, limit)).reduce((all, { points }) => all + points, 0),
      );
    if (limit.times !== undefined && !covered.some((chunk) => chunk.source === source)) {
      const firsts = new Map<string, Chunk>();
      for (const chunk of covered) {
        const known = firsts.get(chunk.source);
        if (!known || chunk.at < known.at) firsts.set(chunk.source, chunk);
      }
      if ([...firsts.values()].filter((chunk) => inPeriod(chunk, limit)).length >= limit.times) rooms.push(0);
    }
  }
  for (const cap of program.policies.caps) {
    if (cap.unit !== unit || (cap.rules && !cap.rules.includes(rule.id))) continue;
    const covered = mine.filter((chunk) => chunk.unit === unit && (cap.rules?.includes(chunk.rule) ?? true));
    rooms.push(
      cap.points - covered.filter((chunk) => inPeriod(chunk, cap)).reduce((all, { points }) => all + points, 0),
    );
  }
  return Math.min(...rooms);
}
