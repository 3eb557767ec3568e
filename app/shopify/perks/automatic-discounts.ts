import type { DiscountTerms } from "../../loyalty/perks/discount-terms.ts";
import { type AdminClient, refuseUserErrors, type UserError } from "../admin-client.ts";
import type { AutomaticDiscountPartsFragment } from "../types/admin.generated.d.ts";
import {
  ACTIVATE,
  ACTIVE,
  CREATE_BASIC,
  CREATE_FREE_SHIPPING,
  DEACTIVATE,
  DELETE,
  READ,
  UPDATE_BASIC,
  UPDATE_FREE_SHIPPING,
} from "./automatic-discount-documents.ts";
import { basicInput, freeShippingInput, type InputOptions } from "./discount-input.ts";
import { readTerms, segmentsOf } from "./read-terms.ts";

/** So many automatic discounts may be active in a shop at once, those of other apps and of the merchant included. */
export const ACTIVE_DISCOUNTS_MAX = 25;

/** What Shopify answers to one too many. */
const LIMIT_CODES = ["ACTIVE_PERIOD_OVERLAP", "EXCEEDED_MAX"];

/** An automatic discount as Shopify has it. */
export interface AutomaticDiscount {
  /** Global id. */
  id: string;
  status: "ACTIVE" | "EXPIRED" | "SCHEDULED";
  /** null for one of a type that Laurel does not make. */
  terms: DiscountTerms | null;
}

/** @returns null when there is no such discount (any more) */
export async function readAutomaticDiscount(
  admin: AdminClient,
  { id, currency }: { id: string; currency: string },
): Promise<AutomaticDiscount | null> {
  const { automaticDiscountNode } = await admin.query(READ, { id });
  return automaticDiscountNode ? toDiscount(automaticDiscountNode, currency) : null;
}

/** The automatic discounts that are active, whoever made them. */
export async function activeDiscounts(
  admin: AdminClient,
): Promise<{ id: string; title: string; segmentIds: string[] }[]> {
  const { automaticDiscountNodes } = await admin.query(ACTIVE, {});
  return automaticDiscountNodes.nodes.map(({ id, automaticDiscount }) => ({
    id,
    title: "title" in automaticDiscount ? automaticDiscount.title : "",
    segmentIds: "context" in automaticDiscount ? segmentsOf(automaticDiscount.context) : [],
  }));
}

/**
 * Creates an automatic discount. Repeated after an unknown outcome it would make another: look among `activeDiscounts` before.
 *
 * @param options.startsAt ISO 8601
 * @throws {UserErrorsError} when Shopify refuses: nothing was created
 */
export async function createAutomaticDiscount(
  admin: AdminClient,
  options: { terms: DiscountTerms; currency: string; startsAt: string },
): Promise<AutomaticDiscount> {
  const { currency, startsAt } = options;
  const input = { ...options, before: null };
  return answered(currency, await created(admin, input, startsAt));
}

async function created(admin: AdminClient, input: InputOptions, startsAt: string): Promise<Answer> {
  if (input.terms.type === "basic") {
    const discount = { ...basicInput(input), startsAt };
    return (await admin.query(CREATE_BASIC, { discount })).discountAutomaticBasicCreate;
  }
  const discount = { ...freeShippingInput(input), startsAt };
  return (await admin.query(CREATE_FREE_SHIPPING, { discount })).discountAutomaticFreeShippingCreate;
}

/**
 * Makes an automatic discount say something else; it stays of its type. Safe to repeat.
 *
 * @throws {UserErrorsError} when Shopify refuses: nothing was changed
 */
export async function updateAutomaticDiscount(
  admin: AdminClient,
  options: { id: string; terms: DiscountTerms; before: DiscountTerms; currency: string },
): Promise<AutomaticDiscount> {
  return answered(options.currency, await updated(admin, options));
}

async function updated(admin: AdminClient, options: InputOptions & { id: string }): Promise<Answer> {
  const { id } = options;
  if (options.terms.type === "basic") {
    return (await admin.query(UPDATE_BASIC, { id, discount: basicInput(options) })).discountAutomaticBasicUpdate;
  }
  const discount = freeShippingInput(options);
  return (await admin.query(UPDATE_FREE_SHIPPING, { id, discount })).discountAutomaticFreeShippingUpdate;
}

/**
 * Lets a discount work; one that does stays so.
 *
 * @throws {UserErrorsError} when Shopify refuses, for instance because too many are active
 */
export async function activateDiscount(admin: AdminClient, id: string): Promise<void> {
  const { discountAutomaticActivate: answer } = await admin.query(ACTIVATE, { id });
  refuseUserErrors("discountAutomaticActivate", answer?.userErrors ?? []);
}

/** Stops a discount; one that is stopped, or gone, stays so. */
export async function deactivateAutomaticDiscount(admin: AdminClient, id: string): Promise<void> {
  const { discountAutomaticDeactivate: answer } = await admin.query(DEACTIVATE, { id });
  refuseUserErrors("discountAutomaticDeactivate", (answer?.userErrors ?? []).filter(isNotAboutId));
}

/** Deletes a discount; one that is gone stays so. */
export async function deleteAutomaticDiscount(admin: AdminClient, id: string): Promise<void> {
  const { discountAutomaticDelete: answer } = await admin.query(DELETE, { id });
  refuseUserErrors("discountAutomaticDelete", (answer?.userErrors ?? []).filter(isNotAboutId));
}

/** Whether Shopify refused because as many automatic discounts are active as it allows. */
export function isLimit(userErrors: readonly UserError[]): boolean {
  return userErrors.some(({ code }) => code !== null && code !== undefined && LIMIT_CODES.includes(code));
}

function isNotAboutId({ field }: UserError): boolean {
  return !(field?.includes("id") ?? false);
}

type Answer =
  | { automaticDiscountNode?: AutomaticDiscountPartsFragment | null; userErrors: readonly UserError[] }
  | null
  | undefined;

function answered(currency: string, answer: Answer): AutomaticDiscount {
  refuseUserErrors("an automatic discount", answer?.userErrors ?? []);
  if (!answer?.automaticDiscountNode) throw new Error("Shopify answered neither an automatic discount nor an error");
  return toDiscount(answer.automaticDiscountNode, currency);
}

function toDiscount({ id, automaticDiscount }: AutomaticDiscountPartsFragment, currency: string): AutomaticDiscount {
  const status = "status" in automaticDiscount ? automaticDiscount.status : "ACTIVE";
  return { id, status, terms: readTerms(automaticDiscount, currency) };
}
