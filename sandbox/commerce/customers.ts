import { nowText, SandboxRefusal, type SandboxContext } from "../context.ts";
import type { Customer } from "../state.ts";
import type { Address, Consent } from "../state-parts.ts";
import {
  announceConsent,
  announceCustomer,
  announceCustomerDeleted,
  announceMerge,
} from "../webhooks/announce-customer.ts";
import { announceOrder } from "../webhooks/announce.ts";
import { findCustomer, ordersOf } from "./find.ts";
import { creditAccountsOf, creditStoreCredit, openCreditAccount } from "./store-credit.ts";

export interface CustomerRequest {
  id?: string | undefined;
  email?: string | null | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  phone?: string | null | undefined;
  tags?: readonly string[] | undefined;
  note?: string | null | undefined;
  locale?: string | undefined;
  defaultAddress?: Address | null | undefined;
  /** Whether they agree to be written to. */
  emailConsent?: ConsentChange | undefined;
  smsConsent?: ConsentChange | undefined;
}

type ConsentChange = "subscribed" | "unsubscribed";

/**
 * Creates a customer who can log in to the store.
 *
 * @throws SandboxRefusal when the e-mail address or the id is taken
 */
export function createCustomer(context: SandboxContext, request: CustomerRequest): Customer {
  const email = request.email?.trim() || null;
  if (email !== null && findCustomer(context, { email })) throw new SandboxRefusal(`${email} has already been taken`);
  if (email === null && !request.phone && !request.firstName && !request.lastName) {
    throw new SandboxRefusal("A name, phone number, or email address must be present");
  }
  const at = nowText(context);
  const customer: Customer = {
    id: requestedId(context, { id: request.id, taken: context.shop.customers }),
    email,
    firstName: request.firstName ?? null,
    lastName: request.lastName ?? null,
    phone: request.phone ?? null,
    tags: [...(request.tags ?? [])],
    note: request.note ?? null,
    state: "enabled",
    verifiedEmail: email !== null,
    emailConsent: consent(request.emailConsent, at),
    smsConsent: consent(request.smsConsent, at),
    locale: request.locale ?? "en",
    defaultAddress: request.defaultAddress ?? null,
    createdAt: at,
    updatedAt: at,
  };
  context.shop.customers.set(customer.id, customer);
  context.world.changed();
  announceCustomer(context, { topic: "customers/create", customer });
  return customer;
}

/**
 * Changes what is named of a customer.
 *
 * @throws SandboxRefusal when there is no such customer
 */
export function updateCustomer(
  context: SandboxContext,
  customerId: string,
  change: Omit<CustomerRequest, "id">,
): Customer {
  const customer = mustFind(context, customerId);
  for (const key of ["email", "firstName", "lastName", "phone", "note"] as const) {
    const value = change[key];
    if (value !== undefined) customer[key] = value;
  }
  if (change.tags) customer.tags = [...change.tags];
  if (change.defaultAddress !== undefined) customer.defaultAddress = change.defaultAddress;
  if (change.locale) customer.locale = change.locale;
  const at = nowText(context);
  if (change.emailConsent) customer.emailConsent = consent(change.emailConsent, at);
  if (change.smsConsent) customer.smsConsent = consent(change.smsConsent, at);
  customer.updatedAt = at;
  context.world.changed();
  announceCustomer(context, { topic: "customers/update", customer });
  if (change.emailConsent) announceConsent(context, { channel: "email", customer });
  if (change.smsConsent) announceConsent(context, { channel: "sms", customer });
  return customer;
}

function consent(state: ConsentChange | undefined, at: string): Consent {
  return state ? { state, updatedAt: at } : { state: "not_subscribed", updatedAt: null };
}

/**
 * Deletes a customer without orders.
 *
 * @throws SandboxRefusal when there is no such customer, or orders name them
 */
export function deleteCustomer(context: SandboxContext, customerId: string): void {
  const customer = mustFind(context, customerId);
  if (ordersOf(context, customerId).length > 0) throw new SandboxRefusal("A customer with orders cannot be deleted");
  dropCustomer(context, customerId);
  context.world.changed();
  announceCustomerDeleted(context, customer);
}

/**
 * Merges two customers: orders of the one that goes move to the one that stays.
 *
 * @throws SandboxRefusal when they are the same, or one does not exist
 */
export function mergeCustomers(context: SandboxContext, of: { keptId: string; deletedId: string }): Customer {
  const { keptId, deletedId } = of;
  if (keptId === deletedId) throw new SandboxRefusal("Customers IDs should not match");
  const kept = mustFind(context, keptId);
  const gone = mustFind(context, deletedId);
  const at = nowText(context);
  const moved = ordersOf(context, deletedId);
  for (const order of moved) {
    order.customerId = keptId;
    order.updatedAt = at;
  }
  kept.tags = [...new Set([...kept.tags, ...gone.tags])];
  kept.updatedAt = at;
  moveValue(context, of);
  dropCustomer(context, deletedId);
  context.world.changed();
  announceMerge(context, of);
  announceCustomer(context, { topic: "customers/update", customer: kept });
  for (const order of moved) announceOrder(context, { topics: ["orders/updated"], order });
  return kept;
}

/**
 * Gives an order a customer, or another one, as when a buyer links an order to their account.
 *
 * @throws SandboxRefusal when there is no such order or customer
 */
export function attachCustomer(context: SandboxContext, of: { orderId: string; customerId: string | null }): void {
  const order = context.shop.orders.get(of.orderId);
  if (!order) throw new SandboxRefusal(`There is no order ${of.orderId}`, 404);
  if (of.customerId !== null) mustFind(context, of.customerId);
  order.customerId = of.customerId;
  order.updatedAt = nowText(context);
  context.world.changed();
  announceOrder(context, { topics: ["orders/updated"], order });
}

/**
 * The id somebody asked for, else a new one.
 *
 * @throws SandboxRefusal when it is no decimal number without leading zeros, or taken
 */
export function requestedId(
  context: SandboxContext,
  of: { id: string | undefined; taken: ReadonlyMap<string, unknown> },
): string {
  if (of.id === undefined) return context.world.newId();
  if (!/^[1-9]\d{0,18}$/.test(of.id))
    throw new SandboxRefusal(`"${of.id}" is no id: a whole number of at most 19 digits`);
  if (of.taken.has(of.id)) throw new SandboxRefusal(`The id ${of.id} is taken`);
  return of.id;
}

/** Gift cards and store credit go to the customer who stays; credit keeps the day it expires. */
function moveValue(context: SandboxContext, of: { keptId: string; deletedId: string }): void {
  for (const card of context.shop.giftCards.values()) {
    if (card.customerId === of.deletedId) card.customerId = of.keptId;
  }
  for (const { currency, transactions } of creditAccountsOf(context, of.deletedId)) {
    const account = openCreditAccount(context, { customerId: of.keptId, currency });
    for (const { remainingMinor, expiresAt } of transactions.filter((one) => one.remainingMinor > 0)) {
      creditStoreCredit(context, { account, amountMinor: remainingMinor, expiresAt });
    }
  }
}

function dropCustomer(context: SandboxContext, customerId: string): void {
  const { shop } = context;
  shop.customers.delete(customerId);
  for (const account of creditAccountsOf(context, customerId)) shop.storeCreditAccounts.delete(account.id);
  for (const [key, metafield] of shop.metafields) {
    if (metafield.ownerType === "CUSTOMER" && metafield.ownerId === customerId) shop.metafields.delete(key);
  }
  if (shop.sampleCustomerId === customerId) shop.sampleCustomerId = null;
}

function mustFind(context: SandboxContext, customerId: string): Customer {
  const customer = findCustomer(context, { id: customerId });
  if (!customer) throw new SandboxRefusal(`There is no customer ${customerId}`, 404);
  return customer;
}
