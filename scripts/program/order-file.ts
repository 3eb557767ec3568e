import { z } from "zod";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import { assumedFacts } from "../../app/loyalty/simulation/assumed.ts";
import { parseOrderBody } from "../../app/shopify/order-body.ts";
import { CommandError } from "./command.ts";
import { readJson } from "./files.ts";

const whole = z.number().int();
const moment = whole.min(0);
const minor = whole.min(0).max(1e13);
const name = z.string().min(1);
const units = z.strictObject({ lineId: name, quantity: whole });

const lineSchema = z.strictObject({
  id: name,
  quantity: whole.min(1).default(1),
  netMinor: minor,
  taxOnTopMinor: minor.default(0),
  taxIncludedMinor: minor.default(0),
  discountMinor: minor.default(0),
  rewardDiscountMinor: minor.default(0),
  kind: z.enum(["goods", "gift-card", "tip"]).default("goods"),
  productId: name.nullable().default(null),
  variantId: name.nullable().default(null),
  vendor: z.string().nullable().default(null),
  tags: z.array(z.string()).nullable().default(null),
  collections: z.array(z.string()).nullable().default(null),
  needsShipping: z.boolean().default(true),
});

/** Facts as a person writes them: whatever is left out is nothing special. */
const factsSchema = z
  .strictObject({
    id: name.default("1"),
    name: name.optional(),
    customerId: name.nullable().default(null),
    currency: z.string().regex(/^[A-Z]{3}$/),
    placedAt: moment,
    updatedAt: moment.optional(),
    isTest: z.boolean().default(false),
    isCompany: z.boolean().default(false),
    source: z.string().default("web"),
    country: z.string().nullable().default(null),
    customerTags: z.array(z.string()).default([]),
    shipping: z
      .strictObject({ netMinor: minor, taxOnTopMinor: minor.default(0), taxIncludedMinor: minor.default(0) })
      .default({ netMinor: 0, taxOnTopMinor: 0, taxIncludedMinor: 0 }),
    paidByGiftCardMinor: minor.default(0),
    paidByStoreCreditMinor: minor.default(0),
    lines: z.array(lineSchema).min(1),
    paid: z.strictObject({ id: name, at: moment }).nullable().default(null),
    needsFulfilment: z.boolean().nullable().default(null),
    fulfilments: z.array(z.strictObject({ id: name, at: moment, lines: z.array(units) })).default([]),
    refunds: z
      .array(
        z.strictObject({
          id: name,
          at: moment,
          lines: z.array(units.extend({ returned: z.boolean().default(false) })).default([]),
          goodsAmountMinor: minor.default(0),
          shippingMinor: minor.default(0),
        }),
      )
      .default([]),
    edits: z.array(z.strictObject({ id: name, at: moment, lines: z.array(units) })).default([]),
    disputes: z
      .array(z.strictObject({ id: name, at: moment, amountMinor: minor, wonAt: moment.nullable().default(null) }))
      .default([]),
    cancelledAt: moment.nullable().default(null),
    discountCodes: z.array(z.string()).default([]),
  })
  .superRefine(({ lines, fulfilments, refunds, edits }, context) => {
    const known = new Set(lines.map(({ id }) => id));
    for (const [list, facts] of Object.entries({ fulfilments, refunds, edits })) {
      facts.forEach((fact, index) => {
        fact.lines.forEach(({ lineId }, number) => {
          if (known.has(lineId)) return;
          const path = [list, index, "lines", number, "lineId"];
          context.addIssue({ code: "custom", path, message: `the order has no line “${lineId}”` });
        });
      });
    }
  })
  .transform((facts): OrderFacts => ({
    ...facts,
    name: facts.name ?? `#${facts.id}`,
    updatedAt: facts.updatedAt ?? lastMoment(facts),
    needsFulfilment: facts.needsFulfilment ?? facts.lines.some(({ needsShipping }) => needsShipping),
  }));

/** The last moment that the facts themselves name. */
function lastMoment(
  facts: Pick<OrderFacts, "placedAt" | "paid" | "fulfilments" | "refunds" | "edits" | "disputes" | "cancelledAt">,
): number {
  const { fulfilments, refunds, edits, disputes } = facts;
  const dated = [...fulfilments, ...refunds, ...edits, ...disputes].map(({ at }) => at);
  const won = disputes.map(({ wonAt }) => wonAt ?? 0);
  return Math.max(facts.placedAt, facts.paid?.at ?? 0, facts.cancelledAt ?? 0, ...dated, ...won);
}

/**
 * The order of a file: the body of a webhook, or facts as app/loyalty/order-facts.ts has them.
 *
 * @throws {CommandError} saying every place where facts are not right, or why a body is no order
 */
export function orderOf(path: string): OrderFacts {
  const json = readJson(path);
  if (typeof json === "object" && json !== null && "placedAt" in json) return factsOf(json, path);
  const parsed = parseOrderBody(json);
  if (!parsed.ok) throw new CommandError(`${path} is no order: ${parsed.reason}`);
  return assumedFacts(parsed.facts, parsed.lacks);
}

function factsOf(json: object, path: string): OrderFacts {
  const facts = factsSchema.safeParse(json);
  if (facts.success) return facts.data;
  const lines = facts.error.issues.flatMap((issue) => {
    const at = issue.path.map(String).join(".");
    if (issue.code !== "unrecognized_keys") return [`  ${at}: ${wordsOf(issue)}`];
    return issue.keys.map((key) => `  ${at === "" ? key : `${at}.${key}`}: there is no field of this name`);
  });
  throw new CommandError(`${path} holds no facts of an order:\n${lines.join("\n")}`);
}

function wordsOf(issue: z.core.$ZodIssue): string {
  return issue.message.replace(/^Invalid input: expected (.*), received undefined$/, "is missing, a $1");
}
