import type { Campaign, Condition, EarningRule, Program } from "../../../app/loyalty/program.ts";
import type { OrderLine, OrderFacts } from "../../../app/loyalty/order-facts.ts";
import { choosesLine, type Counted } from "./basis.ts";
import { isLess, nothing, plus, rational, type Rational, rounded, sum, times, wholePart } from "./rational.ts";
import { momentOf, termOn, weekdayOf } from "./wall-clock.ts";

/** What a rule is asked about: an order or an event, and what was so when it came. */
export interface Occasion {
  at: number;
  timeZone: string;
  joinedAt: number;
  tierId: string | null;
  order: { facts: OrderFacts; number: number; present: (conditions: Condition[]) => Counted } | null;
  event: {
    amountMinor: number | null;
    quantity: number;
    code: string | null;
    attributes: Record<string, unknown>;
  } | null;
}

const OF_ORDERS = ["products", "discounted", "channel", "company", "order-number", "country", "customer-tag"];

function allHold(conditions: Condition[], occasion: Occasion): boolean {
  return conditions.every((condition) => holds(condition, conditions, occasion));
}

function holds(condition: Condition, all: Condition[], occasion: Occasion): boolean {
  const { order, event, at, timeZone, tierId, joinedAt } = occasion;
  if (OF_ORDERS.includes(condition.kind) && !order) return false;
  switch (condition.kind) {
    case "products":
    case "discounted":
      return true;
    case "amount": {
      const worth = order ? order.present(all).total : event ? rational(event.amountMinor ?? 0) : null;
      if (worth === null || (event && event.amountMinor === null)) return false;
      if (condition.fromMinor !== undefined && isLess(worth, rational(condition.fromMinor))) return false;
      return condition.toMinor === undefined || !isLess(rational(condition.toMinor), worth);
    }
    case "order-number": {
      const number = order?.number ?? 0;
      return "exactly" in condition.is ? number === condition.is.exactly : number % condition.is.every === 0;
    }
    case "weekday":
      return condition.in.includes(weekdayOf(at, timeZone));
    case "window":
      return isBetween(at, condition, timeZone);
    case "tier":
      return condition.in.includes(tierId);
    case "company":
      return order?.facts.isCompany === condition.is;
    case "attribute":
      return event?.attributes[condition.name] === condition.equals;
    case "code":
      return event
        ? condition.in.some((code) => code.toLowerCase() === event.code?.toLowerCase())
        : (order?.facts.discountCodes ?? []).some((one) =>
            condition.in.some((c) => c.toLowerCase() === one.toLowerCase()),
          );
    case "since-joining":
      return at >= joinedAt && at <= termOn(joinedAt, condition.within, timeZone);
    case "channel":
    case "country":
    case "customer-tag":
    case "all-of":
      throw new Error(`the generator makes no condition ${condition.kind}`);
  }
}

function isBetween(
  at: number,
  window: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
): boolean {
  const moment = (text: string) => {
    const [date = "", time = "00:00"] = text.split("T");
    const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    return momentOf({ year, month, day, second: hour * 3600 + minute * 60 }, timeZone);
  };
  return (
    (window.from === undefined || at >= moment(window.from)) && (window.to === undefined || at < moment(window.to))
  );
}

/** Points of a rule before any cap: exact, multiplied, rounded once, bonuses on top. */
export function uncapped(options: {
  program: Program;
  rule: EarningRule;
  occasion: Occasion;
  counted: Counted | null;
  minorPerUnit: number;
}): number {
  const { program, rule, occasion, counted } = options;
  if (!allHold(rule.conditions, occasion)) return 0;
  const { event } = occasion;
  if (counted && counted.total.n <= 0n) return 0;
  const multiplierOf = (line: OrderLine | null) => multiplier({ program, rule, occasion, counted, line });
  const overLines = (of: (line: { worth: Rational; count: number }) => Rational, shipping: Rational): Rational =>
    counted
      ? plus(
          sum(counted.lines.map((one) => times(of(one), multiplierOf(one.line)))),
          times(shipping, multiplierOf(null)),
        )
      : nothing;
  const { effect } = rule;
  const total = counted ? counted.total : rational(event?.amountMinor ?? 0);
  const whole = multiplierOf(null);
  let exact: Rational;
  switch (effect.kind) {
    case "points-per-unit":
    case "percentage": {
      const ratio = effect.kind === "percentage" ? effect.share : effect.rate;
      const units = effect.kind === "percentage" ? 1 : options.minorPerUnit;
      const rate = rational(ratio.numerator, ratio.denominator * units);
      exact = counted
        ? times(
            times(
              overLines(({ worth }) => worth, counted.shipping),
              counted.share,
            ),
            rate,
          )
        : times(times(total, rate), whole);
      break;
    }
    case "fixed-points":
      exact = times(rational(effect.points), whole);
      break;
    case "per-item":
      exact = counted
        ? times(
            overLines(({ count }) => rational(count), nothing),
            rational(effect.points),
          )
        : times(rational((event?.quantity ?? 0) * effect.points), whole);
      break;
    case "per-step":
      exact = times(
        rational(wholePart(total) < 0 ? 0 : Math.floor(wholePart(total) / effect.stepMinor) * effect.points),
        whole,
      );
      break;
    case "bands":
      exact = times(bandsOf(effect.bands, total, options.minorPerUnit), whole);
      break;
    case "tier":
    case "reward":
      return 0;
  }
  const bonus = campaignsFor({ program, rule, occasion, counted })
    .map(({ effect: change }) => (change.kind === "bonus" ? change.points : 0))
    .reduce((all, one) => all + one, 0);
  return rounded(exact, rule.rounding) + bonus;
}

function bandsOf(
  bands: { fromMinor: number; rate: { numerator: number; denominator: number } }[],
  total: Rational,
  minorPerUnit: number,
): Rational {
  return sum(
    bands.map(({ fromMinor, rate }, index) => {
      const end = bands[index + 1]?.fromMinor;
      const reach = end !== undefined && isLess(rational(end), total) ? rational(end) : total;
      if (!isLess(rational(fromMinor), reach)) return nothing;
      const part = { n: reach.n - BigInt(fromMinor) * reach.d, d: reach.d };
      return times(part, rational(rate.numerator, rate.denominator * minorPerUnit));
    }),
  );
}

interface Asked {
  program: Program;
  rule: EarningRule;
  occasion: Occasion;
  counted: Counted | null;
}

function isMultiplied(rule: EarningRule): boolean {
  return rule.multiplied ?? rule.trigger.kind === "order";
}

function campaignsFor({ program, rule, occasion, counted }: Asked): Campaign[] {
  return program.campaigns.filter((campaign) => {
    const isNamed = campaign.rules ? campaign.rules.includes(rule.id) : isMultiplied(rule);
    if (!isNamed || !isBetween(occasion.at, campaign, occasion.timeZone)) return false;
    if (!allHold(campaign.conditions, occasion)) return false;
    if (!hasLines(campaign) || !counted || !occasion.order) return !hasLines(campaign);
    return occasion.order.present(rule.conditions).lines.some(({ line }) => choosesAll(campaign, line));
  });
}

function hasLines(campaign: Campaign): boolean {
  return campaign.conditions.some(({ kind }) => kind === "products" || kind === "discounted");
}

function choosesAll(campaign: Campaign, line: OrderLine): boolean {
  return campaign.conditions.every((condition) => choosesLine(condition, line));
}

/** The multiplier of one line, or (null) of the whole and of shipping. */
function multiplier(asked: Asked & { line: OrderLine | null }): Rational {
  const { program, rule, occasion, line } = asked;
  const perLine = ["points-per-unit", "percentage", "per-item"].includes(rule.effect.kind) && occasion.order !== null;
  const campaigns = campaignsFor(asked)
    .filter(({ effect }) => effect.kind === "multiplier")
    .filter((campaign) => !hasLines(campaign) || (perLine ? line !== null && choosesAll(campaign, line) : true));
  const factors = campaigns.map(({ effect }) =>
    effect.kind === "multiplier" ? rational(effect.multiplier.numerator, effect.multiplier.denominator) : rational(1),
  );
  const tier = program.tiers.find(({ id }) => id === occasion.tierId);
  if (isMultiplied(rule))
    factors.push(tier ? rational(tier.multiplier.numerator, tier.multiplier.denominator) : rational(1));
  if (factors.length === 0) return rational(1);
  switch (program.policies.stacking) {
    case "multiply":
      return factors.reduce(times);
    case "add": {
      const all = sum(factors.map((factor) => ({ n: factor.n - factor.d, d: factor.d })));
      return isLess(plus(rational(1), all), nothing) ? nothing : plus(rational(1), all);
    }
    case "best":
      return factors.reduce((best, one) => (isLess(best, one) ? one : best));
  }
}
