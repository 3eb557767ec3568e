import { SandboxRefusal, nowText, type SandboxContext } from "../context.ts";
import { formatMinor } from "../money.ts";
import type { StoreCreditAccount, StoreCreditTransaction } from "../state-discounts.ts";

/** Why money moves, and the order's payment or refund behind it. */
export interface CreditCause {
  event: StoreCreditTransaction["event"];
  origin?: StoreCreditTransaction["origin"];
}

const BY_HAND: CreditCause = { event: "ADJUSTMENT" };

/** A customer's account in a currency; null when there is none yet. What expired meanwhile is booked first. */
export function findCreditAccount(
  context: SandboxContext,
  of: { customerId: string; currency: string },
): StoreCreditAccount | null {
  const account = creditAccountsOf(context, of.customerId).find((one) => one.currency === of.currency);
  return account ?? null;
}

/** A customer's accounts, one per currency. What expired meanwhile is booked first. */
export function creditAccountsOf(context: SandboxContext, customerId: string): StoreCreditAccount[] {
  const accounts = [...context.shop.storeCreditAccounts.values()].filter((one) => one.customerId === customerId);
  for (const account of accounts) settleExpired(context, account);
  return accounts;
}

/** An account by its id, with what expired meanwhile booked; null when there is none. */
export function creditAccount(context: SandboxContext, id: string): StoreCreditAccount | null {
  const account = context.shop.storeCreditAccounts.get(id) ?? null;
  if (account) settleExpired(context, account);
  return account;
}

/** The account to credit: the customer's own in that currency, opened when there is none. */
export function openCreditAccount(
  context: SandboxContext,
  of: { customerId: string; currency: string },
): StoreCreditAccount {
  const standing = findCreditAccount(context, of);
  if (standing) return standing;
  const account: StoreCreditAccount = { id: context.world.newId(), ...of, balanceMinor: 0, transactions: [] };
  context.shop.storeCreditAccounts.set(account.id, account);
  context.world.changed();
  return account;
}

/** Credits an account; the credit may expire. */
export function creditStoreCredit(
  context: SandboxContext,
  of: { account: StoreCreditAccount; amountMinor: number; expiresAt?: string | null; cause?: CreditCause },
): StoreCreditTransaction {
  const { account, amountMinor } = of;
  settleExpired(context, account);
  return book(context, {
    account,
    type: "credit",
    amountMinor,
    expiresAt: of.expiresAt ?? null,
    remainingMinor: amountMinor,
    cause: of.cause ?? BY_HAND,
  });
}

/**
 * Debits an account: the credit that expires soonest goes first, then what never expires.
 *
 * @throws SandboxRefusal when less is there
 */
export function debitStoreCredit(
  context: SandboxContext,
  of: { account: StoreCreditAccount; amountMinor: number; cause?: CreditCause },
): StoreCreditTransaction {
  const { account, amountMinor } = of;
  settleExpired(context, account);
  if (account.balanceMinor < amountMinor) {
    const left = formatMinor(account.balanceMinor, account.currency);
    throw new SandboxRefusal(`The store credit is ${left} ${account.currency}, which is less`);
  }
  let open = amountMinor;
  for (const credit of bySoonestExpiry(account)) {
    const taken = Math.min(open, credit.remainingMinor);
    credit.remainingMinor -= taken;
    open -= taken;
  }
  return book(context, { account, type: "debit", amountMinor: -amountMinor, cause: of.cause ?? BY_HAND });
}

function bySoonestExpiry(account: StoreCreditAccount): StoreCreditTransaction[] {
  const credits = account.transactions.filter((one) => one.remainingMinor > 0);
  return credits.sort((a, b) => expiryMs(a) - expiryMs(b));
}

function expiryMs(credit: StoreCreditTransaction): number {
  return credit.expiresAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(credit.expiresAt);
}

function settleExpired(context: SandboxContext, account: StoreCreditAccount): void {
  const nowMs = context.world.clock.nowMs();
  for (const credit of bySoonestExpiry(account).filter((one) => expiryMs(one) <= nowMs)) {
    const amountMinor = -credit.remainingMinor;
    credit.remainingMinor = 0;
    const at = credit.expiresAt ?? nowText(context);
    book(context, { account, type: "expiration", amountMinor, creditId: credit.id, at, cause: BY_HAND });
  }
}

function book(
  context: SandboxContext,
  of: {
    account: StoreCreditAccount;
    type: StoreCreditTransaction["type"];
    amountMinor: number;
    cause: CreditCause;
    expiresAt?: string | null;
    remainingMinor?: number;
    creditId?: string;
    at?: string;
  },
): StoreCreditTransaction {
  const { account, type, amountMinor, cause } = of;
  account.balanceMinor += amountMinor;
  const transaction: StoreCreditTransaction = {
    id: context.world.newId(),
    type,
    amountMinor,
    balanceAfterMinor: account.balanceMinor,
    at: of.at ?? nowText(context),
    expiresAt: of.expiresAt ?? null,
    remainingMinor: of.remainingMinor ?? 0,
    creditId: of.creditId ?? null,
    event: cause.event,
    origin: cause.origin ?? null,
  };
  account.transactions.push(transaction);
  context.world.changed();
  return transaction;
}
