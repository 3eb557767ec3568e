import { type Tx, withTransaction } from "../db.server.ts";
import { lockAccounts } from "../ledger/read.ts";
import { excludesAnybody, isExcluded } from "../loyalty/joining.ts";
import { ungivenLines } from "../models/launch-line.ts";
import { givingLaunch } from "../models/launch.ts";
import { createMembers, identitiesOf, lockJoining, type NewMember } from "../models/member.ts";
import { newestOrderOf } from "../models/order.ts";
import { enqueue } from "../models/outbox.ts";
import { type ProgramState, programState } from "../models/program.ts";
import { givePastPoints } from "./steps/give-past-points.ts";
import { noteGivers } from "./steps/note-uses.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

export type Enrolment =
  | { outcome: "joined" | "already-member"; memberId: string }
  | { outcome: "not-live" }
  /** The program does not let such a customer join, as far as their newest order tells. */
  | { outcome: "excluded" };

/**
 * Makes a customer a member: the joining gift is given, orders since the program went live are claimed, and so is what launch day has
 * for them.
 *
 * @param consent the wording that the person agreed to, and when; null where nobody was asked
 * @returns "already-member" on every further call, without a second gift
 */
export async function enrollMember(options: {
  shop: ShopContext;
  customerId: string;
  by: NewMember["joinedBy"];
  consent: { wording: string; at: string } | null;
  now: Date;
}): Promise<Enrolment> {
  const { shop, customerId, by, consent, now } = options;
  const { programId, shopId } = shop;
  return withTransaction(async (tx) => {
    const program = await programState(tx, programId);
    if (program.status !== "live") return { outcome: "not-live" };
    const launch = await givingLaunch(tx, { programId, shopId });
    await lockJoining(tx, { programId, shopId, customerIds: [customerId], mode: "exclusive" });
    if (await isLeftOut(tx, { shop, program, customerId })) return { outcome: "excluded" };
    const member: NewMember = { customerId, joinedAt: now, joinedBy: by, consent };
    const [joined] = await createMembers(tx, { programId, shopId, members: [member] });
    if (!joined) {
      const [known] = await identitiesOf(tx, { programId, shopId, customerIds: [customerId] });
      if (!known) throw new Error(`customer ${customerId} is neither new nor known`);
      return { outcome: "already-member", memberId: known.memberId };
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
  });
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
