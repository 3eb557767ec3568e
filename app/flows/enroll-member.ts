import { withTransaction } from "../db.server.ts";
import type { NewMember } from "../models/member.ts";
import { enrollCustomer, type Enrollment } from "./steps/enroll-customer.ts";
import { openProgram } from "./steps/open-program.ts";
import type { ShopContext } from "./steps/shop-context.ts";

export type { Enrollment } from "./steps/enroll-customer.ts";

/**
 * Makes a customer a member: the joining gift is given, orders since the program went live are claimed, and so is what launch day has
 * for them.
 *
 * @param consent the wording that the person agreed to, and when; null where nobody was asked
 * @returns "already-member" on every further call, without a second gift; "not-live" too for whoever is not named in a test
 */
export async function enrollMember(options: {
  shop: ShopContext;
  customerId: string;
  by: NewMember["joinedBy"];
  consent: { wording: string; at: string } | null;
  now: Date;
}): Promise<Enrollment> {
  const { shop, customerId, by, consent, now } = options;
  return withTransaction(async (tx) => {
    const program = await openProgram(tx, shop.programId);
    return enrollCustomer(tx, { shop, program, member: { customerId, joinedAt: now, joinedBy: by, consent }, now });
  });
}
