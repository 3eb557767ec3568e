import { withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { deleteTester, insertTester } from "../../models/tester.ts";
import { identitiesOf } from "../../models/member.ts";
import { enrollCustomer } from "../steps/enroll-customer.ts";
import { openProgram } from "../steps/open-program.ts";
import type { ShopContext } from "../steps/shop-context.ts";

/**
 * Names a customer of a shop for the test that is on, and makes them a member at once: the joining gift is given, and orders since the
 * test began are claimed.
 *
 * @param options.customerId Shopify's id of the customer
 * @returns "already-named" on every further call, and while somebody who was dropped is still being wiped; "excluded" when the program
 *   does not let such a customer join, as far as their newest order tells
 */
export async function nameTester(options: {
  shop: ShopContext;
  customerId: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "named" | "already-named"; memberId?: string } | { outcome: "not-testing" | "excluded" }> {
  const { shop, customerId, actor, now } = options;
  const { programId, shopId } = shop;
  return withTransaction(async (tx) => {
    const program = await openProgram(tx, programId);
    if (program.mode !== "test") return { outcome: "not-testing" };
    const isNew = await insertTester(tx, { programId, shopId, customerId, actor, now });
    const [known] = await identitiesOf(tx, { programId, shopId, customerIds: [customerId] });
    if (!isNew && known) return { outcome: "already-named", memberId: known.memberId };
    const member = { customerId, joinedAt: now, joinedBy: "agent" as const, consent: null };
    const enrollment = await enrollCustomer(tx, { shop, program, member, now });
    if (enrollment.outcome === "excluded" || enrollment.outcome === "not-live") {
      // Whoever was dropped joins once that is done.
      if (!isNew) return { outcome: "already-named" };
      await deleteTester(tx, { programId, shopId, customerId });
      return { outcome: "excluded" };
    }
    const { memberId } = enrollment;
    await record(tx, { programId, at: now, actor, action: "tester-named", data: { memberId } });
    return { outcome: "named", memberId };
  });
}
