import { z } from "zod";
import { invariant } from "./assert.ts";
import { type capSchema, documentShape, type unitSchema } from "./program/document-schema.ts";
import { checkReferences } from "./program/references.ts";
import type { rewardSchema } from "./program/reward-schema.ts";
import { upgraded } from "./program/upgrade.ts";

/**
 * A program is one document: form, database, API, gallery and engine share this schema.
 *
 * Lists have ids, so that a program of another model is another document and never another code path. Texts are the merchant's
 * own words. Everything that may be left out has a default; a document that names something unknown is refused. What the parts
 * mean stands in their descriptions, from which docs/program-reference.md is made.
 */

const documentSchema = documentShape.superRefine(checkReferences);

/** Reads a document of any schema number there ever was. */
export const programSchema = z.preprocess(upgraded, documentSchema);

export type Program = z.infer<typeof documentSchema>;
export type ProgramInput = z.input<typeof documentSchema>;
export type Unit = z.infer<typeof unitSchema>;
export type Reward = z.infer<typeof rewardSchema>;
export type FixedAmountReward = Extract<Reward, { kind: "fixed-amount" }>;
export type ReferenceReward = Extract<Reward, { kind: "reference" }>;
export type Cap = z.infer<typeof capSchema>;
export type { Basis, Campaign, EarningRule, Limit } from "./program/earning-schema.ts";
export type { Condition, ProductSelection } from "./program/condition-schema.ts";
export type { MemberDiscount } from "./program/reward-schema.ts";
export type { Effect } from "./program/effect-schema.ts";
export type { Benefit, Qualification, Tier, TierPolicy } from "./program/tier-schema.ts";
export type { Expiry, Vesting } from "./program/timing-schema.ts";
export type { Trigger } from "./program/trigger-schema.ts";

/** A document with the moment it takes effect, in whole seconds. */
export interface ProgramVersion {
  version: number;
  effectiveAt: number;
  program: Program;
}

/** The unit of ordinary points, which every program has and rewards are paid in. */
export const POINTS = "points";

/** The unit of that id; the schema sees to it that every unit that is named exists. */
export function unitOf(program: Program, unitId: string): Unit {
  const unit = program.units.find((candidate) => candidate.id === unitId);
  invariant(unit, `the program has no unit ${unitId}`);
  return unit;
}

/** What ordinary points are called. */
export function pointsName(program: Program): Unit["name"] {
  return unitOf(program, POINTS).name;
}

/** 1 point per full unit on fulfilled, members join with their first order, 100 points = 1.00, no tiers. */
export function simpleProgram(minorPerUnit: number): Program {
  return documentSchema.parse({
    schema: 2,
    units: [{ id: POINTS, name: { one: "Coin", many: "Coins" } }],
    earning: [{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } }],
    rewards: [{ id: "voucher", kind: "fixed-amount", points: 100, amountMinor: minorPerUnit }],
    joining: { mode: "automatic" },
  } satisfies ProgramInput);
}
