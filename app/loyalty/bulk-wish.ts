import { z } from "zod";

/** What is done for many members at once. */
export const bulkWishSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("grant"),
    unit: z.string().min(1).max(40),
    /** For each member, in the unit's smallest steps; negative takes. */
    points: z
      .number()
      .int()
      .refine((points) => points !== 0 && Math.abs(points) <= 1_000_000),
    reason: z.string().max(40),
    /** Holds no personal data: it is kept for good. */
    note: z.string().max(200),
  }),
  z.object({
    kind: z.literal("tier"),
    tierId: z.string().min(1).max(40),
    /** The last day, YYYY-MM-DD by the shop's calendar; null: for life. */
    until: z.iso.date().nullable(),
  }),
  z.object({
    kind: z.literal("extend"),
    /** Points that would expire before the end of this day are good until then, YYYY-MM-DD by the shop's calendar. */
    until: z.iso.date(),
  }),
  /** A file with a line for each, as they are when it is written. */
  z.object({ kind: z.literal("export") }),
]);
export type BulkWish = z.infer<typeof bulkWishSchema>;
/** What changes members, and can be undone. */
export type BulkChange = Exclude<BulkWish, { kind: "export" }>;

/** Why nothing was done for a member. */
export const BULK_PROBLEMS = ["insufficient-points", "merged", "erased", "nothing-to-extend", "broken"] as const;
export type BulkProblem = (typeof BULK_PROBLEMS)[number];

/** The ledger's key of what a run gives a member, or takes. */
export function bulkGrantKey(of: { runId: string; memberId: string }): string {
  return `grant:${of.runId}.${of.memberId}`;
}

/** The id of the tier that a run grants a member. */
export function bulkTierId(of: { runId: string; memberId: string }): string {
  return `bulk:${of.runId}:${of.memberId}`;
}

/** The id under which a run keeps points from expiring. */
export function bulkExtensionId(runId: string): string {
  return `bulk:${runId}`;
}
