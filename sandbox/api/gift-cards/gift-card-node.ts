import { isExpired, lastCharacters, maskedCode } from "../../commerce/gift-cards.ts";
import type { SandboxContext } from "../../context.ts";
import type { GiftCard } from "../../state-discounts.ts";
import { gid } from "../../webhooks/body-parts.ts";
import { connection } from "../connection.ts";
import { customerNode } from "../customer-node.ts";
import { metafieldFields } from "../metafield-node.ts";
import { moneyNode } from "../money-node.ts";
import type { ApiNode, ApiRequest, Arguments } from "../node.ts";

/** A gift card of the Admin API: its code is never shown again. */
export function giftCardNode(context: SandboxContext, card: GiftCard): ApiNode {
  const customer = card.customerId === null ? undefined : context.shop.customers.get(card.customerId);
  return {
    __typename: "GiftCard",
    id: gid("GiftCard", card.id),
    balance: moneyNode(card.balanceMinor, card.currency),
    initialValue: moneyNode(card.initialMinor, card.currency),
    enabled: card.deactivatedAt === null,
    isRedeemable: card.deactivatedAt === null && !isExpired(context, card) && card.balanceMinor > 0,
    deactivatedAt: card.deactivatedAt,
    expiresOn: card.expiresOn,
    lastCharacters: lastCharacters(card),
    maskedCode: maskedCode(card),
    note: card.note,
    templateSuffix: card.templateSuffix,
    createdAt: card.createdAt,
    updatedAt: card.updatedAt,
    customer: customer ? () => customerNode(context, customer) : null,
    recipientAttributes: () => recipientNode(context, card),
    order: (_args: Arguments, request: ApiRequest) => {
      const order = card.orderId === null ? undefined : context.shop.orders.get(card.orderId);
      return order ? request.orderNode(order) : null;
    },
    transactions: (args: Arguments) =>
      connection(args, {
        items: card.transactions,
        idOf: (one) => one.id,
        toNode: (one) => giftCardTransactionNode(context, { card, transaction: one }),
      }),
  };
}

/** Money that was put onto a gift card, or taken off. */
export function giftCardTransactionNode(
  context: SandboxContext,
  of: { card: GiftCard; transaction: GiftCard["transactions"][number] },
): ApiNode {
  const { card, transaction } = of;
  const type = transaction.amountMinor < 0 ? "GiftCardDebitTransaction" : "GiftCardCreditTransaction";
  return {
    __typename: type,
    id: gid(type, transaction.id),
    amount: moneyNode(transaction.amountMinor, card.currency),
    note: transaction.note,
    processedAt: transaction.at,
    giftCard: () => giftCardNode(context, card),
    ...metafieldFields(context, { ownerId: transaction.id }),
  };
}

function recipientNode(context: SandboxContext, card: GiftCard): ApiNode | null {
  const { recipient } = card;
  const customer = recipient ? context.shop.customers.get(recipient.customerId) : undefined;
  if (!recipient || !customer) return null;
  return {
    __typename: "GiftCardRecipient",
    recipient: () => customerNode(context, customer),
    preferredName: recipient.preferredName,
    message: recipient.message,
    sendNotificationAt: recipient.sendAt,
  };
}
