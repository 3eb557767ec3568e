import { z } from "zod";
import { programSchema } from "../../app/loyalty/program.ts";
import { monthDaySchema } from "../../app/loyalty/program/primitives.ts";

/**
 * The two files of a gallery program (programs/README.md): a program with its card, and the lives that prove it. A developer
 * writes the same for a program of their own.
 */

const inTwoLanguages = (max: number) =>
  z.strictObject({ en: z.string().min(1).max(max), de: z.string().min(1).max(max) });

export const gallerySchema = z.strictObject({
  model: z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "lower-case letters, digits and hyphens"),
    name: inTwoLanguages(60),
    summary: inTwoLanguages(300),
  }),
  /** Whose published figures these are. */
  source: z.string().min(1),
  currency: z.string().regex(/^[A-Z]{3}$/, "three letters, such as EUR"),
  timeZone: z.string().min(1),
  program: programSchema,
});
export type GalleryProgram = z.infer<typeof gallerySchema>;

/** A program, and where it runs. */
export type PlayedProgram = Pick<GalleryProgram, "program" | "currency" | "timeZone">;

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2}))?)?$/;

function isReal(local: string): boolean {
  const [, date = "", time = "00:00", second = "00"] = LOCAL.exec(local) ?? [];
  const moment = new Date(`${date}T${time}:${second}Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}

/** By the program's clock. */
const localDate = z
  .string({ error: 'a local date, such as "2026-03-01"' })
  .regex(LOCAL, 'a local date, such as "2026-03-01"')
  .refine(isReal, "no such date");
const localTime = z
  .string({ error: 'a local time, such as "2026-03-01T10:00"' })
  .regex(/T/, 'a local time, such as "2026-03-01T10:00"')
  .regex(LOCAL, 'a local time, such as "2026-03-01T10:00"')
  .refine(isReal, "no such time");
const amount = z
  .string({ error: 'an amount as text, such as "89.40"' })
  .regex(/^\d+(\.\d+)?$/, 'an amount, such as "89.40"');
const orderId = z.string({ error: 'digits as text, such as "1001"' }).regex(/^\d{1,12}$/, 'digits, such as "1001"');
const eventId = z.string().min(1).max(100);
const count = z.number().int().min(1);

const lineSchema = z.strictObject({
  /** Of one unit, before discounts. */
  price: amount,
  quantity: count.default(1),
  /** Off all units, and how much of it rewards of the program gave. */
  discount: amount.optional(),
  discountByReward: amount.optional(),
  taxOnTop: amount.optional(),
  taxIncluded: amount.optional(),
  kind: z.enum(["goods", "gift-card", "tip"]).default("goods"),
  product: z.string().optional(),
  variant: z.string().optional(),
  vendor: z.string().optional(),
  tags: z.array(z.string()).default([]),
  collections: z.array(z.string()).default([]),
  needsShipping: z.boolean().default(true),
});
export type LifeLine = z.infer<typeof lineSchema>;

/** Lines are numbered from 1, in the order in which they came to the order. */
const unitsOfLine = z.strictObject({ line: count, quantity: count });
const step = <Do extends string, Shape extends z.ZodRawShape>(does: Do, shape: Shape) =>
  z.strictObject({ at: localTime, do: z.literal(does), ...shape });

const lotSchema = z.strictObject({
  points: z.number().int(),
  earned: localDate.optional(),
  vests: localDate.optional(),
  /** The last day on which they are good; null: never. */
  expires: localDate.nullable().optional(),
});

/** One figure is of the unit "points"; otherwise by unit. */
const byUnit = <Value extends z.ZodType>(value: Value, error: string) =>
  z.union([value, z.record(z.string(), value)], { error });
const points = byUnit(z.number().int(), 'a whole number, or one for each unit, such as {"cashback": 1500}');

const expectShape = {
  balance: points.optional(),
  /** What can be spent. */
  available: points.optional(),
  /** What orders will earn. */
  pending: points.optional(),
  /** Open lots, in the order of earning. */
  lots: byUnit(
    z.array(lotSchema),
    'a list of {"points", "earned", "vests", "expires"}, or one for each unit',
  ).optional(),
  tier: z.string().nullable().optional(),
  /** From when the tier is no longer kept, if nothing else happens. */
  tierUntil: localDate.nullable().optional(),
  /** What time alone will do to the tier. */
  projection: z.array(z.strictObject({ at: localDate, tier: z.string().nullable() })).optional(),
  progress: z.record(z.string(), z.number().int()).optional(),
  /** Rewards that are due, neither lapsed nor taken back, in the order of giving. */
  awards: z.array(z.string()).optional(),
  /** Each is the explanation of a movement so far. */
  sentences: z.strictObject({ en: z.array(z.string()).optional(), de: z.array(z.string()).optional() }).optional(),
  /** The arithmetic, by hand. */
  because: z.string({ error: "show the arithmetic" }).min(1, "show the arithmetic"),
};

export const stepSchema = z.discriminatedUnion("do", [
  step("join", { who: z.literal("other").optional(), invitedBy: z.string().optional() }),
  step("birthday", { birthday: monthDaySchema }),
  step("order", {
    id: orderId,
    lines: z.array(lineSchema).min(1),
    /** A guest's order has no customer; `other` is a second customer of the same person, for merging. */
    by: z.enum(["member", "other", "guest"]).default("member"),
    shipping: amount.optional(),
    codes: z.array(z.string()).default([]),
    source: z.string().default("web"),
    country: z.string().optional(),
    customerTags: z.array(z.string()).default([]),
    isCompany: z.boolean().default(false),
    isTest: z.boolean().default(false),
    paidByGiftCard: amount.optional(),
    paidByStoreCredit: amount.optional(),
    /** Paid, or shipped as a whole, in the same second. */
    paid: z.boolean().default(true),
    shipped: z.boolean().default(false),
  }),
  step("pay", { order: orderId }),
  step("ship", { order: orderId, lines: z.array(unitsOfLine).min(1).optional() }),
  step("edit", {
    order: orderId,
    add: z.array(lineSchema).default([]),
    remove: z.array(unitsOfLine).default([]),
  }),
  step("refund", {
    order: orderId,
    lines: z.array(unitsOfLine.extend({ returned: z.boolean().default(true) })).default([]),
    /** For goods, without naming a line. */
    amount: amount.optional(),
    shipping: amount.optional(),
  }),
  step("cancel", { order: orderId }),
  step("dispute", { order: orderId, amount }),
  step("win-dispute", { order: orderId }),
  step("attach", { order: orderId, to: z.enum(["member", "other"]).default("member") }),
  step("event", {
    id: eventId,
    name: z.string().min(1),
    amount: amount.optional(),
    quantity: count.default(1),
    subject: z.string().optional(),
    code: z.string().optional(),
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  }),
  step("withdraw", { event: eventId }),
  step("grant-tier", { id: eventId, tier: z.string(), until: localTime.nullable().default(null) }),
  step("revoke-tier", { grant: eventId }),
  /** A friend joins by the member's invitation; the friend's orders are told by their own steps. */
  step("refer", { friend: z.string().min(1) }),
  step("friend-orders", { friend: z.string().min(1), order: orderId, price: amount }),
  step("friend-cancels", { friend: z.string().min(1), order: orderId }),
  step("redeem", { id: z.string().min(1).max(40), reward: z.string(), points: z.number().int().min(1).optional() }),
  step("return", { redemption: z.string() }),
  /** An agent gives points, or takes some (a negative number). */
  step("goodwill", { id: eventId, points: z.number().int(), note: z.string().default("") }),
  step("merge", {}),
  /** A new version, in force from then on: these sections of the document are replaced. */
  step("program", { set: z.record(z.string(), z.unknown()) }),
  step("expect", expectShape),
]);
export type LifeStep = z.infer<typeof stepSchema>;
export type LifeExpectation = Extract<LifeStep, { do: "expect" }>;
export type LifeLot = z.infer<typeof lotSchema>;

export const lifeSchema = z.strictObject({
  /** The trap it holds. */
  name: z.string().min(1).max(120),
  why: z.string().min(1),
  /** Since when the program is live; left out: since the beginning of the day of the first step. */
  live: localTime.optional(),
  events: z.array(stepSchema).min(2),
});
export type Life = z.infer<typeof lifeSchema>;

export const livesSchema = z.array(lifeSchema).min(1);

/** A figure that was given alone is that of the unit "points". */
export function perUnit<Value>(value: Value | Record<string, Value>): [string, Value][] {
  return isRecord(value) ? Object.entries(value) : [["points", value]];
}

function isRecord<Value>(value: Value | Record<string, Value>): value is Record<string, Value> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
