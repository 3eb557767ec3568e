import { randomUUID } from "node:crypto";
import { withTransaction } from "../../app/db.server.ts";
import type { Book } from "../../app/ledger/book.ts";
import type { BookPolicies, Movement } from "../../app/ledger/movement.ts";
import { openBooks } from "../../app/ledger/open-books.ts";
import { post } from "../../app/ledger/post.ts";
import { lockAccounts } from "../../app/ledger/read.ts";
import type { LotDates } from "../../app/loyalty/fold-result.ts";
import { type Program, simpleProgram } from "../../app/loyalty/program.ts";
import type { TestDatabase } from "../support/database.ts";
import { insertLiveProgram } from "../support/insert-program.ts";
import { must } from "../support/must.ts";

export const DAY = 86_400;
/** Day 0 of every test here: 1 January 2026, in whole seconds. */
export const DAY_0 = Date.UTC(2026, 0, 1) / 1000;

export const at = (day: number) => new Date((DAY_0 + day * DAY) * 1000);
export const lasting = (expires: number | null, vests = 0): LotDates => ({
  vestsAt: DAY_0 + vests * DAY,
  expiresAt: expires === null ? null : DAY_0 + expires * DAY,
});

/** A live program in the database with members, where a test writes to the ledger the way a flow does. */
export class Desk {
  readonly programId: string;
  readonly policies: BookPolicies;
  private readonly database: TestDatabase;

  private constructor(database: TestDatabase, programId: string, policies: BookPolicies) {
    this.database = database;
    this.programId = programId;
    this.policies = policies;
  }

  static async open(database: TestDatabase, policies: Partial<Program["policies"]> = {}): Promise<Desk> {
    const program = simpleProgram(100);
    const document = { ...program, policies: { ...program.policies, ...policies } };
    const id = await insertLiveProgram(database, { program: document, liveFrom: at(0) });
    const { shortfall, spending } = document.policies;
    return new Desk(database, id, { shortfall, spending });
  }

  async member(): Promise<string> {
    const id = randomUUID();
    const values = [this.programId, id];
    await this.database.query(
      `INSERT INTO member (program_id, id, joined_at, joined_by) VALUES ($1, $2, now(), 'agent')`,
      values,
    );
    await this.database.query(`INSERT INTO account (program_id, member_id, unit) VALUES ($1, $2, 'points')`, values);
    return id;
  }

  /** Opens the member's books, lets `work` write, and posts. */
  async write(memberId: string, work: (book: (unit?: string) => Book) => void, now = at(1)): Promise<void> {
    const { programId, policies } = this;
    await withTransaction(async (tx) => {
      const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
      const { book, all } = await openBooks(tx, { programId, accounts, reach: "whole", policies });
      work((unit = "points") => must(book(memberId, unit)));
      await post(tx, { programId, books: all(), now });
    });
  }

  /** What a fact has given becomes `to`: posted, corrected, or left as it is. */
  async fact(
    memberId: string,
    key: string,
    options: { to: number; day?: number; lot?: LotDates; isMoved?: boolean; unit?: string },
  ): Promise<void> {
    const { to, day = 1, lot = null, isMoved = false, unit } = options;
    const rows = await this.database.query<{ key: string; delta: number }>(
      `SELECT key, (CASE WHEN to_account = 'member' THEN points ELSE -points END)::int AS delta FROM transfer
        WHERE program_id = $1 AND member_id = $2 AND key ~ ('^' || $3 || '(:c[0-9]+)?$')`,
      [this.programId, memberId, key],
    );
    const [known] = await this.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM transfer WHERE program_id = $1 AND key ~ ('^' || $2 || '(:c[0-9]+)?$')`,
      [this.programId, key],
    );
    const from = rows.reduce((sum, { delta }) => sum + delta, 0);
    if (from === to) return;
    const n = known?.n ?? 0;
    const movement: Movement = {
      ...movementOf(n === 0 ? key : `${key}:c${String(n)}`, day),
      reason: n === 0 ? "order-fulfilled" : "correction",
      counterpart: to < from ? "reversed" : "issued",
      explanation: { kind: "withdrawn", rule: "orders", cause: isMoved ? "moved" : "fact-gone" },
      ...(n === 0 ? {} : { corrects: key }),
    };
    const change = { key, from, to, earlierKeys: rows.map((row) => row.key), lot };
    await this.write(memberId, (book) => book(unit).adjustFact(movement, change), at(day));
  }

  async spend(memberId: string, points: number, options: { day?: number; key?: string } = {}): Promise<string> {
    const { day = 2, key = `redemption:${randomUUID()}` } = options;
    const movement = { ...movementOf(key, day), reason: "redeemed", counterpart: "redeemed" };
    await this.write(memberId, (book) => book().spend(movement, points, at(day)), at(day));
    return key;
  }

  async unspend(memberId: string, key: string, points: number, day = 3): Promise<void> {
    const movement = { ...movementOf(`${key}:returned`, day), reason: "redemption-returned", counterpart: "redeemed" };
    await this.write(memberId, (book) => book().unspend(movement, { key, points, lot: null }), at(day));
  }

  async credit(
    memberId: string,
    key: string,
    options: { points: number; lot?: LotDates; unit?: string },
  ): Promise<void> {
    const { points, lot = null, unit } = options;
    await this.write(memberId, (book) => book(unit).credit(movementOf(key), points, lot));
  }

  async account(memberId: string, unit = "points"): Promise<{ balance: number; debt: number }> {
    const [row] = await this.database.query<{ balance: number; debt: number }>(
      `SELECT balance::int, debt::int FROM account WHERE program_id = $1 AND member_id = $2 AND unit = $3`,
      [this.programId, memberId, unit],
    );
    return must(row);
  }

  /** The member's lots by key, as [remaining, expired, forgiven]. */
  async lots(memberId: string): Promise<Record<string, [number, number, number]>> {
    const rows = await this.database.query<{ key: string; remaining: number; expired: number; forgiven: number }>(
      `SELECT key, remaining::int, expired::int, forgiven::int FROM lot WHERE program_id = $1 AND member_id = $2 ORDER BY key`,
      [this.programId, memberId],
    );
    return Object.fromEntries(rows.map((lot) => [lot.key, [lot.remaining, lot.expired, lot.forgiven]]));
  }

  /** Every transfer of the member as [key, signed points], in the order of recording. */
  async transfers(memberId: string): Promise<[string, number][]> {
    const rows = await this.database.query<{ key: string; points: number }>(
      `SELECT key, (CASE WHEN to_account = 'member' THEN points ELSE -points END)::int AS points
         FROM transfer WHERE program_id = $1 AND member_id = $2 ORDER BY id`,
      [this.programId, memberId],
    );
    return rows.map(({ key, points }) => [key, points]);
  }
}

/** A movement of day 1 that gives. */
export function movementOf(key: string, day = 1): Movement {
  const explanation = { kind: "agent", reason: "goodwill", note: "", actor: "agent" } as const;
  return { key, reason: "agent-goodwill", occurredAt: at(day), counterpart: "issued", explanation };
}
