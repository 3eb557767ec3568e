import { type Tx, withTransaction } from "../db.server.ts";
import type { AccountRow } from "../ledger/read.ts";
import { record } from "../models/activity.ts";
import { insertBlock, liftBlock } from "../models/member-block.ts";
import { programState } from "../models/program.ts";
import { lockMembers } from "./steps/lock-members.ts";
import { publishSoon } from "./steps/publish-soon.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

interface Asked {
  shop: ShopContext;
  memberId: string;
  actor: string;
  now: Date;
}

/**
 * Blocks a member: what happens from now on earns nothing and counts for no tier, and no reward can be taken. What they have stays
 * theirs (docs/decisions/021).
 *
 * @param options.requestId made by the form: the same id twice is one block
 */
export async function blockMember(
  options: Asked & { reason: string; note: string; requestId: string },
): Promise<{ outcome: "blocked" | "already-blocked" | "unknown-member" }> {
  const { shop, memberId, actor, reason, note, requestId, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const accounts = await lockMembers(tx, { programId, memberIds: [memberId] });
    if (accounts.length === 0) return { outcome: "unknown-member" };
    const id = `agent:${requestId}`;
    if (!(await insertBlock(tx, { programId, id, memberId, actor, now }))) return { outcome: "already-blocked" };
    await record(tx, { programId, at: now, actor, action: "member-blocked", data: { memberId, reason, note } });
    await bringUpToDate(tx, { ...options, accounts });
    return { outcome: "blocked" };
  });
}

/** Lifts a block: from now on the member earns and takes rewards again. What happened meanwhile stays without effect. */
export async function unblockMember(
  options: Asked,
): Promise<{ outcome: "unblocked" | "not-blocked" | "unknown-member" }> {
  const { shop, memberId, actor, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const accounts = await lockMembers(tx, { programId, memberIds: [memberId] });
    if (accounts.length === 0) return { outcome: "unknown-member" };
    if (!(await liftBlock(tx, { programId, memberId, now }))) return { outcome: "not-blocked" };
    await record(tx, { programId, at: now, actor, action: "member-unblocked", data: { memberId } });
    await bringUpToDate(tx, { ...options, accounts });
    return { outcome: "unblocked" };
  });
}

async function bringUpToDate(tx: Tx, options: Asked & { accounts: AccountRow[] }): Promise<void> {
  const { shop, memberId, accounts, now } = options;
  const { programId } = shop;
  await settleMembers(tx, { shop, program: await programState(tx, programId), accounts, now });
  await publishSoon(tx, { programId, memberIds: [memberId] });
}
