import { redemptionById } from "../../../app/models/redemption.ts";
import type { RedemptionRecord } from "../../../app/models/redemption.ts";
import { discountStatus } from "../../../sandbox/commerce/discounts.ts";
import { creditAccountsOf } from "../../../sandbox/commerce/store-credit.ts";
import type { TestDatabase } from "../../support/database.ts";
import { accountOf } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";
import type { SandboxedShop } from "../../support/sandboxed-shop.ts";

/** What stands here and what works in Shopify, of one redemption of a member who had 100 points. */
export interface Standing {
  state: RedemptionRecord["state"];
  /** Points that the member has now. */
  points: number;
  /** How many times what it is for can be used now. */
  works: number;
  /** How many times it was ever made. */
  made: number;
  /** "asked": a person is, and an alert says so; "silent": a person would have to, and none is told. */
  stuck: "no" | "asked" | "silent";
}

/** Which points and how much value go with each state. */
const SOUND: Partial<Record<RedemptionRecord["state"], { points: number; works: number }>> = {
  issued: { points: 0, works: 1 },
  used: { points: 0, works: 0 },
  cancelled: { points: 100, works: 0 },
  lapsed: { points: 100, works: 0 },
};

/** Whether points and value are in step, at the end. */
export function isSound({ state, points, works, made, stuck }: Standing): boolean {
  const should = SOUND[state];
  return stuck === "no" && should?.points === points && should.works === works && made <= 1;
}

/** Reads both sides. */
export async function standingOf(
  of: { database: TestDatabase; shopify: SandboxedShop },
  redemption: { id: string; customerId: string },
): Promise<Standing> {
  const { database, shopify } = of;
  const { programId } = shopify.shop;
  const row = must(await redemptionById(programId, redemption.id));
  const alerts = await database.query(
    "SELECT 1 FROM alert WHERE redemption_id = $1 AND kind = 'stuck-redemption' AND dismissed_at IS NULL",
    [redemption.id],
  );
  const account = await accountOf(database, shopify.shop, redemption.customerId);
  return {
    state: row.state,
    points: account?.balance ?? 0,
    ...outside(shopify, row, redemption.customerId),
    stuck: row.stuckAt === null ? "no" : alerts.length === 1 ? "asked" : "silent",
  };
}

function outside(shopify: SandboxedShop, row: RedemptionRecord, customerId: string): { works: number; made: number } {
  const { context, world } = shopify.sandbox;
  const { shop } = context;
  const { code, terms } = row;
  if (terms.kind === "early-access") {
    const isTagged = must(shop.customers.get(customerId)).tags.includes(terms.tag);
    return { works: isTagged ? 1 : 0, made: 1 };
  }
  const nowMs = world.clock.nowMs();
  const discounts = [...shop.discounts.values()].filter(({ codes }) => codes.some((one) => one.code === code));
  const cards = [...shop.giftCards.values()].filter(({ note }) => note?.endsWith(row.id));
  const movements = creditAccountsOf(context, customerId).flatMap(({ transactions }) => transactions);
  const credits = movements.filter(({ type }) => type === "credit");
  const left = movements.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const works =
    discounts.filter((one) => discountStatus(one, nowMs) === "ACTIVE" && one.uses.length === 0).length +
    cards.filter(({ deactivatedAt }) => deactivatedAt === null).length +
    (row.amountMinor === 0 ? 0 : left / row.amountMinor);
  return { works, made: discounts.length + cards.length + credits.length };
}
