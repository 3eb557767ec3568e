import { foldMember } from "../../app/loyalty/fold.ts";
import { ORDERS_ALONE } from "../../app/loyalty/history.ts";
import { parseMinor } from "../../app/loyalty/money.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import { programSchema, type Program, type ProgramInput } from "../../app/loyalty/program.ts";
import { must } from "../support/must.ts";
import { DAY, line, order, START } from "./orders.ts";

/** Plays one row of the page's table and writes down what moves, as the page writes it: "→ +129 −65". */
export function movementsOf(row: { program: string; steps: string }): string {
  const fold = foldMember({
    member: { id: "m", joinedAt: START, birthday: null },
    orders: ordersOf(row.steps),
    ...ORDERS_ALONE,
    versions: [{ version: 1, effectiveAt: START, program: programOf(row.program) }],
    liveFrom: START,
    pastFrom: null,
    currency: "EUR",
    timeZone: "Europe/Berlin",
    now: START + 60 * DAY,
  });
  const moves = fold.entries.map(({ points }) => (points < 0 ? `−${String(Math.abs(points))}` : `+${String(points)}`));
  return `→ ${moves.join(" ")}`;
}

type Rule = NonNullable<ProgramInput["earning"]>[number];

/** "1 per unit, nearest; gold × 1.5 from 100.00; double" as a document. */
function programOf(text: string): Program {
  const [rule = "", ...rest] = text.split("; ");
  const [effect = "", ...options] = rule.split(", ");
  const earning: Rule = { id: "orders", trigger: { kind: "order" }, effect: effectOf(effect) };
  for (const option of options) applyOption(earning, option);
  const input: ProgramInput = {
    schema: 2,
    units: [
      { id: "points", name: { one: "Coin", many: "Coins" } },
      { id: "cash", kind: "cashback", name: { one: "Cent", many: "Cents" } },
    ],
    earning: [earning],
    tiers: [],
    campaigns: [],
    policies: {},
  };
  for (const part of rest) applyPart(input, part);
  return programSchema.parse(input);
}

function effectOf(text: string): Rule["effect"] {
  const [, number = "0"] = /^([\d.]+) /.exec(text) ?? [];
  if (/^[\d.]+ per unit$/.test(text)) return { kind: "points-per-unit", rate: number };
  if (/^[\d.]+ cashback$/.test(text)) return { kind: "percentage", share: number, unit: "cash" };
  if (/^\d+ fixed$/.test(text)) return { kind: "fixed-points", points: Number(number) };
  if (/^\d+ per item$/.test(text)) return { kind: "per-item", points: Number(number) };
  const step = /^\d+ per full ([\d.]+)$/.exec(text);
  if (step) return { kind: "per-step", points: Number(number), stepMinor: minor(step[1]) };
  const bands = /^([\d.]+) up to ([\d.]+), ([\d.]+) above$/.exec(text) ?? /^([\d.]+) up to ([\d.]+)$/.exec(text);
  if (bands) return { kind: "bands", bands: [{ fromMinor: 0, rate: must(bands[1]) }] };
  throw new Error(`no effect is written ${text}`);
}

function applyOption(rule: Rule, option: string): void {
  const basis = { giftCards: false, tips: false, shipping: false, ...rule.basis };
  const limit = /^at most (\d+) an? (order|month)$/.exec(option);
  const times = /^(\d+) times a month$/.exec(option);
  const from = /^from ([\d.]+)$/.exec(option);
  const above = /^([\d.]+) above$/.exec(option);
  if (option === "nearest" || option === "up") rule.rounding = option;
  else if (option === "on paid") rule.trigger = { kind: "order", when: "paid" };
  else if (option === "with gift cards") rule.basis = { ...basis, giftCards: true };
  else if (option === "with tips") rule.basis = { ...basis, tips: true };
  else if (option === "with shipping") rule.basis = { ...basis, shipping: true };
  else if (limit) rule.limits = [{ per: limit[2] === "order" ? "order" : "month", points: Number(limit[1]) }];
  else if (times) rule.limits = [{ per: "month", times: Number(times[1]) }];
  else if (from) rule.conditions = [{ kind: "amount", fromMinor: minor(from[1]) }];
  else if (above && rule.effect.kind === "bands") rule.effect.bands.push({ fromMinor: 10_000, rate: must(above[1]) });
  else throw new Error(`no option is written ${option}`);
}

function applyPart(input: ProgramInput, part: string): void {
  const tier = /^(\w+) × ([\d.]+) from ([\d.]+)$/.exec(part);
  if (tier) {
    const [, id = "", multiplier = "", from] = tier;
    input.tiers?.push({ id, name: id, multiplier, qualifications: [{ basis: "spend", threshold: minor(from) }] });
  } else if (part === "double") {
    input.campaigns?.push({ id: "double", name: "Double", effect: { kind: "multiplier", multiplier: "2" } });
  } else if (part === "add" || part === "best") {
    input.policies = { ...input.policies, stacking: part };
  } else throw new Error(`no part of a program is written ${part}`);
}

/** The orders that the steps tell of, a day between two steps. */
function ordersOf(steps: string): OrderFacts[] {
  const orders: OrderFacts[] = [];
  for (const [index, step] of steps.split("; ").entries()) {
    const at = START + (index + 1) * DAY;
    const goods = /^order (.+)$/.exec(step)?.[1];
    if (goods !== undefined) orders.push(ordered(goods, { id: String(100 + orders.length), at }));
    else orders.push(after(must(orders.pop()), { step, at, id: String(1000 + index) }));
  }
  return orders;
}

function ordered(goods: string, { id, at }: { id: string; at: number }): OrderFacts {
  const lines = goods.split(" + ").map((text, index) => {
    const [, kind = "", count = "1", price] = /^(gift card |tip )?(?:(\d+) × )?([\d.]+)$/.exec(text) ?? [];
    const quantity = Number(count);
    const sort = kind === "tip " ? "tip" : kind === "" ? "goods" : "gift-card";
    return {
      ...line({ id: `${id}${String(index)}`, quantity, netMinor: minor(price) * quantity }),
      kind: sort,
    } as const;
  });
  return order({ id, placedAt: at, lines });
}

function after(facts: OrderFacts, { step, at, id }: { step: string; at: number; id: string }): OrderFacts {
  const [, word = "", amount] = /^(\w+)(?: ([\d.]+))?$/.exec(step) ?? [];
  const lines = facts.lines.map((one) => ({ lineId: one.id, quantity: one.quantity }));
  const refund = { id, at, lines: [], goodsAmountMinor: 0, shippingMinor: 0 };
  switch (word) {
    case "ship":
      return { ...facts, fulfilments: [{ id, at, lines }] };
    case "pay":
      return { ...facts, paid: { id, at } };
    case "cancel":
      return { ...facts, cancelledAt: at };
    case "shipping":
      return { ...facts, shipping: { netMinor: minor(amount), taxOnTopMinor: 0, taxIncludedMinor: 0 } };
    case "return": {
      const returned = [{ lineId: must(facts.lines[0]).id, quantity: Number(amount), returned: true }];
      return { ...facts, refunds: [...facts.refunds, { ...refund, lines: returned }] };
    }
    case "refund":
      return { ...facts, refunds: [...facts.refunds, { ...refund, goodsAmountMinor: minor(amount) }] };
    case "dispute":
      return { ...facts, disputes: [{ id, at, amountMinor: minor(amount), wonAt: null }] };
    case "win":
      return { ...facts, disputes: facts.disputes.map((dispute) => ({ ...dispute, wonAt: at })) };
    default:
      throw new Error(`no step is written ${step}`);
  }
}

function minor(text: string | undefined): number {
  return must(parseMinor(must(text), "EUR"));
}
