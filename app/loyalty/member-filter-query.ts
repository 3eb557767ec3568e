import { z } from "zod";
import type { MemberFilter } from "./member-filter.ts";

/** No shop's calendar begins earlier, and no later year fits into a moment everywhere. */
const dayText = z.iso.date().refine((day) => day >= "1970-01-01" && day < "9999");
const balance = z.coerce.number().int().min(-1e12).max(1e12);
const days = z.coerce.number().int().min(1).max(3650);

const TIERS_MAX = 50;

/**
 * Reads a filter from the query of an address, where every part has a name of its own; what makes no sense is left out, so that an
 * old or mistyped address still shows members.
 */
export function memberFilterOf(query: URLSearchParams): MemberFilter {
  const read = <T>(name: string, schema: z.ZodType<T>): T | null =>
    schema.safeParse(query.get(name) || undefined).data ?? null;
  return {
    tiers: query
      .getAll("tier")
      .filter((id) => id.length <= 40)
      .slice(0, TIERS_MAX),
    balanceFrom: read("balance-from", balance),
    balanceTo: read("balance-to", balance),
    joinedFrom: read("joined-from", dayText),
    joinedTo: read("joined-to", dayText),
    owes: query.get("owes") === "yes",
    birthdayMonth: read("birthday", z.coerce.number().int().min(1).max(12)),
    blocked: read("blocked", z.enum(["yes", "no"])),
    expiresInDays: read("expires-in", days),
    noOrderForDays: read("no-order-for", days),
  };
}
