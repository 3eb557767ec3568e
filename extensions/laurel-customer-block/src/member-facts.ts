import * as z from "zod/mini";
import { ask, type Asked, pointsSchema, unitSchema } from "../../blocks/ask.ts";

const memberSchema = z.object({
  outcome: z.literal("member"),
  mayAct: z.boolean(),
  memberId: z.string(),
  balances: z.array(pointsSchema),
  pending: z.nullable(pointsSchema),
  tier: z.nullable(z.object({ name: z.string(), until: z.nullable(z.string()) })),
  movements: z.array(z.object({ id: z.string(), day: z.string(), points: pointsSchema, sentence: z.string() })),
  unit: unitSchema,
});

const answerSchema = z.discriminatedUnion("outcome", [memberSchema, z.object({ outcome: z.literal("no-member") })]);

export type MemberAnswer = z.output<typeof answerSchema>;
export type MemberFacts = z.output<typeof memberSchema>;

/** Asks what a customer has as a member. */
export function askMember(customerId: string, language: string): Promise<Asked<MemberAnswer>> {
  const query = new URLSearchParams({ customer: customerId, language });
  return ask(`/customer?${query.toString()}`, answerSchema);
}
