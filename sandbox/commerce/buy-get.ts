import type { SandboxContext } from "../context.ts";
import type { BxgyDiscount } from "../state-discounts.ts";
import { entitledLines } from "./entitled.ts";
import type { BareLine } from "./lines.ts";

/** How many units of each line a "buy X get Y" discounts, or what the cart lacks for it. */
export type BuyGet = { units: number[]; lacks: null } | { units: null; lacks: "buys" | "gets" };

/**
 * Finds the units that are given: again and again, as often as the cart and the limit allow, the units to buy are set aside (the
 * dearest, and those that cannot be given, first), then the units to get (the cheapest first). Both must be in the cart whole.
 */
export function buyGetUnits(
  context: SandboxContext,
  of: { discount: BxgyDiscount; lines: readonly BareLine[] },
): BuyGet {
  const { discount, lines } = of;
  const buys = placesOf(context, lines, discount.buys.items);
  const gets = placesOf(context, lines, discount.gets.items);
  const price = (place: number) => lines[place]?.price.shop ?? 0;
  const toGive = [...gets].sort((a, b) => price(a) - price(b));
  const toBuy = [...buys].sort((a, b) => Number(gets.includes(a)) - Number(gets.includes(b)) || price(b) - price(a));

  let left = lines.map((line) => line.quantity);
  const units = lines.map(() => 0);
  const limit = discount.usesPerOrderLimit ?? Infinity;
  for (let uses = 0; uses < limit; uses += 1) {
    const { minimum } = discount.buys;
    const afterBuying =
      minimum.kind === "quantity"
        ? setAside({ left, places: toBuy, until: (sum) => sum.units >= minimum.quantity, price })
        : setAside({ left, places: toBuy, until: (sum) => sum.amountMinor >= minimum.amountMinor, price });
    const afterGiving =
      afterBuying &&
      setAside({ left: afterBuying, places: toGive, until: (sum) => sum.units >= discount.gets.quantity, price });
    if (!afterBuying || !afterGiving || discount.gets.quantity < 1) {
      return uses > 0 ? { units, lacks: null } : { units: null, lacks: afterBuying ? "gets" : "buys" };
    }
    for (const place of units.keys()) {
      units[place] = (units[place] ?? 0) + (afterBuying[place] ?? 0) - (afterGiving[place] ?? 0);
    }
    left = afterGiving;
  }
  return { units, lacks: null };
}

/** What is left of each line once enough units are taken; null when there are not enough. */
function setAside(of: {
  left: readonly number[];
  places: readonly number[];
  until: (sum: { units: number; amountMinor: number }) => boolean;
  price: (place: number) => number;
}): number[] | null {
  const left = [...of.left];
  const sum = { units: 0, amountMinor: 0 };
  for (const place of of.places) {
    for (let open = left[place] ?? 0; open > 0 && !of.until(sum); open -= 1) {
      sum.units += 1;
      sum.amountMinor += of.price(place);
      left[place] = open - 1;
    }
  }
  return of.until(sum) ? left : null;
}

function placesOf(context: SandboxContext, lines: readonly BareLine[], items: BxgyDiscount["buys"]["items"]): number[] {
  const entitled = new Set(entitledLines(context, { items, lines }));
  return lines.flatMap((line, place) => (entitled.has(line) ? [place] : []));
}
