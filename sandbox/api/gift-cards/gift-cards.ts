import { createGiftCard, deactivateGiftCard, moveGiftCard } from "../../commerce/gift-cards.ts";
import { nowText, type SandboxContext } from "../../context.ts";
import { isObject } from "../../json.ts";
import { parseMinor } from "../../money.ts";
import type { GiftCard } from "../../state-discounts.ts";
import { momentOf } from "../discounts/reading.ts";
import type { UserError } from "../errors.ts";
import { plainId, textArgument, type Arguments, type FieldFunction } from "../node.ts";
import { ISSUE_LIMIT, readCode, readCustomer, readInitial, readRecipient } from "./gift-card-input.ts";
import { giftCardNode, giftCardTransactionNode } from "./gift-card-node.ts";

const NOT_FOUND = { field: ["id"], message: "The gift card could not be found.", code: "GIFT_CARD_NOT_FOUND" };

/** The mutations of gift cards. */
export const giftCardMutations: Record<string, FieldFunction> = {
  giftCardCreate: (args, { context }) => {
    const input = isObject(args["input"]) ? args["input"] : {};
    const refuse = (error: UserError) => ({ giftCard: null, giftCardCode: null, userErrors: [error] });
    const recipient = readRecipient(context, input);
    const customerId = readCustomer(context, input);
    if ("error" in customerId) return refuse(customerId.error);
    const initial = readInitial(context, input);
    if ("error" in initial) return refuse(initial.error);
    const code = readCode(context, input);
    if ("error" in code) return refuse(code.error);
    if ("error" in recipient) return refuse(recipient.error);
    const card = createGiftCard(context, {
      code: code.value,
      initialMinor: initial.value,
      customerId: customerId.value,
      recipient: recipient.value,
      note: textArgument(input, "note"),
      templateSuffix: textArgument(input, "templateSuffix"),
      expiresOn: textArgument(input, "expiresOn"),
    });
    return { giftCard: giftCardNode(context, card), giftCardCode: card.code, userErrors: [] };
  },

  giftCardUpdate: (args, { context }) => {
    const input = isObject(args["input"]) ? args["input"] : {};
    const refuse = ({ field, message }: UserError) => ({ giftCard: null, userErrors: [{ field, message }] });
    const recipient = readRecipient(context, input);
    const card = cardOf(context, args);
    if (!card) return refuse(NOT_FOUND);
    const customerId = readCustomer(context, input);
    if ("error" in customerId) return refuse(customerId.error);
    if ("error" in recipient) return refuse(recipient.error);
    if (input["customerId"] !== undefined) card.customerId = customerId.value;
    if (input["recipientAttributes"] !== undefined) card.recipient = recipient.value;
    for (const name of ["note", "templateSuffix", "expiresOn"] as const) {
      if (input[name] !== undefined) card[name] = textArgument(input, name);
    }
    card.updatedAt = nowText(context);
    context.world.changed();
    return { giftCard: giftCardNode(context, card), userErrors: [] };
  },

  giftCardCredit: (args, { context }) => move(context, { args, sign: 1 }),
  giftCardDebit: (args, { context }) => move(context, { args, sign: -1 }),

  giftCardDeactivate: (args, { context }) => {
    const card = cardOf(context, args);
    if (!card) return { giftCard: null, userErrors: [NOT_FOUND] };
    deactivateGiftCard(context, card);
    return { giftCard: giftCardNode(context, card), userErrors: [] };
  },
};

function move(context: SandboxContext, of: { args: Arguments; sign: 1 | -1 }): object {
  const [result, inputName, amountName] =
    of.sign === 1
      ? ["giftCardCreditTransaction", "creditInput", "creditAmount"]
      : ["giftCardDebitTransaction", "debitInput", "debitAmount"];
  const refuse = (error: UserError) => ({ [result]: null, userErrors: [error] });
  const input = isObject(of.args[inputName]) ? of.args[inputName] : {};
  const money = isObject(input[amountName]) ? input[amountName] : {};
  const card = cardOf(context, of.args);
  if (!card) return refuse(NOT_FOUND);
  const field = [inputName, amountName, "amount"];
  if (money["currencyCode"] !== card.currency) {
    const message = "The currency provided does not match the currency of the gift card.";
    return refuse({ field: [inputName, amountName, "currencyCode"], message, code: "MISMATCHING_CURRENCY" });
  }
  const amountMinor = parseMinor(typeof money["amount"] === "string" ? money["amount"] : "", card.currency) ?? 0;
  if (amountMinor <= 0) {
    return refuse({ field, message: "A positive amount must be used.", code: "NEGATIVE_OR_ZERO_AMOUNT" });
  }
  if (card.deactivatedAt !== null) {
    return refuse({ field: ["id"], message: "The gift card is deactivated.", code: "INVALID" });
  }
  if (of.sign === -1 && amountMinor > card.balanceMinor) {
    const message = "The gift card does not have sufficient funds to satisfy the request.";
    return refuse({ field, message, code: "INSUFFICIENT_FUNDS" });
  }
  const limit = parseMinor(String(ISSUE_LIMIT), card.currency) ?? 0;
  if (of.sign === 1 && card.balanceMinor + amountMinor > limit) {
    const message = "The gift card's value exceeds the allowed limits.";
    return refuse({ field, message, code: "GIFT_CARD_LIMIT_EXCEEDED" });
  }
  const at = momentOf(input["processedAt"]) ?? nowText(context);
  const note = textArgument(input, "note");
  const id = moveGiftCard(context, { card, amountMinor: of.sign * amountMinor, note, at });
  const transaction = card.transactions.find((one) => one.id === id);
  return {
    [result]: transaction ? giftCardTransactionNode(context, { card, transaction }) : null,
    userErrors: [],
  };
}

function cardOf(context: SandboxContext, args: Arguments): GiftCard | null {
  const id = plainId(args["id"], "GiftCard");
  return id === null ? null : (context.shop.giftCards.get(id) ?? null);
}
