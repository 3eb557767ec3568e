import { recordEvents, type ToldEvent } from "../../app/flows/record-events.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { type Program, type ProgramInput, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { DAY, START } from "../loyalty/orders.ts";
import type { TestDatabase } from "./database.ts";
import { NOW } from "./live-shop.ts";

/** The simple program with some sections replaced, defaults filled in. */
export function documentWith(changes: Partial<ProgramInput>): Program {
  return programSchema.parse({ ...simpleProgram(100), ...changes });
}

/** An event of customer 1, ten days after the start. */
export function told(changes: Partial<ToldEvent> = {}): ToldEvent {
  return {
    ...{ id: "e1", customerId: "1", name: "review", at: START + 10 * DAY, amountMinor: null, quantity: 1 },
    ...{ subject: null, code: null, attributes: {} },
    ...changes,
  };
}

/** Records events as the API does; returns their outcomes. */
export async function tell(shop: ShopContext, ...events: ToldEvent[]): Promise<string[]> {
  const recorded = await recordEvents({ shop, events, source: "api", now: NOW });
  return recorded.map(({ outcome }) => outcome);
}

/** A member's balances by unit, as the ledger's own tables have them. */
export async function balancesOf(
  database: TestDatabase,
  shop: ShopContext,
  customerId: string,
): Promise<Record<string, number>> {
  const rows = await database.query<{ unit: string; balance: number }>(
    `SELECT a.unit, a.balance::int FROM member_identity i
       JOIN account a ON a.program_id = i.program_id AND a.member_id = i.member_id
      WHERE i.program_id = $1 AND i.shop_id = $2 AND i.customer_id = $3 ORDER BY a.unit`,
    [shop.programId, shop.shopId, customerId],
  );
  return Object.fromEntries(rows.map(({ unit, balance }) => [unit, balance]));
}

/** A program's awards as [reward, whether it stands], in the order of their keys. */
export async function awardsOf(database: TestDatabase, shop: ShopContext): Promise<[string, "stands" | "withdrawn"][]> {
  const rows = await database.query<{ reward: string; isWithdrawn: boolean }>(
    `SELECT reward_id AS reward, withdrawn_at IS NOT NULL AS "isWithdrawn" FROM reward_award WHERE program_id = $1 ORDER BY key`,
    [shop.programId],
  );
  return rows.map(({ reward, isWithdrawn }) => [reward, isWithdrawn ? "withdrawn" : "stands"]);
}

/** The jobs of a name that wait for members of a program. */
export async function waitingFor(database: TestDatabase, name: string, shop: ShopContext): Promise<string[]> {
  const rows = await database.query<{ memberId: string }>(
    `SELECT payload->>'memberId' AS "memberId" FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE t.identifier = $1 AND payload->>'programId' = $2`,
    [name, shop.programId],
  );
  return rows.map(({ memberId }) => memberId);
}
