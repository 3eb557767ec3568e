import { formatMinor } from "../../loyalty/money.ts";
import { type AdminClient, refuseUserErrors } from "../admin-client.ts";
import { gid } from "../ids.ts";
import { currencyCode } from "./codes.ts";

const CREATE_GIFT_CARD = `#graphql
  mutation CreateGiftCard($input: GiftCardCreateInput!) {
    giftCardCreate(input: $input) {
      giftCard {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }`;

const GIFT_CARDS_BY_CODE = `#graphql
  query GiftCardsByCode($query: String!) {
    giftCards(first: 10, query: $query) {
      nodes {
        id
        note
      }
    }
  }`;

const READ_GIFT_CARD = `#graphql
  query ReadGiftCard($id: ID!) {
    giftCard(id: $id) {
      enabled
      balance {
        amount
      }
      initialValue {
        amount
      }
    }
  }`;

const DEACTIVATE_GIFT_CARD = `#graphql
  mutation DeactivateGiftCard($id: ID!) {
    giftCardDeactivate(id: $id) {
      giftCard {
        balance {
          amount
        }
        initialValue {
          amount
        }
      }
      userErrors {
        field
        message
        code
      }
    }
  }`;

/** A gift card for one customer. */
export interface NewGiftCard {
  code: string;
  amountMinor: number;
  currency: string;
  /** Shopify customer id, decimal; null: whoever has the code. */
  customerId: string | null;
  /** The last day on which it pays, as YYYY-MM-DD; null: without end. */
  expiresOn: string | null;
  /** By which it is found again; the shop's staff read it, the customer does not. */
  note: string;
}

/**
 * Creates a gift card with a code that was drawn before: repeated after an unknown outcome it is refused (the code is taken), and
 * `findGiftCard` finds the first.
 *
 * @returns Shopify's id of the gift card
 * @throws {UserErrorsError} when Shopify refuses: nothing was created
 */
export async function createGiftCard(admin: AdminClient, card: NewGiftCard): Promise<string> {
  const { code, amountMinor, currency, customerId, expiresOn, note } = card;
  const { giftCardCreate: answer } = await admin.query(CREATE_GIFT_CARD, {
    input: {
      code,
      initialAmount: { amount: formatMinor(amountMinor, currency), currencyCode: currencyCode(currency) },
      note,
      ...(customerId === null ? {} : { customerId: gid("Customer", customerId) }),
      ...(expiresOn === null ? {} : { expiresOn }),
    },
  });
  refuseUserErrors("giftCardCreate", answer?.userErrors ?? []);
  const id = answer?.giftCard?.id;
  if (!id) throw new Error("giftCardCreate answered neither a gift card nor an error");
  return id;
}

/** @returns Shopify's id of the gift card that has the code and our note; null when there is none */
export async function findGiftCard(
  admin: AdminClient,
  { code, note }: { code: string; note: string },
): Promise<string | null> {
  const { giftCards } = await admin.query(GIFT_CARDS_BY_CODE, { query: code });
  return giftCards.nodes.find((card) => card.note === note)?.id ?? null;
}

/** What is left of a gift card: `stopped` and nothing spent; something spent; or there is none (any more). */
export type GiftCardUse = "untouched" | "touched" | "gone";

/** Whether something was paid with a gift card. */
export async function readGiftCard(admin: AdminClient, id: string): Promise<GiftCardUse> {
  const { giftCard } = await admin.query(READ_GIFT_CARD, { id });
  return giftCard ? useOf(giftCard) : "gone";
}

/**
 * Stops a gift card for good; one that is stopped already stays so.
 *
 * @returns whether something had been paid with it by then
 * @throws {UserErrorsError} when Shopify refuses
 */
export async function deactivateGiftCard(admin: AdminClient, id: string): Promise<GiftCardUse> {
  const { giftCardDeactivate: answer } = await admin.query(DEACTIVATE_GIFT_CARD, { id });
  const userErrors = answer?.userErrors ?? [];
  if (userErrors.length > 0 && (await readGiftCard(admin, id)) === "gone") return "gone";
  refuseUserErrors("giftCardDeactivate", userErrors);
  return answer?.giftCard ? useOf(answer.giftCard) : "gone";
}

interface Amounts {
  balance: { amount: string };
  initialValue: { amount: string };
}

/** Both are Shopify's own texts of one currency: they differ in nothing but their worth. */
function useOf({ balance, initialValue }: Amounts): "untouched" | "touched" {
  return withoutZeros(balance.amount) === withoutZeros(initialValue.amount) ? "untouched" : "touched";
}

function withoutZeros(amount: string): string {
  return amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount;
}
