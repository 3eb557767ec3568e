import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { saveProgram } from "../../app/flows/save-program.ts";
import { enrollMember } from "../../app/flows/enroll-member.ts";
import { goLive } from "../../app/flows/go-live.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { endRedemption } from "../../app/flows/redemptions/end-redemption.ts";
import { reserveRedemption } from "../../app/flows/redemptions/reserve-redemption.ts";
import { workRedemption } from "../../app/flows/redemptions/work-redemption.ts";
import { type ProgramInput, programSchema } from "../../app/loyalty/program.ts";
import type { RewardWish } from "../../app/loyalty/rewards/decide.ts";
import type { RedemptionRecord } from "../../app/models/redemption.ts";
import { drawCodes } from "../../app/reward-codes.server.ts";
import type { TestDatabase } from "./database.ts";
import { give } from "./give.ts";
import { accountOf } from "./live-shop.ts";
import type { SandboxedShop } from "./sandboxed-shop.ts";

type RewardInput = NonNullable<ProgramInput["rewards"]>[number];

/** A member of the sandboxed shop. */
export interface Redeemer {
  memberId: string;
  customerId: string;
}

/** What a test of redemptions does again and again: in one shop, at one moment unless it says otherwise. */
export function redeeming(of: { database: TestDatabase; shopify: SandboxedShop; now: Date }) {
  const { database, shopify, now } = of;

  /** A program with these rewards, live. */
  async function offer(...rewards: RewardInput[]): Promise<void> {
    const { programId } = shopify.shop;
    const program = programSchema.parse({
      schema: 2,
      units: [{ id: "points", name: { one: "Coin", many: "Coins" } }],
      earning: [{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } }],
      rewards,
      joining: { mode: "automatic" },
      policies: { velocity: { perMemberPerHour: 1000 } },
    });
    await saveProgram({ programId, program, actor: "test", now });
    await goLive({ programId, actor: "test", now });
  }

  /** Somebody who has joined and was given points. */
  async function memberWith(points: number): Promise<Redeemer> {
    const { shop, control } = shopify;
    const { id: customerId } = await control("/customers", { email: `${randomUUID()}@example.com` });
    const joined = await enrollMember({ shop, customerId, by: "storefront", consent: null, now });
    if (joined.outcome === "not-live" || joined.outcome === "excluded") throw new Error("the program is not live");
    const { memberId } = joined;
    if (points > 0) await give({ programId: shop.programId, memberId, points, now });
    return { memberId, customerId };
  }

  function reserve(memberId: string, wish: Partial<RewardWish> = {}, redemptionId: string = randomUUID()) {
    const { shop } = shopify;
    const asked = { rewardId: "voucher", ...wish };
    return reserveRedemption({ shop, memberId, redemptionId, wish: asked, codes: drawCodes(), now });
  }

  async function reserved(memberId: string, wish: Partial<RewardWish> = {}): Promise<RedemptionRecord> {
    const reservation = await reserve(memberId, wish);
    if (reservation.outcome !== "reserved") throw new Error(reservation.outcome);
    return reservation.redemption;
  }

  /** Does what the redemption waits for. */
  async function work(redemptionId: string, at = now): Promise<RedemptionRecord> {
    const { admin, shop } = shopify;
    const { programId } = shop;
    const redemption = await workRedemption({ admin, programId, redemptionId, drawCodes, now: at });
    if (!redemption) throw new Error("there is no such redemption");
    return redemption;
  }

  async function issued(memberId: string, wish: Partial<RewardWish> = {}): Promise<RedemptionRecord> {
    return work((await reserved(memberId, wish)).id);
  }

  /** An agent cancels it. */
  function cancel(redemptionId: string, at = now) {
    const { programId } = shopify.shop;
    return endRedemption({ programId, redemptionId, cause: "agent", actor: "test", now: at });
  }

  /** The member's points, with the ledger proved. */
  async function balanceOf({ customerId }: Redeemer): Promise<number | undefined> {
    expect(await proveLedger({ programId: shopify.shop.programId, now })).toEqual([]);
    return (await accountOf(database, shopify.shop, customerId))?.balance;
  }

  return { offer, memberWith, reserve, reserved, work, issued, cancel, balanceOf };
}

/** A moment so many seconds after another. */
export function secondsAfter(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}
