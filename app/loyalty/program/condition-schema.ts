import { z } from "zod";
import {
  amountMinor,
  country,
  durationSchema,
  id,
  localTimeSchema,
  plainText,
  text,
  wholeNumber,
} from "./primitives.ts";

/** When a rule or a campaign applies. */

const shopifyIds = (what: string, max: number) =>
  z
    .array(z.string().regex(/^\d{1,20}$/, `a Shopify ${what} id`))
    .max(max)
    .default([])
    .describe(`Shopify's ids of ${what}s, as texts of digits.`);

export const productSelectionSchema = z
  .strictObject({
    products: shopifyIds("product", 1000),
    variants: shopifyIds("variant", 1000),
    collections: shopifyIds("collection", 100),
    tags: z.array(text(255)).max(100).default([]).describe("Tags of the product."),
    vendors: z.array(text(255)).max(100).default([]).describe("Vendors, as Shopify has them."),
  })
  .meta({
    id: "ProductSelection",
    description: "Lines that match any of the lists that are given; an empty selection matches nothing.",
  });
export type ProductSelection = z.infer<typeof productSelectionSchema>;

export const conditionSchema = z
  .discriminatedUnion("kind", [
    z
      .strictObject({
        kind: z.literal("products"),
        include: productSelectionSchema.optional().describe("Only these lines."),
        exclude: productSelectionSchema.optional().describe("Not these lines."),
      })
      .describe("Chooses lines by their product."),
    z
      .strictObject({
        kind: z.literal("discounted"),
        is: z.boolean().describe("true: only discounted lines; false: only the others."),
      })
      .describe("Chooses lines with a discount of their own or a share of the order's."),
    z
      .strictObject({
        kind: z.literal("amount"),
        fromMinor: amountMinor.optional().describe("At least, in minor units."),
        toMinor: amountMinor.optional().describe("At most, in minor units."),
      })
      .describe(
        "The order's (or event's) present worth by the basis, over the lines that the other conditions choose.",
      ),
    z
      .strictObject({
        kind: z.literal("channel"),
        in: z
          .array(z.enum(["online", "app", "pos", "draft", "subscription", "other"]))
          .min(1)
          .describe("Any of these."),
      })
      .describe("Where the order was placed."),
    z
      .strictObject({
        kind: z.literal("company"),
        is: z.boolean().describe("true: only companies' orders; false: only the others."),
      })
      .describe("Whether a company (B2B) ordered."),
    z
      .strictObject({
        kind: z.literal("order-number"),
        is: z
          .union([
            z.strictObject({ exactly: wholeNumber.min(1).max(100_000).describe("Only this one: 1 is the first.") }),
            z.strictObject({ every: wholeNumber.min(2).max(100_000).describe("Every so many: 3, 6, 9, …") }),
          ])
          .describe("Which."),
      })
      .describe("Which of the member's orders it is, counted as of its placing."),
    z
      .strictObject({
        kind: z.literal("weekday"),
        in: z.array(wholeNumber.min(1).max(7)).min(1).max(7).describe("1 is Monday."),
      })
      .describe("By the shop's calendar, of the placing or the event."),
    z
      .strictObject({
        kind: z.literal("window"),
        from: localTimeSchema.optional().describe("Included; left out: always was."),
        to: localTimeSchema.optional().describe("Excluded; left out: without end."),
      })
      .describe("Placed, or happened, between two moments."),
    z
      .strictObject({
        kind: z.literal("tier"),
        in: z.array(id.nullable()).min(1).max(21).describe("Any of these tiers; null: none."),
      })
      .describe("The tier held when the order was placed or the event happened."),
    z
      .strictObject({
        kind: z.literal("country"),
        in: z.array(country).min(1).max(250).describe("Two letters each, such as DE."),
      })
      .describe("Where the order is shipped to."),
    z
      .strictObject({
        kind: z.literal("code"),
        in: z.array(text(255)).min(1).max(1000).describe("Any of these; letters' case does not count."),
      })
      .describe("The order carries one of these discount codes, or the event this code."),
    z
      .strictObject({
        kind: z.literal("customer-tag"),
        in: z.array(text(255)).min(1).max(100).describe("Any of these."),
        is: z.boolean().default(true).describe("true: customers with such a tag; false: those without any."),
      })
      .describe("Tags of the customer when the order was first recorded."),
    z
      .strictObject({
        kind: z.literal("attribute"),
        name: id.describe("The attribute's name."),
        equals: z.union([plainText(255), z.boolean(), wholeNumber]).describe("The value it must have."),
      })
      .describe('An attribute of the event, such as `{"kind": "attribute", "name": "verified", "equals": true}`.'),
    z
      .strictObject({ kind: z.literal("since-joining"), within: durationSchema.describe("The term, bound included.") })
      .describe("So long after joining."),
    z
      .strictObject({
        kind: z.literal("all-of"),
        attribute: id.describe("The attribute that tells the events of a set apart."),
        values: z.array(text(255)).min(2).max(10).describe("Each must be carried by one event."),
      })
      .describe(
        "Of the events of this name about the same subject that stand, each value is carried by one: the before and the after photo.",
      ),
  ])
  .meta({
    id: "Condition",
    description:
      "All conditions of a list must hold. `products` and `discounted` choose lines; the others judge the whole.",
  });
export type Condition = z.infer<typeof conditionSchema>;
