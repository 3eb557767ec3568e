import type { AdminPage } from "./admin-page.server.ts";
import { clock } from "./clock.server.ts";
import type { Language } from "./i18n/language.ts";
import { wholeSeconds } from "./loyalty/calendar.ts";
import { type Draft, fittedDrafts } from "./loyalty/fitting/drafts.ts";
import { type ShopFigures, shopFigures } from "./loyalty/fitting/figures.ts";
import { type Reach, reachOf } from "./loyalty/fitting/reach.ts";
import { Simulator } from "./loyalty/simulation/simulator.ts";
import { ordersPlacedBetween } from "./models/order.ts";

/** How far back buying habits are looked at, and at how many orders at most: the newest. */
const YEARS = 2;
const ORDERS_MAX = 20_000;

export interface Fitting {
  figures: ShopFigures;
  /** Whether there are more orders than were looked at. */
  isPart: boolean;
  drafts: (Draft & { reach: Reach })[];
}

/** What the shop's orders tell, and three drafts with what these orders would have done in each. */
export async function fittingOf({ shop }: AdminPage, language: Language): Promise<Fitting> {
  const { currency, timeZone } = shop;
  const now = clock.now();
  const from = new Date(now.getTime() - YEARS * 365 * 24 * 60 * 60 * 1000);
  const orders = await ordersPlacedBetween({ ...shop, from, to: now, limitMax: ORDERS_MAX });
  const to = wholeSeconds(now);
  const figures = shopFigures(orders, { currency, timeZone, to });
  const simulator = new Simulator({ currency, timeZone });
  for (const order of orders) simulator.add(order);
  const drafts = fittedDrafts(figures, { currency, language }).map((draft) => ({
    ...draft,
    reach: reachOf(draft.program, simulator.report(draft.program, to), figures),
  }));
  return { figures, isPart: orders.length === ORDERS_MAX, drafts };
}
