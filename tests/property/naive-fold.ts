import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import type { Program } from "../../app/loyalty/program.ts";
import { must } from "../support/must.ts";

/**
 * The program's terms, computed the slow and obvious way: for every moment of an order, everything is counted again from
 * nothing. Shares no code with the application; the property test holds the real flows against it.
 *
 * Limits itself to what the generator makes: one currency with two decimals, one order rule, one program version.
 */
export interface NaiveMember {
  /** Points by `order:<id>:orders:<fact>`, without those that are zero. */
  facts: Record<string, number>;
  balance: number;
  tier: string | null;
}

interface Moment {
  at: number;
  rank: number;
  id: bigint;
  order: OrderFacts;
  name: string;
}

export function naiveMember(options: {
  orders: OrderFacts[];
  program: Program;
  liveFrom: number;
  now: number;
}): NaiveMember {
  const { program, liveFrom, now } = options;
  const orders = options.orders.filter((order) => order.placedAt >= liveFrom && !order.isTest);
  const [anyOrder] = orders;
  if (!anyOrder) return { facts: {}, balance: 0, tier: null };
  const moments = orders.flatMap(momentsOf).sort(byTime);
  const facts: Record<string, number> = {};
  for (const order of orders) {
    let before = 0;
    for (const moment of moments.filter((candidate) => candidate.order === order && candidate.rank > 0)) {
      const after = pointsAt({ order, upTo: moment, moments, program });
      if (after !== before) facts[`order:${order.id}:orders:${moment.name}`] = after - before;
      before = after;
    }
  }
  const end: Moment = { at: now, rank: 99, id: 0n, order: anyOrder, name: "end" };
  return {
    facts,
    balance: Object.values(facts).reduce((sum, points) => sum + points, 0),
    tier: tierAt({ upTo: end, moments, program })?.id ?? null,
  };
}

function momentsOf(order: OrderFacts): Moment[] {
  const moment = (rank: number, at: number, id: string, name: string): Moment => ({
    at: at < order.placedAt ? order.placedAt : at,
    rank,
    id: BigInt(id),
    order,
    name,
  });
  return [
    moment(0, order.placedAt, order.id, "placed"),
    ...order.edits.map((edit) => moment(1, edit.at, edit.id, `edited-${edit.id}`)),
    ...(order.paid ? [moment(2, order.paid.at, order.paid.id, `paid-${order.paid.id}`)] : []),
    ...order.fulfilments.map((f) => moment(3, f.at, f.id, `fulfilled-${f.id}`)),
    ...order.refunds.map((refund) => moment(4, refund.at, refund.id, `refunded-${refund.id}`)),
    ...(order.cancelledAt === null ? [] : [moment(5, order.cancelledAt, order.id, "cancelled")]),
  ];
}

function byTime(a: Moment, b: Moment): number {
  return a.at - b.at || a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function pointsAt(options: { order: OrderFacts; upTo: Moment; moments: Moment[]; program: Program }): number {
  const { order, upTo, moments, program } = options;
  const placed = must(moments.find((moment) => moment.order === order && moment.rank === 0));
  const tier = tierAt({ upTo: placed, moments, program, excluding: order });
  const rule = must(program.earning[0]);
  if (rule.effect.kind !== "points-per-unit") throw new Error("the generator makes rates only");
  const [n, d] = basisAt({ order, upTo, moments, program });
  const top = n * BigInt(rule.effect.rate.numerator) * BigInt(tier?.multiplier.numerator ?? 1);
  const bottom = d * BigInt(rule.effect.rate.denominator) * BigInt(tier?.multiplier.denominator ?? 1) * 100n;
  return Number(top / bottom);
}

function tierAt(options: { upTo: Moment; moments: Moment[]; program: Program; excluding?: OrderFacts }) {
  const { upTo, moments, program, excluding } = options;
  let spend = 0n;
  for (const order of new Set(moments.map((moment) => moment.order))) {
    if (order === excluding || !isWithinYear(order.placedAt, upTo.at)) continue;
    const [n, d] = basisAt({ order, upTo, moments, program });
    spend += n / d;
  }
  return program.tiers.findLast((tier) => spend >= BigInt(tier.fromMinor));
}

/** The rolling year by the calendar of Berlin; the generator's moments lie far from any change of the clocks. */
function isWithinYear(placedAt: number, at: number): boolean {
  const leaves = new Date(placedAt * 1000);
  leaves.setUTCFullYear(leaves.getUTCFullYear() + 1);
  return at < leaves.getTime() / 1000;
}

/** What of the order counts right after `upTo`, as [numerator, denominator] minor units. */
function basisAt(options: { order: OrderFacts; upTo: Moment; moments: Moment[]; program: Program }): [bigint, bigint] {
  const { order, upTo, moments, program } = options;
  const own = moments.filter((moment) => moment.order === order && byTime(moment, upTo) <= 0).sort(byTime);
  const trigger = must(program.earning[0]).trigger;
  const onPaid = trigger.kind === "order" && (trigger.when === "paid" || order.needsFulfilment === false);
  let isPaid = false;
  let amount = 0n;
  const units = order.lines.map((line) => {
    const added = order.edits.flatMap((e) => e.lines).filter((l) => l.lineId === line.id && l.quantity > 0);
    return { line, here: line.quantity - added.reduce((sum, l) => sum + l.quantity, 0), sent: 0 };
  });
  const of = (lineId: string) => must(units.find((unit) => unit.line.id === lineId));
  const take = (lineId: string, quantity: number, fromSentFirst: boolean) => {
    for (let one = 0; one < quantity; one += 1) {
      const unit = of(lineId);
      if (unit.here === 0) return;
      const hasUnsent = unit.here > unit.sent;
      if (fromSentFirst ? unit.sent > 0 : !hasUnsent) unit.sent -= 1;
      unit.here -= 1;
    }
  };
  for (const { rank, id } of own) {
    if (rank === 1) {
      for (const l of must(order.edits.find((e) => BigInt(e.id) === id)).lines) {
        if (l.quantity > 0) of(l.lineId).here += l.quantity;
        else take(l.lineId, -l.quantity, false);
      }
    }
    if (rank === 2) isPaid = true;
    if (rank === 3) {
      for (const l of must(order.fulfilments.find((f) => BigInt(f.id) === id)).lines) {
        of(l.lineId).sent = Math.min(of(l.lineId).here, of(l.lineId).sent + l.quantity);
      }
    }
    if (rank === 4) {
      const refund = must(order.refunds.find((r) => BigInt(r.id) === id));
      for (const l of refund.lines) take(l.lineId, l.quantity, l.returned);
      amount += BigInt(refund.goodsAmountMinor);
    }
    if (rank === 5) for (const unit of units) unit.here = unit.sent = 0;
  }
  if (onPaid && !isPaid) return [0n, 1n];
  // One common denominator: the product of all quantities.
  const whole = units.reduce((product, { line }) => product * BigInt(line.quantity), 1n);
  const worth = (line: OrderFacts["lines"][number], count: number) =>
    (BigInt(line.netMinor) * BigInt(count) * whole) / BigInt(line.quantity);
  const counted = units.reduce(
    (sum, u) => sum + (u.line.kind === "goods" ? worth(u.line, onPaid ? u.here : u.sent) : 0n),
    0n,
  );
  const all = units.reduce((sum, u) => sum + worth(u.line, u.here), 0n);
  if (amount === 0n || counted === 0n) return [counted, whole];
  const left = all - amount * whole;
  return left <= 0n ? [0n, 1n] : [counted * left, whole * all];
}
