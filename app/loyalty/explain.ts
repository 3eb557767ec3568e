import { assertNever, invariant } from "./assert.ts";
import type { Explanation, OrderExplanation } from "./explanation.ts";
import { formatMinor } from "./money.ts";
import { ratioToDecimal } from "./points.ts";

/** What the sentences need besides the data: the language, and what the merchant calls a point. */
export interface ExplainContext {
  locale: "en" | "de";
  pointsName: { one: string; many: string };
}

/**
 * The sentence of a transfer, such as "134 Coins: 1 per EUR on 89.40 €, × 1.5 Gold, rounded down". Rendered on reading, from
 * data alone, so that it can be recomputed by hand and copied into a reply.
 *
 * @param points what the transfer moved, signed: negative when the member lost it
 */
export function explain(explanation: Explanation, points: number, context: ExplainContext): string {
  const words = WORDS[context.locale];
  switch (explanation.kind) {
    case "order":
      return explainOrder(explanation, context);
    case "withdrawn":
      return words.withdrawn[explanation.cause];
    case "joined":
      return words.joined(count(points, context));
    case "agent":
      return words.agent(count(Math.abs(points), context), points < 0 ? "taken" : "given", explanation.note);
    case "redeemed":
      return words.redeemed(count(Math.abs(points), context), money(explanation, context.locale));
    case "redemption-returned":
      return words.returned(count(points, context));
    case "merged":
      return words.merged;
    default:
      return assertNever(explanation);
  }
}

function explainOrder(order: OrderExplanation, context: ExplainContext): string {
  const words = WORDS[context.locale];
  const sum = `${count(order.after, context)}: ${arithmetic(order, context.locale)}`;
  const gone = order.basisMinor === 0 ? words.nothingLeft : sum;
  switch (order.fact) {
    case "placed":
    case "paid":
    case "fulfilled":
      return order.before === 0
        ? `${words.fact[order.fact](order.order)}. ${sum}`
        : `${words.fact[order.fact](order.order)}. ${words.instead(sum, count(order.before, context))}`;
    case "edited":
    case "refunded":
    case "cancelled":
      return `${words.fact[order.fact](order.order)}. ${words.instead(gone, count(order.before, context))}`;
    default:
      return assertNever(order.fact);
  }
}

function arithmetic(order: OrderExplanation, locale: "en" | "de"): string {
  const words = WORDS[locale];
  const parts = [
    "rate" in order.effect
      ? words.rate(
          decimal(ratioToDecimal(order.effect.rate), locale),
          order.currency,
          money({ ...order, amountMinor: order.basisMinor }, locale),
        )
      : words.fixed(String(order.effect.fixed)),
  ];
  if (order.tier && order.tier.multiplier.numerator !== order.tier.multiplier.denominator) {
    parts.push(`× ${decimal(ratioToDecimal(order.tier.multiplier), locale)} ${order.tier.name}`);
  }
  parts.push(words.rounding[order.rounding]);
  return parts.join(", ");
}

function count(points: number, { locale, pointsName }: ExplainContext): string {
  const name = Math.abs(points) === 1 ? pointsName.one : pointsName.many;
  return `${new Intl.NumberFormat(locale).format(points)} ${name}`;
}

function money(value: { amountMinor: number; currency: string }, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: value.currency,
    currencyDisplay: "narrowSymbol",
  });
  return format.format(numeric(formatMinor(value.amountMinor, value.currency)));
}

function decimal(plain: string, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(numeric(plain));
}

/** Intl takes decimal strings as they are: no amount becomes a floating-point number on its way to a person. */
function numeric(text: string): `${number}` {
  invariant(isNumeric(text), `${text} is no number`);
  return text;
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

const WORDS = {
  en: {
    fact: {
      placed: (order: string) => `Order ${order} placed`,
      paid: (order: string) => `Order ${order} paid`,
      fulfilled: (order: string) => `Order ${order} shipped`,
      edited: (order: string) => `Order ${order} changed`,
      refunded: (order: string) => `Order ${order} refunded`,
      cancelled: (order: string) => `Order ${order} cancelled`,
    },
    rate: (rate: string, unit: string, amount: string) => `${rate} per ${unit} on ${amount}`,
    fixed: (points: string) => `${points} per order`,
    rounding: { down: "rounded down", nearest: "rounded to the nearest", up: "rounded up" },
    instead: (now: string, before: string) => `${now}; before: ${before}`,
    nothingLeft: "Nothing of it counts any more",
    withdrawn: {
      moved: "The order belongs to another customer now",
      "fact-gone": "What these points were given for did not happen after all",
    },
    joined: (points: string) => `${points} as a gift for joining`,
    agent: (points: string, way: "given" | "taken", note: string) =>
      `${points} ${way} by the shop${note ? `: ${note}` : ""}`,
    redeemed: (points: string, amount: string) => `${points} redeemed for ${amount} off an order`,
    returned: (points: string) => `${points} back: the reward was not issued`,
    merged: "Two customer accounts became one",
  },
  de: {
    fact: {
      placed: (order: string) => `Bestellung ${order} aufgegeben`,
      paid: (order: string) => `Bestellung ${order} bezahlt`,
      fulfilled: (order: string) => `Bestellung ${order} versandt`,
      edited: (order: string) => `Bestellung ${order} geändert`,
      refunded: (order: string) => `Bestellung ${order} erstattet`,
      cancelled: (order: string) => `Bestellung ${order} storniert`,
    },
    rate: (rate: string, unit: string, amount: string) => `${rate} je ${unit} auf ${amount}`,
    fixed: (points: string) => `${points} je Bestellung`,
    rounding: { down: "abgerundet", nearest: "kaufmännisch gerundet", up: "aufgerundet" },
    instead: (now: string, before: string) => `${now}; vorher: ${before}`,
    nothingLeft: "Davon zählt nichts mehr",
    withdrawn: {
      moved: "Die Bestellung gehört jetzt zu einem anderen Kundenkonto",
      "fact-gone": "Der Anlass für diese Punkte ist doch nicht eingetreten",
    },
    joined: (points: string) => `${points} als Geschenk zum Beitritt`,
    agent: (points: string, way: "given" | "taken", note: string) =>
      `${points} vom Shop ${way === "given" ? "gutgeschrieben" : "abgezogen"}${note ? `: ${note}` : ""}`,
    redeemed: (points: string, amount: string) => `${points} eingelöst für ${amount} Nachlass auf eine Bestellung`,
    returned: (points: string) => `${points} zurück: Die Prämie wurde nicht ausgestellt`,
    merged: "Zwei Kundenkonten wurden eins",
  },
} as const;
