import type { Tx } from "../../db.server.ts";
import { lockAccounts } from "../../ledger/read.ts";
import { excludesAnybody, isExcluded } from "../../loyalty/joining.ts";
import { ungivenLines } from "../../models/launch-line.ts";
import { givingLaunch } from "../../models/launch.ts";
import { createMembers, identitiesOf, lockJoining, type NewMember } from "../../models/member.ts";
import { newestOrderOf } from "../../models/order.ts";
import { enqueue } from "../../models/outbox.ts";
import type { ProgramState } from "../../models/program.ts";
import { givePastPoints } from "./give-past-points.ts";
import { noteGivers } from "./note-uses.ts";
import { settleMembers } from "./settle-members.ts";
import type { ShopContext } from "./shop-context.ts";

export type Enrollment =
  | { outcome: "joined" | "already-member"; memberId: string }
  /** Nobody joins now; in a test: whoever is not named. */
  | { outcome: "not-live" }
  /** The program does not let such a customer join, as far as their newest order tells. */
  | { outcome: "excluded" };

/**
 * Makes a customer a member of a program that is live or in test: the joining gift is given, orders since the program went live are
 * claimed, and so is what launch day has for them.
 *
 * @returns "already-member" on every further call, without a second gift
 */
export async function enrollCustomer(
  tx: Tx,
  options: { shop: ShopContext; program: ProgramState; member: NewMember; now: Date },
): Promise<Enrollment> {
  const { shop, program, member, now } = options;
  const { programId, shopId } = shop;
  const { customerId } = member;
  if (program.status !== "live") return { outcome: "not-live" };
  const launch = await givingLaunch(tx, { programId, shopId });
  await lockJoining(tx, { programId, shopId, customerIds: [customerId], mode: "exclusive" });
  if (await isLeftOut(tx, { shop, program, customerId })) return { outcome: "excluded" };
  const [joined] = await createMembers(tx, { programId, shopId, members: [member] });
  if (!joined) {
    const [known] = await identitiesOf(tx, { programId, shopId, customerIds: [customerId] });
    return known ? { outcome: "already-member", memberId: known.memberId } : { outcome: "not-live" };
  }
  const memberIds = [joined.memberId];
  if (launch) {
    const lines = await ungivenLines(tx, launch, [customerId]);
    const accounts = await lockAccounts(tx, { programId, memberIds });
    await givePastPoints(tx, { shop, program, run: launch, lines, identities: [joined], accounts, now });
  }
  await noteGivers(tx, { shop, joined: [joined], now });
  const accounts = await lockAccounts(tx, { programId, memberIds });
  await settleMembers(tx, { shop, program, accounts, now });
  // Somebody who joins without a gift has no points to publish, but the storefront must know the member all the same.
  await enqueue(tx, { name: "publish-member", programId, memberId: joined.memberId });
  return { outcome: "joined", memberId: joined.memberId };
}

/** Whether the program excludes a customer who is no member yet. */
async function isLeftOut(
  tx: Tx,
  options: { shop: ShopContext; program: ProgramState; customerId: string },
): Promise<boolean> {
  const { shop, customerId } = options;
  const program = options.program.versions.at(-1)?.program;
  if (!program || !excludesAnybody(program)) return false;
  const known = await newestOrderOf(tx, { ...shop, customerId });
  if (!known || !isExcluded(program, known)) return false;
  return (await identitiesOf(tx, { ...shop, customerIds: [customerId] })).length === 0;
}
