import { withTransaction } from "../../../db.server.ts";
import { lockAccounts } from "../../../ledger/read.ts";
import { formatMinor } from "../../../loyalty/money.ts";
import { claimMovement, movementsOfOthers } from "../../../models/credit-movement.ts";
import { noteTried } from "../../../models/redemption-work.ts";
import type { Tried } from "../../../models/redemption.ts";
import { RefusedError, ThrottledError, UnauthorizedError, UserErrorsError } from "../../../shopify/admin-client.ts";
import type { CreditMovement } from "../../../shopify/rewards/store-credit.ts";
import { type Attempt, currencyOf, SETTLED_MS, type Unfinished } from "./attempt.ts";

/** How far Shopify's clock may be from ours, either way. */
const CLOCKS_APART_MS = 60_000;

type Kind = CreditMovement["kind"];

/** A movement of store credit that is this redemption's. */
export type Owned = { outcome: "owned"; movementId: string } | Unfinished;

/**
 * Moves store credit, for which Shopify knows neither a key nor a note: what is about to be asked is written down first, and while
 * nobody knows what became of it, the movements of the account tell.
 *
 * @param how.refused what it means that Shopify refuses
 * @param how.look finds it among the movements; null: it is not there
 * @throws {ShopifyError} when it is not known whether it was moved
 */
export async function moveCredit<Refused>(
  attempt: Attempt,
  how: {
    kind: Kind;
    customerId: string;
    /** Of a credit: when it ends. */
    expiresAt?: string | null;
    ask: () => Promise<string>;
    refused: (error: UserErrorsError) => Refused;
    look: (tried: Tried) => Promise<Owned | null>;
  },
): Promise<Owned | Refused> {
  const { shop, claim, redemption, clock } = attempt;
  const { programId } = shop;
  const { kind, customerId, expiresAt, ask, refused, look } = how;
  const currency = currencyOf(attempt);
  const before = clock();
  const tried: Tried = {
    ...{ at: before.toISOString(), what: kind === "credit" ? "issue" : "end", customerId },
    ...{ amount: formatMinor(redemption.amountMinor, currency), currency },
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
  if (!(await withTransaction((tx) => noteTried(tx, { programId, claim, tried, before })))) return { outcome: "lost" };
  let movementId: string;
  try {
    movementId = await ask();
  } catch (error) {
    if (surelyNothing(error)) {
      await withTransaction((tx) => noteTried(tx, { programId, claim, tried: null }));
      if (!(error instanceof UserErrorsError)) throw error;
      return refused(error);
    }
    // Found, it is there; not found, it may still come.
    const found = await look(tried);
    if (!found) throw error;
    return found;
  }
  return own(attempt, { kind, movementId, from: "answer" });
}

/** Whether Shopify has told that it did nothing. */
function surelyNothing(error: unknown): boolean {
  return (
    error instanceof UserErrorsError ||
    error instanceof ThrottledError ||
    error instanceof RefusedError ||
    error instanceof UnauthorizedError
  );
}

/**
 * Whether a movement can be what was asked for then: Shopify has given the call up soon after. Before it and long after it, somebody
 * else has moved the same amount.
 */
export function isOfThen({ createdAt }: CreditMovement, tried: Tried): boolean {
  const laterMs = createdAt.getTime() - Date.parse(tried.at);
  return laterMs >= -CLOCKS_APART_MS && laterMs <= SETTLED_MS + CLOCKS_APART_MS;
}

/** Of this redemption's amount, and one that came or went as it asks for. */
export function isAlike({ kind, amountMinor, currency }: CreditMovement, attempt: Attempt, as: Kind): boolean {
  return kind === as && amountMinor === attempt.redemption.amountMinor && currency === currencyOf(attempt);
}

/** Makes the one of these movements this redemption's own that belongs to no other; null: there is none. */
export async function ownOneOf(
  attempt: Attempt,
  of: { kind: Kind; movements: readonly CreditMovement[] },
): Promise<Owned | null> {
  const [first, second] = await unclaimed(attempt, of.movements);
  if (!first) return null;
  if (second) return { outcome: "stuck", trouble: "ambiguous" };
  return own(attempt, { kind: of.kind, movementId: first.id, from: "look" });
}

/** Those movements of store credit that belong to no other redemption. */
async function unclaimed(attempt: Attempt, movements: readonly CreditMovement[]): Promise<CreditMovement[]> {
  if (movements.length === 0) return [];
  const { shop, redemption } = attempt;
  const movementIds = movements.map(({ id }) => id);
  const others = await movementsOfOthers({ programId: shop.programId, redemptionId: redemption.id, movementIds });
  return movements.filter(({ id }) => !others.has(id));
}

/**
 * Makes a movement of store credit this redemption's own.
 *
 * @param of.from "answer": Shopify has said that it is this one's. Where another one took it for what itself had asked for, what
 *   this one asked for is still to be done. "look": it was found
 */
async function own(
  { shop, claim, redemption }: Attempt,
  of: { kind: Kind; movementId: string; from: "answer" | "look" },
): Promise<Owned> {
  const { programId } = shop;
  const { kind, movementId } = of;
  return withTransaction(async (tx) => {
    // Two of one member take turns.
    await lockAccounts(tx, { programId, memberIds: [redemption.memberId] });
    const claimed = await claimMovement(tx, { programId, claim, kind, movementId });
    if (claimed === "claimed") return { outcome: "owned", movementId };
    if (claimed === "lost") return { outcome: "lost" };
    if (of.from === "answer") await noteTried(tx, { programId, claim, tried: null });
    return { outcome: "later", trouble: "unknown-outcome" };
  });
}
