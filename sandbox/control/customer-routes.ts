import { z } from "zod";
import { SandboxRefusal, type SandboxContext } from "../context.ts";
import { addressOf, type AddressRequest } from "../commerce/addresses.ts";
import { createCustomer, deleteCustomer, mergeCustomers, updateCustomer } from "../commerce/customers.ts";
import { findCustomer, ordersOf } from "../commerce/find.ts";
import { createCollection, createProduct, updateProduct } from "../commerce/products.ts";
import type { Customer } from "../state.ts";
import type { Address } from "../state-parts.ts";
import { complianceBody } from "../webhooks/other-bodies.ts";
import { sendWebhook } from "../webhooks/send.ts";
import { joinMember } from "./join-member.ts";
import type { ControlRoute } from "./route.ts";
import { addressSchema, amountSchema, idSchema } from "./schemas.ts";

const customerSchema = z.strictObject({
  id: idSchema.optional(),
  email: z.email().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  phone: z.string().nullish(),
  tags: z.array(z.string()).optional(),
  note: z.string().nullish(),
  locale: z.string().optional(),
  defaultAddress: addressSchema.nullish(),
  emailConsent: z.enum(["subscribed", "unsubscribed"]).optional(),
  smsConsent: z.enum(["subscribed", "unsubscribed"]).optional(),
});

const productSchema = z.strictObject({
  id: idSchema.optional(),
  title: z.string().min(1).default("Product"),
  price: amountSchema.default("10"),
  handle: z.string().optional(),
  description: z.string().optional(),
  vendor: z.string().optional(),
  productType: z.string().optional(),
  tags: z.array(z.string()).optional(),
  collections: z.array(idSchema).optional(),
  giftCard: z.boolean().optional(),
  requiresShipping: z.boolean().optional(),
  taxable: z.boolean().optional(),
});

/** Customers and products, and what the law lets customers ask. */
export const customerRoutes: readonly ControlRoute[] = [
  {
    method: "POST",
    path: "/customers",
    run: (context, { body }) =>
      customerView(context, createCustomer(context, withAddress(context, customerSchema.parse(body)))),
  },
  {
    method: "GET",
    path: "/customers",
    run: (context) => [...context.shop.customers.values()].map((one) => customerView(context, one)),
  },
  {
    method: "GET",
    path: "/customers/:id",
    run: (context, { parameters }) => customerView(context, existing(context, parameters["id"])),
  },
  {
    method: "POST",
    path: "/customers/:id",
    run: (context, { parameters, body }) => {
      const change = customerSchema.omit({ id: true }).parse(body);
      return customerView(context, updateCustomer(context, parameters["id"] ?? "", withAddress(context, change)));
    },
  },
  {
    method: "POST",
    path: "/customers/:id/delete",
    run: (context, { parameters }) => {
      deleteCustomer(context, parameters["id"] ?? "");
      return { deleted: parameters["id"] };
    },
  },
  {
    method: "POST",
    path: "/customers/:id/merge",
    run: (context, { parameters, body }) => {
      const { from } = z.strictObject({ from: idSchema }).parse(body);
      return customerView(context, mergeCustomers(context, { keptId: parameters["id"] ?? "", deletedId: from }));
    },
  },
  compliance("redact", "customers/redact", "orders_to_redact"),
  compliance("data-request", "customers/data_request", "orders_requested"),
  {
    method: "POST",
    path: "/members/:customerId/join",
    run: (context, { parameters, body }) => {
      const { wording } = z.strictObject({ wording: z.string().default("I want to join") }).parse(body);
      return joinMember(context, { customerId: existing(context, parameters["customerId"]).id, wording });
    },
  },
  {
    method: "POST",
    path: "/products",
    run: (context, { body }) => createProduct(context, productSchema.parse(body)),
  },
  {
    method: "GET",
    path: "/products",
    run: (context) => [...context.shop.products.values()],
  },
  {
    method: "POST",
    path: "/products/:id",
    run: (context, { parameters, body }) => {
      const change = productSchema.pick({ tags: true, collections: true }).parse(body);
      return updateProduct(context, parameters["id"] ?? "", change);
    },
  },
  {
    method: "POST",
    path: "/collections",
    run: (context, { body }) => {
      const schema = z.strictObject({ id: idSchema.optional(), title: z.string().min(1) });
      return createCollection(context, schema.parse(body));
    },
  },
];

function compliance(verb: string, topic: string, ordersField: "orders_to_redact" | "orders_requested"): ControlRoute {
  return {
    method: "POST",
    path: `/customers/:id/${verb}`,
    run: (context, { parameters }) => {
      const customer = existing(context, parameters["id"]);
      const body = complianceBody(context, { customer, ordersField });
      const requestId = BigInt(context.world.newId());
      const request = ordersField === "orders_requested" ? { data_request: { id: requestId } } : {};
      sendWebhook(context, { topic, body: { ...body, ...request } });
      return { sent: topic };
    },
  };
}

function withAddress<Change extends { defaultAddress?: AddressRequest | null | undefined }>(
  context: SandboxContext,
  change: Change,
): Omit<Change, "defaultAddress"> & { defaultAddress?: Address | null | undefined } {
  const { defaultAddress } = change;
  return { ...change, defaultAddress: defaultAddress && addressOf(context, defaultAddress) };
}

function existing(context: SandboxContext, id: string | undefined): Customer {
  const customer = findCustomer(context, { id: id ?? "" });
  if (!customer) throw new SandboxRefusal(`There is no customer ${id ?? ""}`, 404);
  return customer;
}

function customerView(context: SandboxContext, customer: Customer): object {
  const metafields = [...context.shop.metafields.values()].filter(
    (one) => one.ownerType === "CUSTOMER" && one.ownerId === customer.id,
  );
  return {
    ...customer,
    orders: ordersOf(context, customer.id).map((order) => order.id),
    metafields: metafields.map(({ namespace, key, type, value, updatedAt }) => ({
      namespace,
      key,
      type,
      value,
      updatedAt,
    })),
  };
}
