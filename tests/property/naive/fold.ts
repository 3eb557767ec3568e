import type { EventFact } from "../../../app/loyalty/history.ts";
import type { MergedFrom, OrderFacts } from "../../../app/loyalty/order-facts.ts";
import type { EarningRule, Limit, Program, ProgramVersion } from "../../../app/loyalty/program.ts";
import { must } from "../../support/must.ts";
import { countedOf } from "./basis.ts";
import { type Occasion, uncapped } from "./earning.ts";
import { expiryMoment, vestingMoment } from "./expiry.ts";
import { inOrder, type Moment, orderMoments } from "./moments.ts";
import { wholePart } from "./rational.ts";
import { type Ledger, tierHeld, tierMoments, type Word } from "./tiers.ts";
import { onePeriodEarlier, periodName } from "./wall-clock.ts";

/**
 * The program's terms (docs/earning.md), computed the slow and obvious way: every basis, every tier and every cap is counted
 * again from nothing at each fact. Shares no code with the application; the property test holds the real flows against it.
 */
export interface NaiveHistory {
  memberId: string;
  joinedAt: number;
  orders: OrderFacts[];
  mergedFrom: ReadonlyMap<string, MergedFrom>;
  events: EventFact[];
  versions: ProgramVersion[];
  liveFrom: number;
  now: number;
  timeZone: string;
  minorPerUnit: number;
}

export interface NaiveMember {
  /** Points by unit and key, without those that are zero. */
  facts: Record<string, Record<string, number>>;
  /** Of each lot that a fact made: its size and dates. */
  lots: Record<string, { original: number; vestsAt: number; expiresAt: number | null }>;
  tierHistory: { at: number; tierId: string | null }[];
  tier: string | null;
}

/** What one earning still gives. */
interface Chunk {
  rule: string;
  unit: string;
  source: string;
  subject: string | null;
  at: number;
  points: number;
  /** Whose it was until a merge; "" is the member's own. */
  owner: MergedFrom | null;
}

interface State extends NaiveHistory {
  chunks: Chunk[];
  entries: { key: string; unit: string; at: number; points: number; rule: EarningRule; program: Program }[];
  words: Map<string, Word[]>;
  step: number;
  seen: Moment[];
  /** Uncapped points so far, by source and rule. */
  uncappedBefore: Map<string, number>;
}

export function naiveMember(history: NaiveHistory): NaiveMember {
  const delays = [
    ...new Set(
      history.versions.flatMap(({ program }) =>
        program.earning.flatMap(({ trigger }) =>
          trigger.kind === "order" && trigger.delayDays > 0 ? [trigger.delayDays] : [],
        ),
      ),
    ),
  ];
  const orders = history.orders.filter(
    (order) => !order.isTest && order.placedAt >= history.liveFrom && isClaimed(order, history),
  );
  const moments = [
    { kind: "joined" as const, at: history.joinedAt, id: "" },
    ...orders.flatMap((order) => orderMoments(order, delays)),
    ...history.events.flatMap((event): Moment[] => [
      { kind: "event", at: event.at, id: event.id, event },
      ...(event.withdrawnAt === null
        ? []
        : [{ kind: "withdrawn" as const, at: Math.max(event.at, event.withdrawnAt), id: event.id, event }]),
    ]),
  ]
    .filter(({ at }) => at >= history.liveFrom && at <= history.now)
    .sort(inOrder);
  const state: State = {
    ...history,
    orders,
    chunks: [],
    entries: [],
    words: new Map(),
    step: 0,
    seen: [],
    uncappedBefore: new Map(),
  };
  for (const moment of moments) {
    state.step += 1;
    state.seen.push(moment);
    if (moment.kind === "joined") joined(state, moment);
    else if (moment.event) eventHappens(state, moment, moment.event);
    else if (moment.order && moment.kind !== "placed") orderMoves(state, moment, moment.order);
  }
  return summary(state);
}

function isClaimed(order: OrderFacts, { joinedAt, versions }: NaiveHistory): boolean {
  const guests = must(versions.findLast(({ effectiveAt }) => effectiveAt <= joinedAt) ?? versions[0]).program.policies
    .guests;
  if (order.placedAt >= joinedAt || guests.claim === "all") return true;
  return guests.claim === "recent" && order.placedAt >= joinedAt - guests.days * 86_400;
}

function versionAt({ versions }: NaiveHistory, at: number): Program | undefined {
  return versions.findLast(({ effectiveAt }) => effectiveAt <= at)?.program;
}

function joined(state: State, moment: Moment): void {
  const program = versionAt(state, moment.at);
  for (const rule of program?.earning ?? []) {
    if (!program || rule.trigger.kind !== "joined") continue;
    const gift = uncapped({
      program,
      rule,
      occasion: plainOccasion(state, moment.at),
      counted: null,
      minorPerUnit: 100,
    });
    give(state, {
      program,
      rule,
      key: `joined:${state.memberId}:${rule.id}`,
      at: moment.at,
      source: "joined",
      points: gift,
      subject: null,
      owner: null,
    });
  }
}

function plainOccasion(state: State, at: number): Occasion {
  const tierId = tierNow(state, { at, step: state.step - 1, owner: "" });
  return { at, timeZone: state.timeZone, joinedAt: state.joinedAt, tierId, order: null, event: null };
}

function eventHappens(state: State, moment: Moment, event: EventFact): void {
  const program = versionAt(state, event.at);
  if (!program || event.at < state.liveFrom) return;
  const stands = moment.kind === "event";
  for (const rule of program.earning) {
    if (rule.trigger.kind !== "event" || rule.trigger.name !== event.name) continue;
    const occasion = { ...plainOccasion(state, event.at), event };
    const points = stands ? uncapped({ program, rule, occasion, counted: null, minorPerUnit: state.minorPerUnit }) : 0;
    const key = `event:${event.id}:${rule.id}:${stands ? "occurred" : "withdrawn"}`;
    give(state, { program, rule, key, at: moment.at, source: event.id, points, subject: event.subject, owner: null });
  }
  say(
    state,
    { at: moment.at, source: event.id, basis: `events:${event.name}`, datedAt: event.at, value: stands ? 1 : 0 },
    null,
  );
}

function orderMoves(state: State, moment: Moment, order: OrderFacts): void {
  const program = versionAt(state, order.placedAt);
  if (!program) return;
  const owner = state.mergedFrom.get(order.id) ?? null;
  for (const rule of program.earning) {
    if (rule.trigger.kind !== "order") continue;
    const { delayDays, when } = rule.trigger;
    const own = state.seen.filter(
      (one) =>
        one.order === order &&
        (delayDays === 0
          ? one.kind !== "due"
          : one.kind === "due"
            ? one.delayDays === delayDays
            : one.kind !== "paid" && one.kind !== "fulfilled"),
    );
    if (!own.includes(moment)) continue;
    const awaits = order.needsFulfilment === false ? "paid" : when;
    const basis = rule.basis ?? program.policies.basis;
    const ask = { order, moments: own, basis };
    const counted = countedOf({ ...ask, when: awaits, conditions: rule.conditions });
    const placed = state.seen.findIndex((one) => one.order === order && one.kind === "placed");
    const occasion: Occasion = {
      at: order.placedAt,
      timeZone: state.timeZone,
      joinedAt: state.joinedAt,
      tierId: tierNow(state, { at: order.placedAt, step: placed, owner: ownerAt(owner, order.placedAt) }),
      order: {
        facts: order,
        number: numberOf(state, order, owner),
        present: (conditions) => countedOf({ ...ask, when: "present", conditions }),
      },
      event: null,
    };
    const points = uncapped({ program, rule, occasion, counted, minorPerUnit: state.minorPerUnit });
    const name = moment.kind === "cancelled" ? "cancelled" : `${moment.kind}-${moment.id}`;
    give(state, {
      program,
      rule,
      key: `order:${order.id}:${rule.id}:${name}`,
      at: moment.at,
      source: order.id,
      points,
      subject: null,
      owner,
    });
  }
  countOrder(state, { moment, order, program, owner });
}

function countOrder(
  state: State,
  told: { moment: Moment; order: OrderFacts; program: Program; owner: MergedFrom | null },
): void {
  const { moment, order, program, owner } = told;
  if (moment.kind === "due") return;
  const counted = countedOf({
    order,
    moments: state.seen.filter((one) => one.order === order && one.kind !== "due"),
    when: order.needsFulfilment === false ? "paid" : program.tierPolicy.countsWhen,
    basis: program.policies.basis,
    conditions: [],
  });
  const spend = wholePart(counted.total);
  const word = { at: moment.at, source: order.id, datedAt: order.placedAt };
  say(state, { ...word, basis: "spend", value: spend }, owner);
  say(state, { ...word, basis: "orders", value: counted.total.n > 0n ? 1 : 0 }, owner);
}

/** Which of the customer's orders it is: those placed up to it, without the cancelled ones as of then. */
function numberOf(state: State, order: OrderFacts, owner: MergedFrom | null): number {
  const placed = state.seen.findIndex((one) => one.order === order && one.kind === "placed");
  const before = state.seen.slice(0, placed + 1);
  const cancelled = new Set(before.filter(({ kind }) => kind === "cancelled").map(({ id }) => id));
  return before.filter(
    (one) =>
      one.kind === "placed" &&
      !cancelled.has(one.id) &&
      ownerAt(state.mergedFrom.get(one.id) ?? null, order.placedAt) === ownerAt(owner, order.placedAt),
  ).length;
}

interface Gift {
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
function give(state: State, gift: Gift): void {
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

/** To which customer something belonged: to the former one until the merge, "" (the member) afterwards. */
function ownerAt(owner: MergedFrom | null, at: number): string {
  return owner && at < owner.at ? owner.customerId : "";
}

function say(state: State, word: Omit<Word, "step">, owner: MergedFrom | null): void {
  const note = (name: string, at: number) => {
    const words = state.words.get(name) ?? [];
    const before = words.findLast(({ source, basis }) => source === word.source && basis === word.basis);
    if ((before?.value ?? 0) !== word.value) words.push({ ...word, at, step: state.step });
    state.words.set(name, words);
  };
  note(ownerAt(owner, word.at), word.at);
}

function ledgerOf(state: State, owner: string, program: Program): Ledger {
  return { words: state.words.get(owner) ?? [], program, joinedAt: state.joinedAt, timeZone: state.timeZone };
}

function tierNow(state: State, asked: { at: number; step: number; owner: string }): string | null {
  const program = versionAt(state, asked.at);
  return program ? (tierHeld(ledgerOf(state, asked.owner, program), asked)?.id ?? null) : null;
}

function summary(state: State): NaiveMember {
  const facts: NaiveMember["facts"] = {};
  for (const { key, unit, points } of state.entries) (facts[unit] ??= {})[key] = points;
  const tierHistory = historyOf(state);
  const suspensions = suspensionsOf(state, tierHistory);
  const lots: NaiveMember["lots"] = {};
  for (const { key, at, points, rule, program } of state.entries) {
    if (points < 0) continue;
    const unit = must(program.units.find(({ id }) => "unit" in rule.effect && id === rule.effect.unit));
    const expiry = rule.expiry ?? unit.expiry;
    lots[key] = {
      original: points,
      vestsAt: vestingMoment(rule.vesting ?? unit.vesting, at, state.timeZone),
      expiresAt: expiryMoment({
        expiry,
        from: at,
        activities: expiry.kind === "rolling" ? activitiesOf(state, expiry.activity) : [],
        suspensions,
        timeZone: state.timeZone,
      }),
    };
  }
  return { facts, lots, tierHistory, tier: tierHistory.at(-1)?.tierId ?? null };
}

function activitiesOf(state: State, kinds: readonly string[]): number[] {
  const worth = (order: OrderFacts) =>
    (state.words.get("") ?? []).findLast(({ source, basis }) => source === order.id && basis === "orders")?.value ?? 0;
  const orders = kinds.includes("order")
    ? state.orders.filter((order) => worth(order) > 0).map((order) => order.placedAt)
    : [];
  const events = kinds.includes("event")
    ? state.events
        .filter(
          ({ withdrawnAt, at }) =>
            (withdrawnAt === null || withdrawnAt > state.now) && at >= state.liveFrom && at <= state.now,
        )
        .map(({ at }) => at)
    : [];
  return [...orders, ...events].sort((a, b) => a - b);
}

/** The member's tiers, moment by moment: at every fact and wherever time may change something. */
function historyOf(state: State): { at: number; tierId: string | null }[] {
  const words = state.words.get("") ?? [];
  const program = must(state.versions[0]).program;
  const times = [
    state.joinedAt,
    ...words.map(({ at }) => at),
    ...tierMoments(ledgerOf(state, "", program), state.step),
    ...state.versions.map(({ effectiveAt }) => effectiveAt),
  ].filter((at) => at <= state.now && at >= state.liveFrom);
  const history: { at: number; tierId: string | null }[] = [];
  for (const at of [...new Set(times)].sort((a, b) => a - b)) {
    const step = state.seen.findLastIndex((moment) => moment.at <= at) + 1;
    const tierId = tierNow(state, { at, step, owner: "" });
    if (tierId !== (history.at(-1)?.tierId ?? null)) history.push({ at, tierId });
  }
  return history;
}

function suspensionsOf(state: State, history: { at: number; tierId: string | null }[]) {
  return history.flatMap(({ at, tierId }, index) => {
    const tier = versionAt(state, at)?.tiers.find(({ id }) => id === tierId);
    return tier?.suspendsExpiry ? [{ from: at, to: history[index + 1]?.at ?? null }] : [];
  });
}
