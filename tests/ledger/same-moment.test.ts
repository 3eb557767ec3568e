import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { withTransaction } from "../../app/db.server.ts";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { openBooks } from "../../app/ledger/open-books.ts";
import { post } from "../../app/ledger/post.ts";
import { lockAccounts } from "../../app/ledger/read.ts";
import { freshDatabase } from "../support/database.ts";
import { must } from "../support/must.ts";
import { at, Desk, movementOf } from "./desk.ts";

const database = freshDatabase();

describe("two at the same moment", () => {
  it("never spend the same points twice", async () => {
    const desk = await Desk.open(database);
    const { programId } = desk;
    const memberId = await desk.member();
    await desk.credit(memberId, randomUUID(), { points: 100 });
    const take = () =>
      grantPoints({
        programId,
        memberId,
        points: -60,
        reason: "error",
        note: "",
        actor: "a",
        requestId: randomUUID(),
        now: at(2),
      });

    const outcomes = await Promise.all(Array.from({ length: 6 }, take));

    expect(outcomes.filter(({ outcome }) => outcome === "granted")).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === "insufficient-points")).toHaveLength(5);
    expect(await desk.account(memberId)).toEqual({ balance: 40, debt: 0 });
  });

  it("never post one key twice: who read before the other had posted starts over", async () => {
    const desk = await Desk.open(database);
    const { programId, policies } = desk;
    const memberId = await desk.member();
    let attempts = 0;

    await withTransaction(async (tx) => {
      attempts += 1;
      const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
      const { book, all } = await openBooks(tx, { programId, accounts, keys: ["k9"], policies });
      if (attempts === 1) {
        await database.query(
          `INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, explanation, occurred_at, recorded_at)
           VALUES ($1, 'k9', $2, 'points', 'issued', 'member', 50, 'agent-goodwill', '{}', $3, $3)`,
          [programId, memberId, at(1)],
        );
      }
      must(book(memberId, "points")).credit(movementOf("k9"), 50, null);
      await post(tx, { programId, books: all(), now: at(1) });
    });

    expect(attempts).toBe(2);
    expect(await desk.transfers(memberId)).toEqual([["k9", 50]]);
  });
});
