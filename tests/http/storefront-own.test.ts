import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { saveProgram } from "../../app/flows/save-program.ts";
import { goLive } from "../../app/flows/go-live.ts";
import { programSchema } from "../../app/loyalty/program.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf } from "../support/live-shop.ts";
import { sandboxedShop } from "../support/sandboxed-shop.ts";
import { joinedWith, storefrontOf } from "./storefront-client.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 60_000);
const shopify = sandboxedShop({ now });
const ask = storefrontOf(shopify);

const program = programSchema.parse({
  schema: 2,
  units: [{ id: "points", name: { one: "Coin", many: "Coins" } }],
  earning: [{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } }],
  campaigns: [
    { id: "own", name: "Your triple day", effect: { kind: "multiplier", multiplier: "3" }, memberDay: { perYear: 1 } },
    { id: "spring", name: "Spring", effect: { kind: "multiplier", multiplier: "2" } },
  ],
  rewards: [{ id: "cause", kind: "reference", name: "10 to a good cause", points: 100 }],
  joining: { mode: "explicit" },
});

beforeAll(async () => {
  const { programId } = shopify.shop;
  await saveProgram({ programId, program, actor: "test", now });
  await goLive({ programId, actor: "test", now });
});

const member = () => joinedWith(shopify, 250);

describe("redeeming what the shop hands out itself", () => {
  const body = () => ({ id: randomUUID(), rewardId: "cause" });

  it("answers that it is due, once under one id, and shows it in the state", async () => {
    const customerId = await member();
    const wish = body();

    const answers = await Promise.all([1, 2, 3].map(() => ask("/redeem", { customerId, body: wish })));
    const shown = await ask("/state", { customerId });

    for (const { answer } of answers) expect(answer).toMatchObject({ outcome: "due" });
    expect(shown.answer).toMatchObject({
      state: { balance: 150, due: [{ name: "10 to a good cause", until: null }] },
      redemptions: [],
    });
  });

  it("is for whom Shopify names: another member's id is taken", async () => {
    const [one, other] = [await member(), await member()];
    const wish = body();
    await ask("/redeem", { customerId: one, body: wish });

    expect((await ask("/redeem", { customerId: other, body: wish })).answer).toEqual({ outcome: "id-taken" });
    expect((await accountOf(database, shopify.shop, other))?.balance).toBe(250);
  });
});

describe("choosing one's own day", () => {
  const year = new Date().getUTCFullYear() + 1;
  const choose = (customerId: string, day = `${String(year)}-05-17`, campaignId = "own") =>
    ask("/day", { customerId, body: { campaignId, day } });

  it("is one choice, however often and however many at once, and shows in the state", async () => {
    const customerId = await member();

    const answers = await Promise.all([1, 2, 3].map(() => choose(customerId)));

    expect(answers.map(({ answer }) => answer.outcome).toSorted()).toEqual([
      "already-chosen",
      "already-chosen",
      "chosen",
    ]);
    const ownDays = [{ name: "Your triple day", at: `${String(year)}-05-17` }];
    for (const { answer } of answers) expect(answer).toMatchObject({ state: { ownDays } });
    expect((await ask("/state", { customerId })).answer).toMatchObject({ state: { ownDays } });
  });

  it("is each member's own", async () => {
    const [one, other] = [await member(), await member()];
    await choose(one);

    expect((await choose(other)).answer).toMatchObject({ outcome: "chosen" });
    expect((await choose(other, `${String(year)}-06-01`)).answer).toEqual({ outcome: "none-left" });
  });

  it("refuses in words what cannot be chosen", async () => {
    const customerId = await member();

    expect((await choose(customerId, "2020-01-01")).answer).toEqual({ outcome: "too-late" });
    expect((await choose(customerId, "")).answer).toEqual({ outcome: "no-such-day" });
    expect((await choose(customerId, `${String(year)}-05-17`, "spring")).answer).toEqual({
      outcome: "unknown-campaign",
    });
    expect((await ask("/day", { customerId, body: { campaignId: "own" } })).status).toBe(400);
    const { id: stranger } = await shopify.control("/customers", { email: `${randomUUID()}@example.com` });
    expect((await choose(stranger)).answer).toEqual({ outcome: "unknown-member" });
  });
});
