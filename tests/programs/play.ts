import { createHash } from "node:crypto";
import { saveProgram } from "../../app/flows/save-program.ts";
import { enrollMember } from "../../app/flows/enroll-member.ts";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { grantTier } from "../../app/flows/grant-tier.ts";
import { lapsePoints } from "../../app/flows/lapse-points.ts";
import { mergeMembers } from "../../app/flows/merge-members.ts";
import { noteBirthday } from "../../app/flows/note-birthday.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { recordEvents } from "../../app/flows/record-events.ts";
import { referMember } from "../../app/flows/refer-member.ts";
import { remindExpiry } from "../../app/flows/remind-expiry.ts";
import { endRedemption } from "../../app/flows/redemptions/end-redemption.ts";
import { reserveRedemption } from "../../app/flows/redemptions/reserve-redemption.ts";
import { reviewTiers } from "../../app/flows/review-tiers.ts";
import { revokeTier } from "../../app/flows/revoke-tier.ts";
import { settleMember } from "../../app/flows/settle-member.ts";
import { settleOrders } from "../../app/flows/settle-orders.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { withdrawEvents } from "../../app/flows/withdraw-events.ts";
import { takeBackReward } from "../../app/flows/take-back-reward.ts";
import { assertNever } from "../../app/loyalty/assert.ts";
import { codeFrom, giftCardCodeFrom } from "../../app/loyalty/redemption.ts";
import { differences } from "../../scripts/lives/expectation.ts";
import type { Life, LifeStep, PlayedProgram } from "../../scripts/lives/format.ts";
import { MEMBER, OTHER, World } from "../../scripts/lives/world.ts";
import type { TestDatabase } from "../support/database.ts";
import { reading } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { nextNight, seenInDatabase } from "./read.ts";
import { openShop } from "./shop.ts";

/**
 * Plays a life through the flows of the app, on a real database; time runs from night to night where anything is due.
 *
 * @returns what was not as the life expects, each with its step
 */
export async function playInDatabase(
  database: TestDatabase,
  options: { played: PlayedProgram; life: Life },
): Promise<string[]> {
  const world = new World(options.played, options.life);
  const shop = await openShop(database, { played: options.played, liveFrom: world.liveFrom });
  const player = new DatabasePlayer({ database, world, shop });
  const failures: string[] = [];
  for (const [index, step] of options.life.events.entries()) {
    const found = await player.play(step);
    failures.push(...found.map((difference) => `step ${String(index + 1)} (${step.at} ${step.do}): ${difference}`));
  }
  const disagreements = await proveLedger({ programId: shop.programId, now: new Date(world.now * 1000) });
  return [...failures, ...disagreements.map((one) => `the ledger disagrees with itself: ${JSON.stringify(one)}`)];
}

class DatabasePlayer {
  private readonly database: TestDatabase;
  private readonly world: World;
  private readonly shop: ShopContext;
  private readonly memberIds = new Map<string, string>();

  constructor(options: { database: TestDatabase; world: World; shop: ShopContext }) {
    this.database = options.database;
    this.world = options.world;
    this.shop = options.shop;
  }

  async play(step: LifeStep): Promise<string[]> {
    const { world } = this;
    await this.nights(world.clock.moment(step.at));
    const isNewEvent = step.do !== "event" || !world.events.has(step.id);
    world.tell(step);
    if (step.do === "expect") return differences(step, await this.see(), world.clock);
    await this.act(step, { isNewEvent });
    await this.workOff();
    return [];
  }

  private get now(): Date {
    return new Date(this.world.now * 1000);
  }

  private get memberId(): string {
    return must(this.memberIds.get(MEMBER));
  }

  private async act(step: Exclude<LifeStep, { do: "expect" }>, told: { isNewEvent: boolean }): Promise<void> {
    const { shop, now } = this;
    switch (step.do) {
      case "join":
        return this.join(step.who === "other" ? OTHER : MEMBER);
      case "refer":
        await this.join(step.friend);
        await referMember({ shop, friendCustomerId: step.friend, referrerCustomerId: MEMBER, at: now, now });
        return;
      case "birthday":
        await noteBirthday({ shop, memberId: this.memberId, birthday: step.birthday, now });
        return;
      case "order":
        return this.settle(step.id);
      case "pay":
      case "ship":
      case "edit":
      case "refund":
      case "cancel":
      case "dispute":
      case "win-dispute":
      case "attach":
      case "friend-orders":
      case "friend-cancels":
        return this.settle(step.order);
      case "event":
        return this.record(step.id, told);
      case "withdraw":
        await withdrawEvents({ shop, ids: [step.event], at: now, now });
        return;
      case "grant-tier":
        return this.grantTier(step.id);
      case "revoke-tier":
        await revokeTier({ shop, id: step.grant, actor: "test", now });
        return;
      case "redeem":
        return this.redeem(step);
      case "return":
        return this.giveBack(step.redemption);
      case "goodwill":
        return this.goodwill(step);
      case "merge":
        await mergeMembers({ shop, keptCustomerId: MEMBER, deletedCustomerId: OTHER, now });
        return;
      case "program":
        await saveProgram({ programId: shop.programId, program: this.world.newest.program, actor: "test", now });
        return;
      default:
        return assertNever(step);
    }
  }

  private async join(customerId: string): Promise<void> {
    const { shop, now } = this;
    const joined = await enrollMember({ shop, customerId, by: "storefront", consent: null, now });
    if (!("memberId" in joined)) throw new Error(`customer ${customerId} did not join: ${joined.outcome}`);
    this.memberIds.set(customerId, joined.memberId);
  }

  private async settle(orderId: string): Promise<void> {
    const { shop, now } = this;
    const order = { reading: reading(this.world.order(orderId)), deliveryId: null };
    const { unread } = await settleOrders({ shop, orders: [order], now });
    if (unread.length > 0) throw new Error(`order ${orderId} was not settled`);
  }

  private async record(id: string, { isNewEvent }: { isNewEvent: boolean }): Promise<void> {
    const { shop, now } = this;
    const { withdrawnAt: _withdrawnAt, ...event } = must(this.world.events.get(id));
    const [told] = await recordEvents({ shop, events: [{ ...event, customerId: MEMBER }], source: "api", now });
    const outcome = isNewEvent ? "recorded" : "duplicate";
    if (told?.outcome !== outcome) throw new Error(`event ${id}: ${String(told?.outcome)}`);
  }

  private async grantTier(id: string): Promise<void> {
    const { shop, now } = this;
    const { tierId, from, until } = must(this.world.grants.get(id));
    const grant = { id, memberId: this.memberId, tierId, from, until };
    const { outcome } = await grantTier({ shop, grant, actor: "test", now });
    if (outcome !== "granted") throw new Error(`tier ${tierId}: ${outcome}`);
  }

  private async redeem({ id, reward: rewardId, points }: Extract<LifeStep, { do: "redeem" }>): Promise<void> {
    const { shop, now, memberId } = this;
    const redemptionId = this.redemptionId(id);
    const random = createHash("sha512").update(redemptionId).digest();
    const codes = { discount: codeFrom(random), giftCard: giftCardCodeFrom(random) };
    const { outcome } = await reserveRedemption({
      shop,
      memberId,
      redemptionId,
      wish: { rewardId, points },
      codes,
      now,
    });
    if (outcome !== "reserved" && outcome !== "due") throw new Error(`redemption ${id}: ${outcome}`);
  }

  /** As when no code was made of it: no discount in Shopify must be stopped first. */
  private async giveBack(id: string): Promise<void> {
    const { now, memberId } = this;
    const { programId } = this.shop;
    const redemptionId = this.redemptionId(id);
    const award = { programId, memberId, key: `redemption:${redemptionId}`, actor: "test", now };
    if ((await takeBackReward(award)).outcome === "returned") return;
    await endRedemption({ programId, redemptionId, cause: "agent", actor: "test", outside: "stopped", now });
  }

  /** A UUID of its own for each redemption of each shop. */
  private redemptionId(id: string): string {
    const hash = createHash("sha256").update(`${this.shop.programId} ${id}`).digest("hex");
    return [
      hash.slice(0, 8),
      hash.slice(8, 12),
      `4${hash.slice(13, 16)}`,
      `8${hash.slice(17, 20)}`,
      hash.slice(20, 32),
    ].join("-");
  }

  private async goodwill({ id, points, note }: Extract<LifeStep, { do: "goodwill" }>): Promise<void> {
    const { now, memberId } = this;
    const { programId } = this.shop;
    const grant = { programId, memberId, points, reason: "goodwill", note, actor: "agent", requestId: id, now };
    const { outcome } = await grantPoints(grant);
    if (outcome !== "granted") throw new Error(`goodwill ${id}: ${outcome}`);
  }

  /** Does what flows left to the worker about this program's members. */
  private async workOff(): Promise<void> {
    for (;;) {
      const jobs = await this.database.query<{ memberId: string }>(
        `DELETE FROM graphile_worker._private_jobs
          WHERE payload->>'programId' = $1 AND key LIKE 'settle-member:%' RETURNING payload->>'memberId' AS "memberId"`,
        [this.shop.programId],
      );
      if (jobs.length === 0) return;
      for (const { memberId } of jobs) await settleMember({ shop: this.shop, memberId, now: this.now });
    }
  }

  /** What the night does, on those nights until a moment on which anything is due. */
  private async nights(until: number): Promise<void> {
    for (;;) {
      const night = await nextNight(this.database, { shop: this.shop, world: this.world });
      if (night === null || night > until) return;
      this.world.now = night;
      const { shop, now } = this;
      while ((await reviewTiers({ shop, now })).outcome === "more");
      await remindExpiry({ programId: shop.programId, now });
      await lapsePoints({ programId: shop.programId, now });
      await this.workOff();
    }
  }

  private see() {
    return seenInDatabase(this.database, { shop: this.shop, memberId: this.memberId, world: this.world });
  }
}
