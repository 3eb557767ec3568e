import { creditAccountsOf } from "../../commerce/store-credit.ts";
import type { SandboxContext } from "../../context.ts";
import type { StoreCreditAccount, StoreCreditTransaction } from "../../state-discounts.ts";
import { gid } from "../../webhooks/body-parts.ts";
import { connection } from "../connection.ts";
import { moneyNode } from "../money-node.ts";
import { textArgument, type ApiNode, type ApiRequest, type Arguments } from "../node.ts";
import { transactionNode } from "../order-part-nodes.ts";
import { search } from "../search.ts";

const NAMES = {
  credit: "StoreCreditAccountCreditTransaction",
  debit: "StoreCreditAccountDebitTransaction",
  expiration: "StoreCreditAccountExpirationTransaction",
} as const;

/** The accounts of a customer, one per currency. */
export function storeCreditAccountsField(context: SandboxContext, customerId: string): unknown {
  return (args: Arguments) =>
    connection(args, {
      items: search(creditAccountsOf(context, customerId), textArgument(args, "query"), {
        id: (one) => [one.id],
        currency_code: (one) => [one.currency],
      }),
      idOf: (one) => one.id,
      toNode: (one) => storeCreditAccountNode(context, one),
    });
}

/** A store credit account; its transactions are listed oldest first where nothing else is asked for. */
export function storeCreditAccountNode(context: SandboxContext, account: StoreCreditAccount): ApiNode {
  return {
    __typename: "StoreCreditAccount",
    id: gid("StoreCreditAccount", account.id),
    balance: moneyNode(account.balanceMinor, account.currency),
    owner: (_args: Arguments, request: ApiRequest) => {
      const customer = context.shop.customers.get(account.customerId);
      return customer ? request.customerNode(customer) : null;
    },
    transactions: (args: Arguments) =>
      connection(args, {
        items: search(sortedTransactions(account, args), textArgument(args, "query"), {
          id: (one) => [one.id],
          type: (one) => [one.type],
          created_at: (one) => [one.at],
          expires_at: (one) => [one.expiresAt],
        }),
        idOf: (one) => one.id,
        toNode: (one) => storeCreditTransactionNode(context, { account, transaction: one }),
      }),
  };
}

function sortedTransactions(account: StoreCreditAccount, args: Arguments): StoreCreditTransaction[] {
  const ordered = [...account.transactions];
  if (args["sortKey"] !== "EXPIRES_AT") return ordered;
  return ordered.sort((a, b) => (a.expiresAt ?? "9999").localeCompare(b.expiresAt ?? "9999"));
}

/** A movement of an account. */
export function storeCreditTransactionNode(
  context: SandboxContext,
  of: { account: StoreCreditAccount; transaction: StoreCreditTransaction },
): ApiNode {
  const { account, transaction } = of;
  const { currency } = account;
  return {
    __typename: NAMES[transaction.type],
    ...(transaction.type === "expiration" ? {} : { id: gid(NAMES[transaction.type], transaction.id) }),
    amount: moneyNode(transaction.amountMinor, currency),
    balanceAfterTransaction: moneyNode(transaction.balanceAfterMinor, currency),
    createdAt: transaction.at,
    event: transaction.event,
    origin: () => originNode(context, transaction),
    account: () => storeCreditAccountNode(context, account),
    ...(transaction.type === "credit"
      ? { expiresAt: transaction.expiresAt, remainingAmount: moneyNode(transaction.remainingMinor, currency) }
      : {}),
    ...(transaction.type === "expiration"
      ? {
          creditTransaction: () => {
            const credit = account.transactions.find((one) => one.id === transaction.creditId);
            return credit ? storeCreditTransactionNode(context, { account, transaction: credit }) : null;
          },
        }
      : {}),
  };
}

function originNode(context: SandboxContext, transaction: StoreCreditTransaction): ApiNode | null {
  const { origin } = transaction;
  const order = origin ? context.shop.orders.get(origin.orderId) : undefined;
  const part = order?.transactions.find((one) => one.id === origin?.transactionId);
  return order && part ? transactionNode(context, { order, transaction: part }) : null;
}
