import { closeDatabase, withTransaction } from "../app/db.server.ts";
import { settleOrders } from "../app/flows/settle-orders.ts";
import { NO_FILTER } from "../app/loyalty/member-filter.ts";
import { LACKS_NOTHING, type OrderFacts } from "../app/loyalty/order-facts.ts";
import { noteStanding } from "../app/models/figures.ts";
import { homeFigures } from "../app/models/home-figures.ts";
import { memberAccount, ordersOfMember } from "../app/models/member-account.ts";
import { membersPage } from "../app/models/member-list.ts";
import { memberPageFacts } from "../app/models/member-page.ts";
import { timelinePage } from "../app/models/member-timeline.ts";
import { forgetPrograms } from "../app/models/program.ts";
import { type Figure, interleaved, median, type Rounds } from "./measure.ts";
import { type BenchShop, benchOrder, CUSTOMER_BASE, memberIdOf, ORDER_BASE } from "./p1-shop.ts";
import { prepareHistory, TRANSFERS_EACH } from "./p6-data.ts";

/** Fewer for a quick look: the goal speaks of ten million. */
const TRANSFERS = Number(process.env.BENCH_TRANSFERS ?? 10_000_000);
const FEW = 10_000;
const GOAL = 1.2;
/** Few enough that the members of the small shop, who are each awarded several times, stay what they were. */
const AWARDS = 20;
const READS = 100;
const PAGE = 50;

interface Place {
  databaseUrl: string;
  shop: BenchShop;
  members: number;
  /** Orders that were settled: each has a number of its own. */
  orders: number;
}

/** P6: what an award, a read and a page cost with ten million transfers, against the same with ten thousand. */
export async function benchScale(databases: { small: string; large: string }): Promise<Figure[]> {
  const [small, large] = [await prepare(databases.small, FEW), await prepare(databases.large, TRANSFERS)];
  const rounds: Rounds = {};
  for (const [what, work] of Object.entries(WORK)) {
    const rates = await interleaved({
      [`${what}, few`]: () => rateAt(small, work),
      [`${what}, many`]: () => rateAt(large, work),
    });
    Object.assign(rounds, rates);
  }
  await closeDatabase();
  return Object.keys(WORK).map((what) => figureOf(what, rounds));
}

async function prepare(databaseUrl: string, transfers: number): Promise<Place> {
  const members = transfers / TRANSFERS_EACH;
  const shop = await prepareHistory(databaseUrl, members);
  await closeDatabase();
  process.env.DATABASE_URL = databaseUrl;
  // As every night does.
  await withTransaction((tx) => noteStanding(tx, { ...shop, now }));
  return { databaseUrl, shop, members, orders: 0 };
}

interface Work {
  times: number;
  run: (place: Place, index: number) => Promise<unknown>;
}

const now = new Date();

const WORK: Record<string, Work> = {
  "an award": { times: AWARDS, run: (place, index) => award(place, index) },
  "a member's balance": {
    times: READS,
    run: ({ shop }, index) => memberAccount({ ...shop, memberId: memberIdOf(index) }),
  },
  "a member's page": { times: READS, run: ({ shop }, index) => memberPage(shop, memberIdOf(index)) },
  "a page of members, newest first": { times: READS, run: (place, index) => listPage(place, "newest", index) },
  "a page of members, most points first": {
    times: READS,
    run: (place, index) => listPage(place, "most-points", index),
  },
  "the figures of the first page": {
    times: READS,
    run: ({ shop }) => homeFigures({ ...shop, shopDomain: "bench.myshopify.com", since: now }),
  },
};

async function award({ shop, orders }: Place, index: number): Promise<void> {
  const facts: OrderFacts = {
    ...benchOrder(index),
    id: String(ORDER_BASE + orders),
    customerId: String(CUSTOMER_BASE + index),
  };
  const reading = { facts, source: "api" as const, lacks: LACKS_NOTHING, caveat: null, askedAt: null };
  await settleOrders({ shop, orders: [{ reading, deliveryId: null }], now });
}

async function memberPage({ programId, shopId }: BenchShop, memberId: string): Promise<void> {
  await Promise.all([
    memberAccount({ programId, shopId, memberId }),
    memberPageFacts({ programId, memberId, now }),
    timelinePage({ programId, memberId, kind: null, after: null, limit: 25 }),
    ordersOfMember({ programId, memberId }),
  ]);
}

/** A page somewhere in the middle of the list. */
async function listPage({ shop }: Place, sort: "newest" | "most-points", index: number): Promise<void> {
  const start = { kind: "after" as const, memberId: memberIdOf(index), balance: 200 };
  const clock = { timeZone: shop.timeZone, now };
  await membersPage({ ...shop, filter: NO_FILTER, sort, clock, start, limit: PAGE });
}

async function rateAt(place: Place, { times, run }: Work): Promise<number> {
  await closeDatabase();
  forgetPrograms();
  process.env.DATABASE_URL = place.databaseUrl;
  // Connections and prepared statements are made before the clock starts.
  for (let count = 0; count < 5; count += 1) await once(place, run);
  const startedAt = performance.now();
  for (let count = 0; count < times; count += 1) await once(place, run);
  return times / ((performance.now() - startedAt) / 1000);
}

async function once(place: Place, run: Work["run"]): Promise<void> {
  place.orders += 1;
  // Steps of a prime number reach every member but the first ones, after whom no page is full, and no neighbours in a row.
  await run(place, PAGE + ((place.orders * 7919) % (place.members - PAGE)));
}

function figureOf(what: string, rounds: Rounds): Figure {
  const [few, many] = [rounds[`${what}, few`] ?? [], rounds[`${what}, many`] ?? []];
  const ratio = median(many.map((rate, round) => (few[round] ?? 0) / rate));
  return {
    ...{ name: "P6", what: `${what}, ${TRANSFERS.toLocaleString("en")} transfers`, ratio, met: ratio <= GOAL },
    ...{ ours: median(many), ceiling: median(few), goal: `≤ ${String(GOAL)}` },
    ceilingIs: `with ${FEW.toLocaleString("en")} (times the cost)`,
  };
}
