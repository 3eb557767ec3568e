import { findGiftCard, giftCardCode } from "../../commerce/gift-cards.ts";
import type { SandboxContext } from "../../context.ts";
import { isObject } from "../../json.ts";
import { parseMinor } from "../../money.ts";
import type { GiftCard } from "../../state-discounts.ts";
import { momentOf } from "../discounts/reading.ts";
import { apiError, notImplemented, type UserError } from "../errors.ts";
import { plainId, textArgument } from "../node.ts";

type Input = Record<string, unknown>;
type Checked<Value> = { value: Value } | { error: UserError };

/** A shop issues a card of at most this much, in whole units of its currency. */
export const ISSUE_LIMIT = 3000;
const NAME_MAX = 255;
const MESSAGE_MAX = 200;
const SEND_WITHIN_MS = 90 * 86_400_000;

/** What a card shall be worth. */
export function readInitial(context: SandboxContext, input: Input): Checked<number> {
  const money = isObject(input["initialAmount"]) ? input["initialAmount"] : null;
  const field = money ? ["input", "initialAmount", "amount"] : ["input", "initialValue"];
  const { currency } = context.shop.settings;
  if (money && money["currencyCode"] !== currency) {
    throw notImplemented("gift cards in another currency than the shop's");
  }
  const given = money ? money["amount"] : input["initialValue"];
  if (given == null) {
    const message = "One of initialValue or initialAmount must be provided.";
    return refused(["input"], message, "MISSING_ARGUMENT");
  }
  const amountMinor = parseMinor(typeof given === "string" ? given : "", currency);
  if (amountMinor === null || amountMinor <= 0) return refused(field, "must be greater than 0", "GREATER_THAN");
  const limit = parseMinor(String(ISSUE_LIMIT), currency) ?? 0;
  if (amountMinor > limit) return refused(field, `can't exceed ${ISSUE_LIMIT} ${currency}`, "GIFT_CARD_LIMIT_EXCEEDED");
  return { value: amountMinor };
}

/** The code of a card: what was given, or none, so that one is drawn. */
export function readCode(context: SandboxContext, input: Input): Checked<string | undefined> {
  const given = textArgument(input, "code");
  if (given === null) return { value: undefined };
  const code = giftCardCode(given);
  const field = ["input", "code"];
  if (code.length < 8) return refused(field, "Code must be at least 8 characters long", "TOO_SHORT");
  if (code.length > 20) return refused(field, "Code must be at most 20 characters long", "TOO_LONG");
  if (!/^[a-z0-9]+$/.test(code)) {
    return refused(field, "Code can only contain letters(a-z) and numbers(0-9)", "INVALID");
  }
  // Shopify gives this refusal no code, though it has one for it.
  if (findGiftCard(context, code)) return refused(field, "Code has already been taken", null);
  return { value: code };
}

/** Whose card it is; null is nobody's. */
export function readCustomer(context: SandboxContext, input: Input): Checked<string | null> {
  if (input["customerId"] == null) return { value: null };
  const id = plainId(input["customerId"], "Customer");
  if (id !== null && context.shop.customers.has(id)) return { value: id };
  return refused(["input", "customerId"], "The customer could not be found.", "CUSTOMER_NOT_FOUND");
}

/**
 * Who is told of it, and what.
 *
 * @throws GraphQLError for texts that are too long
 */
export function readRecipient(context: SandboxContext, input: Input): Checked<GiftCard["recipient"]> {
  const given = isObject(input["recipientAttributes"]) ? input["recipientAttributes"] : null;
  if (!given) return { value: null };
  const preferredName = textArgument(given, "preferredName");
  const message = textArgument(given, "message");
  assertLength(preferredName, { name: "preferredName", max: NAME_MAX });
  assertLength(message, { name: "message", max: MESSAGE_MAX });
  const path = ["input", "recipientAttributes"];
  const customerId = plainId(given["id"], "Customer");
  if (customerId === null || !context.shop.customers.has(customerId)) {
    return refused([...path, "id"], "The recipient could not be found.", "RECIPIENT_NOT_FOUND");
  }
  if (hasTags(preferredName)) {
    return refused([...path, "preferredName"], "Preferred name cannot contain HTML tags", "INVALID");
  }
  if (hasTags(message)) return refused([...path, "message"], "Message cannot contain HTML tags", "INVALID");
  const sendAt = momentOf(given["sendNotificationAt"]);
  if (sendAt !== null) {
    const ahead = Date.parse(sendAt) - context.world.clock.nowMs();
    if (ahead < 0 || ahead > SEND_WITHIN_MS) {
      const text = "Send notification at must be within 90 days from now";
      return refused([...path, "sendNotificationAt"], text, "INVALID");
    }
  }
  return { value: { customerId, preferredName, message, sendAt } };
}

function assertLength(text: string | null, of: { name: string; max: number }): void {
  if (text === null || text.length <= of.max) return;
  throw apiError(`${of.name} is too long (maximum is ${of.max})`, "INVALID_FIELD_ARGUMENTS");
}

function hasTags(text: string | null): boolean {
  return text !== null && /<[^>]+>/.test(text);
}

function refused(field: string[], message: string, code: string | null): { error: UserError } {
  return { error: { field, message, code } };
}
