import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { proveLedger } from "../../../app/flows/prove-ledger.ts";
import { continueVoiding, startVoiding } from "../../../app/flows/redemptions/void-redemptions.ts";
import type { RedemptionRecord } from "../../../app/models/redemption.ts";
import type { Fault } from "../../../sandbox/faults.ts";
import { freshDatabase } from "../../support/database.ts";
import { must } from "../../support/must.ts";
import { type Redeemer, redeeming, secondsAfter } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { type Life, LIVES, rewardsOf, titleOf } from "./lives.ts";
import { operationsOfWork } from "./operations.ts";
import { isSound, standingOf } from "./sound.ts";
import { dyingAt, stage, throttledAt } from "./stage.ts";

const database = freshDatabase();
const start = new Date(Math.floor(Date.now() / 1000) * 1000);
const shopify = sandboxedShop({ now: start, settings: { exchangeRates: { CHF: "0.9375" } } });
const { offer, memberWith, reserved, cancel } = redeeming({ database, shopify, now: start });
const on = stage({ database, shopify, start });
const operations = operationsOfWork();

beforeAll(async () => {
  await on.open();
  const product = async (title: string) => {
    const { id } = await shopify.control("/products", { title, price: "12.50" });
    return { productId: id, variantId: must(shopify.sandbox.context.shop.products.get(id)).variantId };
  };
  await offer(...rewardsOf({ mug: await product("Mug"), tea: await product("Tea") }));
});
afterEach(() => on.clear());
afterAll(async () => {
  expect(await proveLedger({ programId: shopify.shop.programId, now: start })).toEqual([]);
});

interface Played {
  life: Life;
  redemption: RedemptionRecord;
  member: Redeemer;
}

/** Plays a life up to where things may fail. */
async function begin(life: Life): Promise<Played> {
  const member = await memberWith(100);
  const wish = { rewardId: life.reward, ...(life.reward === "abroad" ? { currency: "CHF" } : {}) };
  const redemption = await reserved(member.memberId, wish);
  on.moveTo(secondsAfter(start, 5));
  if (life.act === "doubt") {
    const { client, death } = dyingAt(shopify.admin, { call: life.reward === "early" ? 2 : 1, when: "after" });
    await Promise.race([on.turn(client), death]);
  } else if (life.act !== "issue") await on.rest();
  await ask({ life, redemption, member });
  shopify.sandbox.world.calls.clear();
  if (life.lost !== undefined) fail({ operation: life.lost, when: "after" });
  return { life, redemption, member };
}

/** What is asked for, and then happens to it outside. */
async function ask({ life, redemption, member }: Played): Promise<void> {
  switch (life.act) {
    case "issue":
      return;
    case "lapse":
      on.moveTo(secondsAfter(must(redemption.endsAt), 16 * 60));
      await on.sweep();
      return;
    case "void":
      return voidAll();
    case "used":
      await shopify.control("/orders", {
        ...{ customerId: member.customerId, paid: true, discountCodes: [must(redemption.code)] },
        lines: [{ title: "Lamp", price: "80.00" }],
      });
      await cancel(redemption.id, on.now());
      return;
    case "cancel":
    case "doubt":
      await cancel(redemption.id, on.now());
  }
}

async function voidAll(): Promise<void> {
  const run = { programId: shopify.shop.programId, runId: randomUUID(), now: secondsAfter(on.now(), 60) };
  const filter = { rewardId: null, issuedAfter: null, issuedBefore: null };
  await startVoiding({ ...run, filter, points: "return", actor: "test" });
  await continueVoiding(run);
}

function fail(fault: Partial<Fault> & { operation: string }): void {
  shopify.sandbox.world.faults.add({ when: "before", how: "http500", times: 1, delayMs: 0, ...fault });
}

const standing = ({ redemption, member }: Played) =>
  standingOf({ database, shopify }, { id: redemption.id, customerId: member.customerId });

/** Nothing is left to fail, and nobody helps: it has ended by itself, as it should. */
async function endsByItself(played: Played): Promise<void> {
  await on.rest();
  const ended = await standing(played);
  expect(ended).toMatchObject({ state: played.life.end, stuck: "no" });
  expect(ended).toSatisfy(isSound);
}

/** It has ended one way or the other, or a person is told, whose button ends it. */
async function endsOrIsAsked(played: Played, button: "retry" | "cancel"): Promise<void> {
  await on.rest();
  const ended = await standing(played);
  if (ended.stuck === "no") {
    expect(ended).toSatisfy(isSound);
    return;
  }
  expect(ended.stuck).toBe("asked");
  expect(ended.points).toBe(0);
  shopify.sandbox.world.faults.clear();
  await on.press(button, played.redemption.id);
  await on.rest();
  const after = await standing(played);
  expect(after).toMatchObject({ state: button === "retry" ? played.life.end : "cancelled" });
  expect(after).toSatisfy(isSound);
}

/** Asked only where an account has had more than fifty movements since: tests/flows/redemptions/fix-b.test.ts plays that. */
const OF_BUSY_ACCOUNTS = ["StoreCreditById"];
/** Sent only where a member was wiped or forgotten meanwhile: tests/flows/testing/attack-storefront.test.ts plays that. */
const OF_THE_GONE = ["DeleteMetafields"];

describe("the table", () => {
  it("knows every operation that the code sends", () => {
    const inRows = new Set([...LIVES.flatMap(({ calls }) => calls), ...OF_BUSY_ACCOUNTS, ...OF_THE_GONE]);

    expect([...inRows].toSorted()).toEqual([...operations.keys()].toSorted());
  });
});

describe.each(LIVES.map((life) => ({ title: titleOf(life), life })))("$title", ({ life }) => {
  const distinct = [...new Set(life.calls)].map((operation) => ({ operation }));
  const mutations = distinct.filter(({ operation }) => operations.get(operation) === "mutation");

  it("sends what the table says, and ends as it should", async () => {
    const played = await begin(life);

    await endsByItself(played);

    expect(shopify.sandbox.world.calls.list().map(({ operation }) => operation)).toEqual(life.calls);
  });

  it.each(distinct)("ends by itself though $operation fails before it takes effect", async ({ operation }) => {
    const played = await begin(life);
    fail({ operation });

    await endsByItself(played);
  });

  it.each(distinct)("ends by itself though $operation fails after it took effect", async ({ operation }) => {
    const played = await begin(life);
    fail({ operation, when: "after" });

    await endsByItself(played);
  });

  it.each(distinct)("ends by itself though $operation takes effect and is never answered", async ({ operation }) => {
    const played = await begin(life);
    fail({ operation, when: "after", how: "timeout", delayMs: 5 });

    await endsByItself(played);
  });

  it.each(distinct)("ends by itself though $operation is throttled", async ({ operation }) => {
    const played = await begin(life);
    if (isFirstOf(life, operation)) fail({ operation, how: "throttled" });
    await on.turn(throttledAt(shopify.admin, operation));

    await endsByItself(played);
  });

  it.each(mutations)("ends, or asks a person, when Shopify refuses $operation", async ({ operation }) => {
    const played = await begin(life);
    fail({ operation, how: "userErrors" });

    await endsOrIsAsked(played, "retry");
  });

  // A day of attempts takes a while to play: each operation has it once.
  const playedADay = distinct.filter(({ operation }) => isFirstOf(life, operation));
  it.each(playedADay)("asks a person when $operation goes on failing", async ({ operation }) => {
    const played = await begin(life);
    fail({ operation, times: 1000 });

    await endsOrIsAsked(played, life.act === "issue" ? "cancel" : "retry");
  });

  it.each(
    life.calls.flatMap((operation, index) =>
      (["before", "after"] as const).map((when) => ({ operation, when, call: index + 1 })),
    ),
  )("ends by itself though the process is killed right $when call $call, $operation", async ({ call, when }) => {
    const played = await begin(life);
    const { client, death } = dyingAt(shopify.admin, { call, when });

    expect(await Promise.race([on.turn(client), death])).toBe("dead");

    await endsByItself(played);
  });
});

/** Whether this is the life in which an operation is throttled for real: the client waits then, and so does the test. */
function isFirstOf(life: Life, operation: string): boolean {
  return LIVES.find(({ calls }) => calls.includes(operation)) === life;
}
