import { z } from "zod";
import { id, monthDaySchema, wholeNumber } from "./primitives.ts";

/** What sets an earning rule off. */

/** What an event by the merchant's systems, the storefront or an agent may be called besides the merchant's own names. */
export const KNOWN_EVENTS: readonly string[] = [
  "app-sign-in",
  "profile-completed",
  "newsletter-consent",
  "sms-consent",
  "review",
  "photo-accepted",
  "photo-featured",
  "comment",
  "survey",
  "visit",
  "code-entry",
  "goodwill",
];

const weekday = wholeNumber.min(1).max(7).default(1).describe("1 is Monday.");
const dayOfMonth = (of: string) => wholeNumber.min(1).max(28).default(1).describe(`The day of the ${of}.`);

export const triggerSchema = z
  .discriminatedUnion("kind", [
    z
      .strictObject({
        kind: z.literal("order"),
        when: z
          .enum(["paid", "fulfilled"])
          .default("fulfilled")
          .describe("From when what an order holds counts. Orders that need no fulfilment count on paid."),
        delayDays: wholeNumber
          .min(0)
          .max(365)
          .default(0)
          .describe("A shipment (or the payment) counts so many days later."),
      })
      .describe("An order, followed through payment, shipments, edits, refunds and cancellation."),
    z.strictObject({ kind: z.literal("joined") }).describe("The member joined."),
    z
      .strictObject({
        kind: z.literal("event"),
        name: id.describe(`One of ${KNOWN_EVENTS.map((name) => `\`${name}\``).join(", ")}, or a name of your own.`),
      })
      .describe("An event by name: one of the known ones, or any that the merchant's systems send."),
    z.strictObject({ kind: z.literal("birthday") }).describe("Each birthday from joining on."),
    z.strictObject({ kind: z.literal("anniversary") }).describe("Each anniversary of joining."),
    z
      .strictObject({
        kind: z.literal("tier-reached"),
        tiers: z.array(id).max(20).default([]).describe("Which tiers; none named: any."),
      })
      .describe("A tier is entered from below: every time, unless a limit says otherwise."),
    z
      .strictObject({
        kind: z.literal("schedule"),
        on: z
          .union([
            z.strictObject({ every: z.literal("week").describe("Once a week."), weekday }),
            z.strictObject({ every: z.literal("month").describe("Once a month."), day: dayOfMonth("month") }),
            z.strictObject({
              every: z.literal("quarter").describe("Once a quarter."),
              day: dayOfMonth("quarter's first month"),
            }),
            z.strictObject({
              every: z.literal("year").describe("Once a year."),
              on: monthDaySchema.describe("The day of the year."),
            }),
          ])
          .describe("Which days."),
      })
      .describe("The first moment of a day of the shop's calendar."),
    z
      .strictObject({
        kind: z.literal("referral"),
        side: z.enum(["referrer", "friend"]).describe("Who of the two gets what the rule gives."),
        after: z
          .enum(["joined", "first-order"])
          .default("first-order")
          .describe("Counts once the friend has joined, or once the friend's first order has earned."),
      })
      .describe("A member brought a friend."),
  ])
  .meta({ id: "Trigger", description: "What sets a rule off." });
export type Trigger = z.infer<typeof triggerSchema>;
