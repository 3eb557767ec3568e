import type { OrderFacts } from "../../../app/loyalty/order-facts.ts";
import { must } from "../../support/must.ts";
import { expiryMoment, vestingMoment } from "./expiry.ts";
import { ledgerOf, type NaiveMember, type State, tierNow, versionAt } from "./state.ts";
import { tierMoments } from "./tiers.ts";

export function summary(state: State): NaiveMember {
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
  const words = [...state.words.values()].flat().sort((a, b) => a.step - b.step);
  const worth = (order: OrderFacts) =>
    words.findLast(({ source, basis }) => source === order.id && basis === "orders")?.value ?? 0;
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
  const program = must(state.versions[0]).program;
  const { words } = ledgerOf(state, { owner: "", program, at: state.now });
  const times = [
    state.joinedAt,
    ...words.map(({ at }) => at),
    ...tierMoments(ledgerOf(state, { owner: "", program, at: state.now }), state.step),
    ...[...state.mergedFrom.values()].map(({ at }) => at),
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
