import { randomUUID } from "node:crypto";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { continueVoiding, startVoiding } from "../../app/flows/redemptions/void-redemptions.ts";
import { settleOrders } from "../../app/flows/settle-orders.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import type { RedemptionRecord } from "../../app/models/redemption.ts";
import { redemptionById } from "../../app/models/redemption.ts";
import { readOrders } from "../../app/shopify/read-orders.ts";
import { dyingAt, type stage, throttledAtCall } from "../flows/faults/stage.ts";
import { reading } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { type Redeemer, type redeeming, secondsAfter } from "../support/redeeming.ts";
import { NOTHING_MORE, type SandboxedShop } from "../support/sandboxed-shop.ts";
import { MEMBERS, type Move, REWARDS } from "./redemption-moves.ts";

/** What there is to play with. */
export interface Table {
  shopify: SandboxedShop;
  on: ReturnType<typeof stage>;
  actions: ReturnType<typeof redeeming>;
}

/** What stands at rest. */
export interface Played {
  members: Redeemer[];
  taken: { id: string; who: number }[];
  redemptions: RedemptionRecord[];
  orders: OrderFacts[];
  /** What happened, for the distribution. */
  seen: Set<string>;
}

export const POINTS = 500;

/** Plays all moves, then lets everything be heard and come to rest; who is asked by then presses the button. */
export async function play(table: Table, list: readonly Move[]): Promise<Played> {
  const { actions, on, shopify } = table;
  const members: Redeemer[] = [];
  for (let index = 0; index < MEMBERS; index += 1) members.push(await actions.memberWith(POINTS));
  const played: Played = { members, taken: [], redemptions: [], orders: [], seen: new Set() };
  for (const move of list) {
    on.moveTo(secondsAfter(on.now(), 3));
    await make(table, played, move);
  }
  shopify.sandbox.world.faults.clear();
  await hear(table, orderIds(shopify).toReversed());
  await hear(table, orderIds(shopify));
  await on.rest();
  await on.sweep();
  await on.rest();
  for (const { id } of played.taken) {
    if ((await rowOf(table, id)).stuckAt === null) continue;
    played.seen.add("a person was asked");
    await on.press("retry", id);
  }
  await on.rest();
  for (const { id } of played.taken) played.redemptions.push(await rowOf(table, id));
  const read = await readOrders(shopify.admin, { ids: orderIds(shopify), asked: NOTHING_MORE });
  played.orders = [...read.values()];
  return played;
}

const rowOf = async ({ shopify }: Table, id: string) => must(await redemptionById(shopify.shop.programId, id));
const orderIds = (shopify: SandboxedShop) => [...shopify.sandbox.context.shop.orders.keys()];

async function make(table: Table, played: Played, move: Move): Promise<void> {
  const { on, shopify } = table;
  switch (move.kind) {
    case "take":
      return takeOne(table, played, move);
    case "fail": {
      const { operation, how, times } = move;
      // A refusal has no effect.
      const when = how === "userErrors" ? "before" : move.when;
      const isQuery = /^(DiscountByCode|OrdersWithCode|GiftCardsByCode|Read|StoreCreditT|CustomerTags)/.test(operation);
      if (isQuery && how === "userErrors") return;
      shopify.sandbox.world.faults.add({ operation, when, how, times, delayMs: 1 });
      return;
    }
    case "turn":
      await on.turn();
      return;
    case "two turns":
      await Promise.all([on.turn(), on.turn()]);
      return;
    case "rest":
      return on.rest();
    case "sweep":
      await on.sweep();
      return;
    case "void":
      return voidAll(table);
    case "die": {
      const { client, death } = dyingAt(shopify.admin, move);
      if ((await Promise.race([on.turn(client), death])) === "dead") played.seen.add("a process died");
      return;
    }
    case "throttle": {
      const { client, isMet } = throttledAtCall(shopify.admin, move.call);
      await on.turn(client);
      if (isMet()) played.seen.add("throttled");
      return;
    }
    case "wait":
      on.moveTo(secondsAfter(on.now(), move.seconds));
      return;
    case "order":
      return placeOrder(table, played, move);
    case "refund":
    case "cancel order":
    case "hear":
    case "hear in a turn":
      return changeOrder(table, played, move);
    case "cancel":
    case "cancel in a turn":
    case "retry":
    case "delete by hand":
      return changeTaken(table, played, move);
  }
}

async function takeOne({ actions }: Table, played: Played, move: Move & { kind: "take" }): Promise<void> {
  const { memberId } = must(played.members[move.who]);
  const answer = await actions.reserve(memberId, { rewardId: must(REWARDS[move.reward]) });
  if (answer.outcome === "reserved") played.taken.push({ id: answer.redemption.id, who: move.who });
}

async function voidAll({ on, shopify }: Table): Promise<void> {
  const run = { programId: shopify.shop.programId, runId: randomUUID(), now: on.now() };
  const filter = { rewardId: "amount", issuedAfter: null, issuedBefore: null };
  await startVoiding({ ...run, filter, points: "return", actor: "test" });
  await continueVoiding(run);
}

async function changeTaken(
  table: Table,
  played: Played,
  move: Move & { kind: "cancel" | "cancel in a turn" | "retry" | "delete by hand" },
): Promise<void> {
  const { actions, on, shopify } = table;
  const one = played.taken[move.which % Math.max(1, played.taken.length)];
  if (!one) return;
  if (move.kind === "cancel") await actions.cancel(one.id, on.now());
  else if (move.kind === "cancel in a turn") await Promise.all([on.turn(), actions.cancel(one.id, on.now())]);
  else if (move.kind === "retry") await on.press("retry", one.id);
  else {
    const { discounts } = shopify.sandbox.context.shop;
    const { code } = await rowOf(table, one.id);
    for (const [id, { codes, uses }] of discounts) {
      if (uses.length > 0 || !codes.some((each) => each.code === code)) continue;
      discounts.delete(id);
      played.seen.add("deleted by hand");
    }
  }
}

/** At the checkout: what Shopify refuses there is no order. */
async function placeOrder(table: Table, played: Played, move: Move & { kind: "order" }): Promise<void> {
  const one = played.taken[move.which % Math.max(1, played.taken.length)];
  if (!one) return;
  const { customerId } = must(played.members[move.who]);
  const { code, terms } = await rowOf(table, one.id);
  const isCode = code !== null && terms.kind !== "gift-card";
  const giftCardCodes = code !== null && terms.kind === "gift-card" ? [code] : [];
  const order = {
    ...{ customerId, paid: true, ...(isCode ? { discountCodes: [code] } : {}) },
    lines: [{ title: "Lamp", price: "30.00", quantity: 2 }],
    ...(move.paying === "card" ? { payment: { giftCardCodes } } : {}),
    ...(move.paying === "credit" ? { payment: { useStoreCredit: "yes" } } : {}),
  };
  await table.shopify.control("/orders", order).then(
    () => played.seen.add(isCode ? "ordered with a code" : `paid by ${move.paying}`),
    () => undefined,
  );
}

async function changeOrder(
  table: Table,
  played: Played,
  move: Move & { kind: "refund" | "cancel order" | "hear" | "hear in a turn" },
): Promise<void> {
  const { on, shopify } = table;
  const ids = orderIds(shopify).toReversed();
  const id = ids[move.which % Math.max(1, ids.length)];
  if (id === undefined) return;
  if (move.kind === "hear") return hear(table, [id]);
  if (move.kind === "hear in a turn") {
    await Promise.all([on.turn(), hear(table, [id])]);
    return;
  }
  const path = move.kind === "refund" ? "refund" : "cancel";
  const body = move.kind === "refund" ? { lines: [{ index: 0, quantity: 1 }] } : { refund: true };
  await shopify.control(`/orders/${id}/${path}`, body).then(
    () => played.seen.add(move.kind),
    () => undefined,
  );
}

/** The app is told of orders, as they stand in Shopify now. */
async function hear({ on, shopify }: Table, ids: string[]): Promise<void> {
  const { admin, shop } = shopify;
  const read = await readOrders(admin, { ids, asked: NOTHING_MORE });
  const orders = ids.flatMap((id) => {
    const facts = read.get(id);
    return facts ? [{ reading: reading(facts), deliveryId: null }] : [];
  });
  for (const each of orders) await settleOrders({ shop, orders: [each], now: on.now() });
}

/** The ledger's own proof, and each redemption's points on it: [spent, come back]. */
export async function ledgerOf(
  { shopify, on }: Table,
  query: <Row extends Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>,
): Promise<Map<string, number>> {
  const { programId } = shopify.shop;
  const disagreements = await proveLedger({ programId, now: on.now() });
  if (disagreements.length > 0) throw new Error(`the ledger disagrees: ${JSON.stringify(disagreements)}`);
  const rows = await query<{ id: string; points: number }>(
    `SELECT split_part(key, ':', 2) AS id, sum(CASE WHEN to_account = 'member' THEN points ELSE -points END)::int AS points
       FROM transfer WHERE program_id = $1 AND key LIKE 'redemption:%' GROUP BY 1`,
    [programId],
  );
  return new Map(rows.map(({ id, points }) => [id, points]));
}
