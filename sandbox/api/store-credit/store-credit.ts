import {
  creditAccount,
  creditStoreCredit,
  debitStoreCredit,
  findCreditAccount,
  openCreditAccount,
} from "../../commerce/store-credit.ts";
import type { SandboxContext } from "../../context.ts";
import { isObject } from "../../json.ts";
import { parseMinor } from "../../money.ts";
import type { StoreCreditAccount } from "../../state-discounts.ts";
import { momentOf } from "../discounts/reading.ts";
import { apiError, wrongId, type UserError } from "../errors.ts";
import { plainId, type Arguments, type FieldFunction } from "../node.ts";
import { storeCreditAccountNode, storeCreditTransactionNode } from "./store-credit-node.ts";

/** An account holds at most 100 000.00. */
const BALANCE_MAX_MINOR = 10_000_000;

/** Currencies that Shopify shows and never takes. */
const RESULT_ONLY = ["USDC", "XXX"];

interface Wish {
  account: StoreCreditAccount | null;
  /** The customer to open an account for; null where an account was named. */
  customerId: string | null;
  amountMinor: number;
  currency: string;
}

/** The mutations of store credit. */
export const storeCreditMutations: Record<string, FieldFunction> = {
  storeCreditAccountCredit: (args, { context }) => {
    const input = isObject(args["creditInput"]) ? args["creditInput"] : {};
    const refuse = refusal("creditInput", "creditAmount");
    const wish = wishOf(context, { args, money: input["creditAmount"] });
    if (!wish.account && wish.customerId === null) {
      const isCustomer = plainId(args["id"], "Customer") !== null;
      return isCustomer
        ? refuse.at(["id"], "Owner does not exist", "OWNER_NOT_FOUND")
        : refuse.at(["id"], "Store credit account does not exist", "ACCOUNT_NOT_FOUND");
    }
    const expiresAt = momentOf(input["expiresAt"]);
    if (expiresAt !== null && Date.parse(expiresAt) <= context.world.clock.nowMs()) {
      return refuse.at(["creditInput", "expiresAt"], "The expiry date must be in the future", "EXPIRES_AT_IN_PAST");
    }
    const problem = amountProblem(wish, "credit");
    if (problem) return refuse[problem.about](problem.message, problem.code);
    const balanceMinor = wish.account?.balanceMinor ?? 0;
    if (balanceMinor + wish.amountMinor > BALANCE_MAX_MINOR) {
      const message = "The operation would cause the account's credit limit to be exceeded";
      return refuse.amount(message, "CREDIT_LIMIT_EXCEEDED");
    }
    const account =
      wish.account ?? openCreditAccount(context, { customerId: wish.customerId ?? "", currency: wish.currency });
    const transaction = creditStoreCredit(context, { account, amountMinor: wish.amountMinor, expiresAt });
    return {
      storeCreditAccountTransaction: storeCreditTransactionNode(context, { account, transaction }),
      userErrors: [],
    };
  },

  storeCreditAccountDebit: (args, { context }) => {
    const input = isObject(args["debitInput"]) ? args["debitInput"] : {};
    const refuse = refusal("debitInput", "debitAmount");
    const wish = wishOf(context, { args, money: input["debitAmount"] });
    const { account } = wish;
    if (!account) return refuse.at(["id"], "Store credit account does not exist", "ACCOUNT_NOT_FOUND");
    const problem = amountProblem(wish, "debit");
    if (problem) return refuse[problem.about](problem.message, problem.code);
    if (wish.amountMinor > account.balanceMinor) {
      const message = "The store credit account does not have sufficient funds to satisfy the request";
      return refuse.amount(message, "INSUFFICIENT_FUNDS");
    }
    const transaction = debitStoreCredit(context, { account, amountMinor: wish.amountMinor });
    return {
      storeCreditAccountTransaction: storeCreditTransactionNode(context, { account, transaction }),
      userErrors: [],
    };
  },
};

/** The queries of store credit; accounts are otherwise reached from their customer. */
export const storeCreditQueries: Record<string, FieldFunction> = {
  storeCreditAccount: (args, { context }) => {
    const id = plainId(args["id"], "StoreCreditAccount");
    if (id === null) throw wrongId(args["id"]);
    const account = creditAccount(context, id);
    return account ? storeCreditAccountNode(context, account) : null;
  },
};

function wishOf(context: SandboxContext, of: { args: Arguments; money: unknown }): Wish {
  const money = isObject(of.money) ? of.money : {};
  const currency = String(money["currencyCode"]);
  if (RESULT_ONLY.includes(currency)) {
    const message = `CurrencyCode "${currency}" is invalid. It can only be used as a result and not as an input value.`;
    throw apiError(message, "CURRENCY_CODE_INVALID");
  }
  const amountMinor = signedMinor(money["amount"], currency);
  const accountId = plainId(of.args["id"], "StoreCreditAccount");
  if (accountId !== null) {
    return { account: creditAccount(context, accountId), customerId: null, amountMinor, currency };
  }
  const id = plainId(of.args["id"], "Customer");
  const customerId = id !== null && context.shop.customers.has(id) ? id : null;
  const account = customerId === null ? null : findCreditAccount(context, { customerId, currency });
  return { account, customerId, amountMinor, currency };
}

/** Minor units; what is no amount counts as none. */
function signedMinor(amount: unknown, currency: string): number {
  const text = typeof amount === "string" ? amount : "";
  const minor = parseMinor(text.replace(/^-/, ""), currency) ?? 0;
  return text.startsWith("-") ? -minor : minor;
}

function amountProblem(
  wish: Wish,
  verb: "credit" | "debit",
): { about: "amount" | "currency"; message: string; code: string } | null {
  if (wish.amountMinor <= 0) {
    const message = `A positive amount must be used to ${verb} a store credit account`;
    return { about: "amount", message, code: "NEGATIVE_OR_ZERO_AMOUNT" };
  }
  if (!wish.account || wish.account.currency === wish.currency) return null;
  const message = "The currency provided does not match the currency of the store credit account";
  return { about: "currency", message, code: "MISMATCHING_CURRENCY" };
}

function refusal(input: string, money: string) {
  const at = (field: string[], message: string, code: string) => {
    const error: UserError = { field, message, code };
    return { storeCreditAccountTransaction: null, userErrors: [error] };
  };
  return {
    at,
    amount: (message: string, code: string) => at([input, money, "amount"], message, code),
    currency: (message: string, code: string) => at([input, money, "currencyCode"], message, code),
  };
}
