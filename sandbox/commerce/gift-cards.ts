import { nowText, SandboxRefusal, type SandboxContext } from "../context.ts";
import type { GiftCard } from "../state-discounts.ts";

/** What a new gift card is like. */
export interface GiftCardRequest {
  /** Without it, one is drawn. */
  code?: string | undefined;
  initialMinor: number;
  currency?: string | undefined;
  customerId?: string | null | undefined;
  recipient?: GiftCard["recipient"] | undefined;
  note?: string | null | undefined;
  templateSuffix?: string | null | undefined;
  expiresOn?: string | null | undefined;
  orderId?: string | null | undefined;
}

/** A code as gift cards keep it: without spaces and hyphens, in lower case. */
export function giftCardCode(text: string): string {
  return text.replace(/[\s-]/g, "").toLowerCase();
}

/** The gift card of a code; null when there is none. */
export function findGiftCard(context: SandboxContext, code: string): GiftCard | null {
  const wanted = giftCardCode(code);
  return [...context.shop.giftCards.values()].find((one) => one.code === wanted) ?? null;
}

/**
 * Issues a gift card.
 *
 * @throws SandboxRefusal when the code is none (8 to 20 letters and digits) or taken, or there is no such customer
 */
export function createGiftCard(context: SandboxContext, request: GiftCardRequest): GiftCard {
  const { shop, world } = context;
  const id = world.newId();
  const code = giftCardCode(request.code ?? drawnCode(id));
  if (!/^[a-z0-9]{8,20}$/.test(code)) throw new SandboxRefusal("A gift card's code is 8 to 20 letters and digits");
  if (findGiftCard(context, code)) throw new SandboxRefusal("Code has already been taken");
  const customerId = request.customerId ?? null;
  if (customerId !== null && !shop.customers.has(customerId)) {
    throw new SandboxRefusal(`There is no customer ${customerId}`);
  }
  const at = nowText(context);
  const card: GiftCard = {
    id,
    code,
    currency: request.currency ?? shop.settings.currency,
    initialMinor: request.initialMinor,
    balanceMinor: request.initialMinor,
    customerId,
    recipient: request.recipient ?? null,
    orderId: request.orderId ?? null,
    note: request.note ?? null,
    templateSuffix: request.templateSuffix ?? null,
    expiresOn: request.expiresOn ?? null,
    deactivatedAt: null,
    createdAt: at,
    updatedAt: at,
    transactions: [],
  };
  shop.giftCards.set(id, card);
  world.changed();
  return card;
}

/** Deactivates a gift card for good; one that is deactivated stays as it is. */
export function deactivateGiftCard(context: SandboxContext, card: GiftCard): void {
  if (card.deactivatedAt !== null) return;
  card.deactivatedAt = nowText(context);
  card.updatedAt = card.deactivatedAt;
  context.world.changed();
}

/** Puts money onto a gift card (positive) or takes it off (negative), and notes the transaction; returns its id. */
export function moveGiftCard(
  context: SandboxContext,
  of: { card: GiftCard; amountMinor: number; note?: string | null; orderId?: string | null; at?: string },
): string {
  const id = context.world.newId();
  const { card, amountMinor } = of;
  card.balanceMinor += amountMinor;
  const at = of.at ?? nowText(context);
  card.updatedAt = at;
  card.transactions.push({ id, amountMinor, at, note: of.note ?? null, orderId: of.orderId ?? null });
  context.world.changed();
  return id;
}

/** Why a gift card pays nothing now, in words; null when it pays. */
export function giftCardRefusal(context: SandboxContext, card: GiftCard): string | null {
  if (card.deactivatedAt !== null) return `The gift card ${maskedCode(card)} is deactivated`;
  if (isExpired(context, card)) return `The gift card ${maskedCode(card)} expired on ${card.expiresOn ?? ""}`;
  if (card.currency !== context.shop.settings.currency)
    return `The gift card ${maskedCode(card)} is in ${card.currency}`;
  if (card.balanceMinor <= 0) return `The gift card ${maskedCode(card)} has no balance left`;
  return null;
}

/** Whether the last day a gift card is good for is over in the shop's time zone. */
export function isExpired(context: SandboxContext, card: GiftCard): boolean {
  if (card.expiresOn === null) return false;
  const { timeZone } = context.shop.settings;
  const today = new Intl.DateTimeFormat("en-CA", { timeZone }).format(context.world.clock.nowMs());
  return card.expiresOn < today;
}

/** "•••• •••• •••• a1b2", as gift cards are shown after they were handed out. */
export function maskedCode(card: GiftCard): string {
  return `•••• •••• •••• ${lastCharacters(card)}`;
}

/** The last four characters, the only ones that are shown later. */
export function lastCharacters(card: GiftCard): string {
  return card.code.slice(-4);
}

/** Sixteen characters made of an id that nobody else has. */
function drawnCode(id: string): string {
  return BigInt(`${id}${id}`).toString(36).padStart(16, "0").slice(-16);
}
