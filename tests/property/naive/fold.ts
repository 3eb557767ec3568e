import type { EventFact } from "../../../app/loyalty/history.ts";
import type { MergedFrom, OrderFacts } from "../../../app/loyalty/order-facts.ts";
import type { Program } from "../../../app/loyalty/program.ts";
import { must } from "../../support/must.ts";
import { countedOf } from "./basis.ts";
import { give } from "./caps.ts";
import { type Occasion, uncapped } from "./earning.ts";
import { inOrder, type Moment, orderMoments } from "./moments.ts";
import { wholePart } from "./rational.ts";
import { nextDayStart, wallAt, weekdayOf } from "./wall-clock.ts";
import { type NaiveHistory, type NaiveMember, ownerAt, say, type State, tierNow, versionAt } from "./state.ts";
import { summary } from "./summary.ts";

/** What a member should have by docs/earning.md; see state.ts. */
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
    ...calendarMoments(history),
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
    else if (moment.kind === "calendar") dayComes(state, moment);
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

/** Every day after joining on which a rule of the version then in force comes. */
function calendarMoments(history: NaiveHistory): Moment[] {
  const { joinedAt, liveFrom, now, timeZone, memberId } = history;
  const found: Moment[] = [];
  for (let at = nextDayStart(joinedAt, timeZone); at <= now; at = nextDayStart(at, timeZone)) {
    if (at <= liveFrom) continue;
    const { year, month, day } = wallAt(at, timeZone);
    const date = [String(year), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
    for (const { id, trigger } of versionAt(history, at)?.earning ?? []) {
      if (trigger.kind !== "schedule") continue;
      const { on } = trigger;
      const isDay =
        on.every === "week" ? weekdayOf(at, timeZone) === on.weekday : on.every === "month" && on.day === day;
      if (isDay) found.push({ kind: "calendar", at, id, ruleId: id, key: `schedule:${memberId}:${id}:${date}` });
    }
  }
  return found;
}

function dayComes(state: State, { at, ruleId, key = "" }: Moment): void {
  const program = must(versionAt(state, at));
  const rule = must(program.earning.find(({ id }) => id === ruleId));
  const occasion = plainOccasion(state, at);
  const points = uncapped({ program, rule, occasion, counted: null, minorPerUnit: state.minorPerUnit });
  give(state, { program, rule, key, at, source: key, points, subject: null, owner: null });
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
    const own = state.seen.filter((one) => one.order === order);
    const awaits = order.needsFulfilment === false ? "paid" : when;
    const basis = rule.basis ?? program.policies.basis;
    const ask = { order, moments: own, basis, delayDays };
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
    moments: state.seen.filter((one) => one.order === order),
    delayDays: 0,
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
