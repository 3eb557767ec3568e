import { formatDecimal, parseMinor } from "../../money.ts";
import type { GiftCard } from "../../state-discounts.ts";
import { connection, limitedCount } from "../connection.ts";
import { notImplemented, wrongId } from "../errors.ts";
import { plainId, textArgument, type ApiRequest, type Arguments, type FieldFunction } from "../node.ts";
import { moneyNode } from "../money-node.ts";
import { compareIds } from "../orders-list.ts";
import { search, type SearchFields } from "../search.ts";
import { ISSUE_LIMIT } from "./gift-card-input.ts";
import { giftCardNode } from "./gift-card-node.ts";

const PURCHASE_LIMIT = 14_000;

/** The queries of gift cards. */
export const giftCardQueries: Record<string, FieldFunction> = {
  giftCard: (args, { context }) => {
    const id = plainId(args["id"], "GiftCard");
    if (id === null) throw wrongId(args["id"]);
    const card = context.shop.giftCards.get(id);
    return card ? giftCardNode(context, card) : null;
  },
  giftCards: (args, request) =>
    connection(args, {
      items: listed(request, args),
      idOf: (one) => one.id,
      toNode: (one) => giftCardNode(request.context, one),
    }),
  giftCardsCount: (args, request) => limitedCount(args, listed(request, args).length),
  giftCardConfiguration: (_args, { context }) => {
    const { currency } = context.shop.settings;
    const limit = (units: number) => moneyNode(parseMinor(String(units), currency) ?? 0, currency);
    return {
      __typename: "GiftCardConfiguration",
      issueLimit: limit(ISSUE_LIMIT),
      purchaseLimit: limit(PURCHASE_LIMIT),
      expirationConfiguration: null,
    };
  },
};

function listed({ context }: ApiRequest, args: Arguments): GiftCard[] {
  if (args["savedSearchId"] != null) throw notImplemented("saved searches of gift cards");
  const all = [...context.shop.giftCards.values()];
  const found = search(all, textArgument(args, "query"), cardFields, (card) => [card.code]);
  return found.sort(bySortKey(textArgument(args, "sortKey") ?? "ID", args["reverse"] === true ? "reversed" : "plain"));
}

const cardFields: SearchFields<GiftCard> = {
  id: (one) => [one.id],
  code: (one) => [one.code, one.code.slice(-4)],
  customer_id: (one) => [one.customerId],
  recipient_id: (one) => [one.recipient?.customerId ?? null],
  created_at: (one) => [one.createdAt],
  updated_at: (one) => [one.updatedAt],
  expires_on: (one) => [one.expiresOn],
  initial_value: (one) => [formatDecimal(one.initialMinor, one.currency)],
  status: (one) => [one.deactivatedAt === null ? "enabled" : "disabled"],
  source: (one) => [one.orderId === null ? "api_client" : "purchased"],
  balance_status: (one) => {
    if (one.balanceMinor === 0) return ["empty"];
    return [one.balanceMinor < one.initialMinor ? "partial" : "full", "full_or_partial"];
  },
};

/** What has no value comes last, in either direction; the list is turned round later. */
function bySortKey(sortKey: string, direction: "plain" | "reversed"): (a: GiftCard, b: GiftCard) => number {
  switch (sortKey) {
    case "ID":
      return (a, b) => compareIds(a.id, b.id);
    case "CREATED_AT":
      return ranked((one) => one.createdAt, direction);
    case "UPDATED_AT":
      return ranked((one) => one.updatedAt, direction);
    case "CODE":
      return ranked((one) => one.code, direction);
    case "EXPIRES_ON":
      return ranked((one) => one.expiresOn, direction);
    case "DISABLED_AT":
      return ranked((one) => one.deactivatedAt, direction);
    case "BALANCE":
      return (a, b) => a.balanceMinor - b.balanceMinor || compareIds(a.id, b.id);
    case "INITIAL_VALUE":
      return (a, b) => a.initialMinor - b.initialMinor || compareIds(a.id, b.id);
    default:
      throw notImplemented(`the sort key ${sortKey} of gift cards`);
  }
}

function ranked(
  text: (one: GiftCard) => string | null,
  direction: "plain" | "reversed",
): (a: GiftCard, b: GiftCard) => number {
  const sign = direction === "plain" ? 1 : -1;
  const rank = (one: GiftCard) => (text(one) === null ? sign : 0);
  return (a, b) => rank(a) - rank(b) || (text(a) ?? "").localeCompare(text(b) ?? "") || compareIds(a.id, b.id);
}
