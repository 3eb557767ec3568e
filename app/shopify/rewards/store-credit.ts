import { formatMinor, parseMinor } from "../../loyalty/money.ts";
import type { StoreCreditByIdQuery, StoreCreditTransactionsQuery } from "../types/admin.generated.d.ts";
import { type AdminClient, refuseUserErrors } from "../admin-client.ts";
import { gid } from "../ids.ts";
import { currencyCode } from "./codes.ts";

const CREDIT = `#graphql
  mutation CreditStoreCredit($id: ID!, $input: StoreCreditAccountCreditInput!) {
    storeCreditAccountCredit(id: $id, creditInput: $input) {
      storeCreditAccountTransaction {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }`;

const DEBIT = `#graphql
  mutation DebitStoreCredit($id: ID!, $input: StoreCreditAccountDebitInput!) {
    storeCreditAccountDebit(id: $id, debitInput: $input) {
      storeCreditAccountTransaction {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }`;

const TRANSACTIONS = `#graphql
  query StoreCreditTransactions($id: ID!) {
    customer(id: $id) {
      storeCreditAccounts(first: 20) {
        nodes {
          id
          balance {
            amount
            currencyCode
          }
          transactions(first: 50, sortKey: CREATED_AT, reverse: true) {
            nodes {
              __typename
              amount {
                amount
                currencyCode
              }
              createdAt
              event
              ... on StoreCreditAccountCreditTransaction {
                id
                expiresAt
                remainingAmount {
                  amount
                  currencyCode
                }
              }
              ... on StoreCreditAccountDebitTransaction {
                id
              }
              ... on StoreCreditAccountExpirationTransaction {
                creditTransaction {
                  id
                }
              }
            }
          }
        }
      }
    }
  }`;

const CREDIT_BY_ID = `#graphql
  query StoreCreditById($id: ID!) {
    node(id: $id) {
      __typename
      ... on StoreCreditAccountCreditTransaction {
        id
        amount {
          amount
          currencyCode
        }
        createdAt
        event
        expiresAt
        remainingAmount {
          amount
          currencyCode
        }
        account {
          transactions(first: 50, sortKey: CREATED_AT, reverse: true, query: "type:expiration") {
            nodes {
              __typename
              amount {
                amount
                currencyCode
              }
              ... on StoreCreditAccountExpirationTransaction {
                creditTransaction {
                  id
                }
              }
            }
          }
        }
      }
    }
  }`;

/** An amount of store credit for one customer. */
export interface Credit {
  /** Shopify customer id, decimal. */
  customerId: string;
  amountMinor: number;
  currency: string;
  /** ISO 8601; null: without end. */
  expiresAt: string | null;
}

/**
 * Gives a customer store credit. Repeating it gives it again: look first with `readStoreCredit`.
 *
 * @returns Shopify's id of the transaction
 * @throws {UserErrorsError} when Shopify refuses: nothing was given
 */
export async function creditStoreCredit(admin: AdminClient, credit: Credit): Promise<string> {
  const { customerId, amountMinor, currency, expiresAt } = credit;
  const { storeCreditAccountCredit: answer } = await admin.query(CREDIT, {
    id: gid("Customer", customerId),
    input: {
      creditAmount: { amount: formatMinor(amountMinor, currency), currencyCode: currencyCode(currency) },
      ...(expiresAt === null ? {} : { expiresAt }),
    },
  });
  refuseUserErrors("storeCreditAccountCredit", answer?.userErrors ?? []);
  const id = answer?.storeCreditAccountTransaction?.id;
  if (!id) throw new Error("storeCreditAccountCredit answered neither a transaction nor an error");
  return id;
}

/**
 * Takes store credit back. Repeating it takes it again: look first with `readStoreCredit`.
 *
 * @returns Shopify's id of the transaction
 * @throws {UserErrorsError} when Shopify refuses, for instance because less is left: nothing was taken
 */
export async function debitStoreCredit(admin: AdminClient, debit: Omit<Credit, "expiresAt">): Promise<string> {
  const { customerId, amountMinor, currency } = debit;
  const { storeCreditAccountDebit: answer } = await admin.query(DEBIT, {
    id: gid("Customer", customerId),
    input: { debitAmount: { amount: formatMinor(amountMinor, currency), currencyCode: currencyCode(currency) } },
  });
  refuseUserErrors("storeCreditAccountDebit", answer?.userErrors ?? []);
  const id = answer?.storeCreditAccountTransaction?.id;
  if (!id) throw new Error("storeCreditAccountDebit answered neither a transaction nor an error");
  return id;
}

/** One movement of store credit that somebody made by hand or by an app: no order, refund or expiry. */
export interface CreditMovement {
  id: string;
  kind: "credit" | "debit";
  /** Without its sign. */
  amountMinor: number;
  currency: string;
  createdAt: Date;
  expiresAt: Date | null;
  /** What is left of a credit, and what of it expired. */
  remainingMinor: number;
  expiredMinor: number;
}

type Account = NonNullable<StoreCreditTransactionsQuery["customer"]>["storeCreditAccounts"]["nodes"][number];
type Movement = Account["transactions"]["nodes"][number];
type CreditNode = Extract<
  NonNullable<StoreCreditByIdQuery["node"]>,
  { __typename: "StoreCreditAccountCreditTransaction" }
>;
type Ended = Movement | CreditNode["account"]["transactions"]["nodes"][number];

/** The newest movements of a customer's store credit, newest first in each currency; null when there is no such customer. */
export async function readStoreCredit(admin: AdminClient, customerId: string): Promise<CreditMovement[] | null> {
  const { customer } = await admin.query(TRANSACTIONS, { id: gid("Customer", customerId) });
  if (!customer) return null;
  return customer.storeCreditAccounts.nodes.flatMap(({ transactions }) => {
    const expired = expiredOf(transactions.nodes);
    return transactions.nodes.flatMap((one) => movementOf(one, expired) ?? []);
  });
}

/** One credit, however many movements came after it; null when Shopify knows none with this id. */
export async function readCredit(admin: AdminClient, id: string): Promise<CreditMovement | null> {
  const { node } = await admin.query(CREDIT_BY_ID, { id });
  if (node?.__typename !== "StoreCreditAccountCreditTransaction") return null;
  return movementOf(node, expiredOf(node.account.transactions.nodes));
}

/** What expired of each credit, by its id. */
function expiredOf(movements: readonly Ended[]): Map<string, number> {
  return new Map(
    movements.flatMap((one): [string, number][] =>
      one.__typename === "StoreCreditAccountExpirationTransaction"
        ? [[one.creditTransaction.id, minorOf(one.amount)]]
        : [],
    ),
  );
}

function movementOf(one: Movement | CreditNode, expired: ReadonlyMap<string, number>): CreditMovement | null {
  if (one.event !== "ADJUSTMENT") return null;
  const common = {
    ...{ amountMinor: minorOf(one.amount), currency: one.amount.currencyCode },
    ...{ createdAt: new Date(one.createdAt), expiresAt: null, remainingMinor: 0, expiredMinor: 0 },
  };
  if (one.__typename === "StoreCreditAccountDebitTransaction") return { ...common, id: one.id, kind: "debit" };
  if (one.__typename !== "StoreCreditAccountCreditTransaction") return null;
  const { id, expiresAt, remainingAmount } = one;
  return {
    ...{ ...common, id, kind: "credit", expiresAt: expiresAt ? new Date(expiresAt) : null },
    ...{ remainingMinor: minorOf(remainingAmount), expiredMinor: expired.get(id) ?? 0 },
  };
}

/** Without its sign. */
function minorOf({ amount, currencyCode: currency }: { amount: string; currencyCode: string }): number {
  const minor = parseMinor(amount, currency);
  if (minor === null) throw new Error(`${amount} ${currency} is no amount`);
  return Math.abs(minor);
}
