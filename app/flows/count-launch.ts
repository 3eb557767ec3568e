import { type Tx, withTransaction } from "../db.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { isExcluded } from "../loyalty/joining.ts";
import { type PastTime, pastOrders, pastPoints, tierByPast } from "../loyalty/launch/dry-run.ts";
import type { LaunchReport } from "../loyalty/launch/report.ts";
import type { OrderFacts } from "../loyalty/order-facts.ts";
import { POINTS, type Program } from "../loyalty/program.ts";
import { worthOfPoints } from "../loyalty/rewards/liability.ts";
import {
  customersToCount,
  insertLines,
  type LaunchLine,
  type LineSums,
  membersCounted,
  ordersOfCustomers,
  sumLines,
} from "../models/launch-line.ts";
import { type LaunchRun, lockLaunch, moveLaunch, noteWorked, saveReport } from "../models/launch.ts";
import { membersWithFacts } from "../models/member-facts.ts";
import { type ProgramState, programState } from "../models/program.ts";
import { foldStored } from "./steps/fold-stored.ts";
import type { ShopContext } from "./steps/shop-context.ts";

const BATCH_MAX = 200;

/**
 * The dry run: works out for every customer with past orders what they would get and which tier they would hold, one bounded batch a
 * call. Writes nothing but the report.
 */
export async function countLaunch(options: {
  shop: ShopContext;
  runId: string;
  now: Date;
}): Promise<{ outcome: "more" | "done" }> {
  const { shop, runId, now } = options;
  return withTransaction(async (tx) => {
    const run = await lockLaunch(tx, { programId: shop.programId, runId });
    const program = await programState(tx, shop.programId);
    const newest = program.versions.at(-1);
    if (run?.state !== "counting" || !newest) return { outcome: "done" };
    const customers = await customersToCount(tx, run, BATCH_MAX);
    const last = customers.at(-1);
    if (!last) {
      const sums = await sumLines(tx, run, newest.program.joining.mode);
      await saveReport(tx, run, reportOf({ sums, run, newest, now }));
      await moveLaunch(tx, { run, state: "ready", now });
      return { outcome: "done" };
    }
    const counting = { shop, run, program, document: newest.program, now };
    const lines = [
      ...(await linesOfMembers(tx, { ...counting, customers })),
      ...(await linesOfStrangers(tx, { ...counting, customers })),
    ];
    await insertLines(tx, run, lines);
    await noteWorked(tx, { run, cursor: last.customerId, customers: customers.length });
    return { outcome: "more" };
  });
}

interface Counting {
  shop: ShopContext;
  run: LaunchRun;
  program: ProgramState;
  document: Program;
  customers: readonly { customerId: string; memberId: string | null }[];
  now: Date;
}

/** Members as they are, with everything that is known of them; somebody who is several customers has one line. */
async function linesOfMembers(tx: Tx, of: Counting): Promise<LaunchLine[]> {
  const { shop, run, program, customers, now } = of;
  const customerOf = new Map<string, string>();
  for (const { customerId, memberId } of customers)
    if (memberId !== null && !customerOf.has(memberId)) customerOf.set(memberId, customerId);
  const memberIds = [...customerOf.keys()];
  const counted = await membersCounted(tx, run, memberIds);
  const open = memberIds.filter((memberId) => !counted.has(memberId));
  const time = timeOf(run);
  const past = { ...program, liveFrom: time.until, pastFrom: run.countsForTiers ? time.from : null };
  return (await membersWithFacts(tx, { programId: shop.programId, memberIds: open })).flatMap((member) => {
    const customerId = customerOf.get(member.memberId);
    if (customerId === undefined) return [];
    const { fold } = foldStored({ shop, program: past, member, now });
    const orders = member.orders.map(({ facts }) => facts);
    const line = { customerId, memberId: member.memberId, tierId: fold.tier?.id ?? null };
    return lineOf(of, orders, line);
  });
}

async function linesOfStrangers(tx: Tx, of: Counting): Promise<LaunchLine[]> {
  const { shop, run, program, document, customers, now } = of;
  const customerIds = customers.flatMap(({ customerId, memberId }) => (memberId === null ? [customerId] : []));
  const all = await ordersOfCustomers(tx, { ...run, customerIds });
  const time = timeOf(run);
  return [...Map.groupBy(all, ({ customerId }) => customerId ?? "")].flatMap(([customerId, orders]) => {
    const newest = orders.reduce((a, b) => (b.placedAt > a.placedAt ? b : a));
    if (isExcluded(document, newest)) return [];
    const { versions } = program;
    const tierId = tierByPast({
      ...{ orders, versions, ...shop, now: wholeSeconds(now), until: time.until },
      from: run.countsForTiers ? time.from : time.until,
    });
    return lineOf(of, orders, { customerId, memberId: null, tierId });
  });
}

function lineOf(
  { shop, run, program, now }: Counting,
  orders: readonly OrderFacts[],
  line: Pick<LaunchLine, "customerId" | "memberId" | "tierId">,
): LaunchLine[] {
  const time = timeOf(run);
  const count = pastOrders(orders, time).length;
  if (count === 0) return [];
  const { versions } = program;
  const points = run.countsForPoints ? pastPoints({ orders, versions, ...shop, ...time, now: wholeSeconds(now) }) : {};
  return [{ ...line, orders: count, points }];
}

function timeOf({ fromAt, untilAt }: LaunchRun): PastTime {
  return { from: wholeSeconds(fromAt), until: wholeSeconds(untilAt) };
}

function reportOf(of: {
  sums: readonly LineSums[];
  run: LaunchRun;
  newest: { version: number; program: Program };
  now: Date;
}): LaunchReport {
  const { sums, run, newest, now } = of;
  const tiers = sums.filter(({ unit }) => unit === null);
  const units = sums.flatMap(({ unit, ...rest }) => (unit === null ? [] : [{ unit, ...rest }]));
  const sum = (key: "customers" | "customersNow" | "orders") => tiers.reduce((all, one) => all + one[key], 0);
  const points = {
    now: Object.fromEntries(units.map(({ unit, pointsNow }) => [unit, pointsNow])),
    all: Object.fromEntries(units.map((one) => [one.unit, one.points])),
  };
  const [nowMinor, allMinor] = [points.now, points.all].map((some) => worthOfPoints(newest.program, some[POINTS] ?? 0));
  const customers = sum("customers");
  return {
    at: now.toISOString(),
    version: newest.version,
    customers,
    now: sum("customersNow"),
    excluded: Math.max(0, run.done - customers),
    orders: sum("orders"),
    points,
    costMinor: typeof nowMinor === "number" && typeof allMinor === "number" ? { now: nowMinor, all: allMinor } : null,
    byTier: [null, ...newest.program.tiers.map(({ id }) => id)].map((tierId) => {
      const one = tiers.find((candidate) => candidate.tierId === tierId);
      return { tierId, now: one?.customersNow ?? 0, all: one?.customers ?? 0 };
    }),
  };
}
