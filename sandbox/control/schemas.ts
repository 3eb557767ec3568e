import { z } from "zod";

/** An id: a decimal string, so that none is ever rounded. */
export const idSchema = z.string().regex(/^[1-9]\d{0,18}$/, "an id is a string of digits");

/** An amount in the shop's currency: a decimal string. */
export const amountSchema = z.string().regex(/^\d+(\.\d+)?$/, 'an amount is a decimal string such as "19.99"');

/** An address, of which everything but the country may be missing. */
export const addressSchema = z.strictObject({
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  company: z.string().nullish(),
  address1: z.string().nullish(),
  address2: z.string().nullish(),
  zip: z.string().nullish(),
  city: z.string().nullish(),
  provinceCode: z.string().nullish(),
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  phone: z.string().nullish(),
});

/** A number of units, at least one. */
const quantitySchema = z.int().min(1);

/** Units of a line, by the line's place in the order, counted from 0. */
export const unitsSchema = z.strictObject({ index: z.int().min(0), quantity: quantitySchema });

/** What is bought: a product of the shop, or something named and priced on the spot. */
export const lineSchema = z.union([
  z.strictObject({ productId: idSchema, quantity: quantitySchema.default(1) }),
  z.strictObject({
    title: z.string().min(1),
    price: amountSchema,
    quantity: quantitySchema.default(1),
    giftCard: z.boolean().default(false),
    tip: z.boolean().default(false),
    taxable: z.boolean().optional(),
    requiresShipping: z.boolean().optional(),
  }),
]);
