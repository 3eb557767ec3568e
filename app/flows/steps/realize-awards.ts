import { createHash } from "node:crypto";
import type { Tx } from "../../db.server.ts";
import type { AccountRow } from "../../ledger/read.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { POINTS, type Reward } from "../../loyalty/program.ts";
import { cancelEnding } from "../../loyalty/rewards/ending.ts";
import { worthOf } from "../../loyalty/rewards/price.ts";
import { endsAt } from "../../loyalty/rewards/validity.ts";
import { type AwardRow, settleAwards } from "../../models/award.ts";
import { lockOfAwards, timesWithdrawn } from "../../models/award-redemption.ts";
import type { ProgramState } from "../../models/program.ts";
import { endTaking } from "./end-taking.ts";
import { insertTakings, type Taking } from "./insert-taking.ts";
import type { AwardChanges } from "./settle-awards.ts";
import type { ShopContext } from "./shop-context.ts";

interface Realizing {
  shop: ShopContext;
  program: ProgramState;
  /** The members' accounts, locked by this transaction. */
  accounts: AccountRow[];
  changes: AwardChanges;
  now: Date;
}

/**
 * Makes awards good that Laurel itself hands out, whatever their kind: each becomes a redemption that costs nothing more, and one whose
 * fact is gone ends, unless it was used. What is only referred to is left to whoever delivers it.
 */
export async function realizeAwards(tx: Tx, options: Realizing): Promise<void> {
  const { changes } = options;
  const isHandedOut = (award: AwardRow) => rewardOf(options.program, award)?.kind !== "reference";
  const given = changes.save.filter((award) => award.withdrawnAt === null && isHandedOut(award));
  const withdrawn = [...changes.withdraw, ...changes.save.filter((award) => award.withdrawnAt !== null)];
  if (given.length > 0) await give(tx, options, given);
  if (withdrawn.length > 0) await end(tx, options, withdrawn);
}

async function give(tx: Tx, options: Realizing, awards: AwardRow[]): Promise<void> {
  const { shop, now } = options;
  const { programId, shopId } = shop;
  const times = await timesWithdrawn(tx, { programId, awards });
  const takings = awards.flatMap((award) => {
    const before = times.find(({ key, memberId }) => key === award.key && memberId === award.memberId);
    return takingOf(award, { ...options, times: before?.times ?? 0 }) ?? [];
  });
  await insertTakings(tx, { programId, shopId, takings, now });
  const isTaken = new Set(takings.map(({ awardKey, memberId }) => `${memberId} ${awardKey ?? ""}`));
  const realized = awards.filter(({ key, memberId }) => isTaken.has(`${memberId} ${key}`));
  await settleAwards(tx, { programId, awards: realized, now });
}

function takingOf(award: AwardRow, options: Realizing & { times: number }): Taking | null {
  const { shop, program, now, times } = options;
  const reward = rewardOf(program, award);
  if (!reward) return null;
  const { key, memberId, at } = award;
  const until = award.lapsesAt ?? endsAt(reward, { at, timeZone: shop.timeZone });
  // What was due once and is over by now is not given any more.
  if (until !== null && until <= wholeSeconds(now)) return null;
  const isSpent = award.explanation.kind === "automatic-reward";
  return {
    id: idOf([shop.programId, key, memberId, String(times)]),
    ...{ memberId, reward, unit: POINTS, awardKey: key, code: null, wish: null, cause: "given", actor: "system" },
    points: award.explanation.kind === "automatic-reward" ? award.explanation.points : 0,
    spentKey: isSpent ? key : null,
    ...worthOf(reward, { currency: shop.currency }),
    endsAt: until,
  };
}

/** The reward as the program had it when it was given. */
function rewardOf(program: ProgramState, award: AwardRow): Reward | undefined {
  const version = program.versions.findLast(({ effectiveAt }) => effectiveAt <= award.at);
  const find = (one: ProgramState["versions"][number] | undefined) =>
    one?.program.rewards.find(({ id }) => id === award.rewardId);
  return find(version) ?? find(program.versions.at(-1));
}

/** Ends what was given and is due no more. */
async function end(tx: Tx, options: Realizing, awards: readonly { key: string; memberId: string }[]): Promise<void> {
  const { shop, accounts, now } = options;
  const { programId } = shop;
  for (const redemption of await lockOfAwards(tx, { programId, awards })) {
    const ending = cancelEnding({ points: 0 }, { cause: "withdrawn" });
    if (redemption.todo !== "end") await endTaking(tx, { programId, locked: { redemption, accounts }, ending, now });
  }
}

/** An id that the same parts always make. */
export function idOf(parts: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  // The digits that say that it was made so: version 8, as RFC 9562 calls it.
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
