import type { Tx } from "../../db.server.ts";
import type { Book, Movement, PostedTransfer } from "../../ledger/book.ts";
import type { BookPolicies } from "../../ledger/movement.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { post } from "../../ledger/post.ts";
import type { AccountRow } from "../../ledger/read.ts";
import type { ProgramState } from "../../models/program.ts";
import { bookPolicies } from "./book-policies.ts";

/** What the transfer that reverses another one says. */
type Reversal = Pick<Movement, "reason" | "explanation" | "occurredAt">;

interface Reversing {
  program: ProgramState;
  /** Of everybody who holds something of it, locked by this transaction; balances are not what they were afterwards. */
  accounts: AccountRow[];
  /** The keys of what was given or taken, and who has it now: a merge may have moved it along. */
  given: readonly { key: string; holderId: string }[];
  /** Left out: the program's. */
  policies?: BookPolicies;
  as: (given: PostedTransfer) => Reversal;
  now: Date;
}

/**
 * Takes back in full what transfers gave, and gives back what they took. What was spent meanwhile is owed or forgiven, by the policies.
 * A key under which nothing was posted moves nothing; nothing is reversed twice.
 */
export async function reverseGiven(tx: Tx, reversing: Reversing): Promise<void> {
  const { program, accounts, given, as, now } = reversing;
  const { programId } = program;
  const { policies = bookPolicies(program) } = reversing;
  const keys = given.flatMap(({ key }) => [key, undoneKey(key)]);
  const { book, all, posted } = await openBooks(tx, { programId, accounts, keys, reach: "whole", policies });
  const known = new Map(posted.map((transfer) => [transfer.key, transfer]));
  for (const { key, holderId } of given) {
    const transfer = known.get(key);
    if (!transfer || known.has(undoneKey(key))) continue;
    const held = book(holderId, transfer.unit);
    if (held) reverse(held, transfer, as(transfer));
  }
  await post(tx, { programId, books: all(), now });
}

/** Reverses one transfer in the book of whoever has it now, once; nothing is posted. */
export function reverse(book: Book, given: Pick<PostedTransfer, "key" | "memberId" | "delta">, as: Reversal): void {
  const { key, memberId, delta } = given;
  const counterpart = delta > 0 ? "reversed" : "issued";
  const movement: Movement = { ...as, key: undoneKey(key), corrects: key, counterpart };
  if (delta < 0) {
    book.unspend(movement, { key, points: -delta, lot: null });
    return;
  }
  // The lot of somebody who was merged is another one's now, under another name: the points come from whatever is there.
  const [from, to] = memberId === book.memberId ? [delta, 0] : [0, -delta];
  book.adjustFact(movement, { key, from, to, earlierKeys: [key], lot: null });
}

/** The key of what reverses the transfer with this one. */
export function undoneKey(key: string): string {
  return `${key}:c1`;
}
