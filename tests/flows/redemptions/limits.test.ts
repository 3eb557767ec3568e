import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { saveProgram } from "../../../app/flows/save-program.ts";
import { reserveRedemption } from "../../../app/flows/redemptions/reserve-redemption.ts";
import { programSchema } from "../../../app/loyalty/program.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { freshDatabase } from "../../support/database.ts";
import { redeeming } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date();
const shopify = sandboxedShop({ now });
const { offer, memberWith, reserve, reserved, work, cancel, balanceOf } = redeeming({ database, shopify, now });

const outcomes = (answers: { outcome: string }[]) => {
  const counted = new Map<string, number>();
  for (const { outcome } of answers) counted.set(outcome, (counted.get(outcome) ?? 0) + 1);
  return Object.fromEntries(counted);
};

const amount = { kind: "fixed-amount" as const, points: 100, amountMinor: 100 };
const soon = new Date(now.getTime() + 40 * 86_400_000).toISOString().slice(0, 16);

beforeAll(async () => {
  await offer(
    { id: "voucher", ...amount },
    { id: "stock", ...amount, total: 3 },
    { id: "last", ...amount, total: 1 },
    { id: "once", ...amount, perMember: { count: 1 } },
    { id: "rest", ...amount, coolDown: { days: 7 } },
    { id: "vip", ...amount, segments: ["77"] },
    { id: "gold", ...amount, tiers: [null] },
    { id: "partner", kind: "partner-code", points: 100, partner: "A cinema", lowStock: 0 },
    {
      ...{ id: "tour", kind: "experience", points: 100, name: "A tour" },
      dates: [
        { id: "may", at: soon, places: 2 },
        { id: "june", at: soon },
      ],
    },
  );
});

async function upload(codes: string[]): Promise<void> {
  await database.query(
    "INSERT INTO partner_code (program_id, reward_id, code, uploaded_at) SELECT $1, 'partner', code, now() FROM unnest($2::text[]) AS code",
    [shopify.shop.programId, codes],
  );
}

describe("two tabs, one balance", () => {
  it("32 redemptions at once never overspend", async () => {
    const member = await memberWith(1050);

    const answers = await Promise.all(Array.from({ length: 32 }, () => reserve(member.memberId)));

    expect(outcomes(answers)).toEqual({ reserved: 10, "insufficient-points": 22 });
    expect(answers.find(({ outcome }) => outcome === "insufficient-points")).toMatchObject({ shortBy: 50 });
    expect(await balanceOf(member)).toBe(50);
  });

  it("the same browser id twice, and 32 times at once, is one redemption with the code of the first", async () => {
    const member = await memberWith(250);
    const id = randomUUID();

    const answers = await Promise.all(Array.from({ length: 32 }, () => reserve(member.memberId, {}, id)));

    expect(outcomes(answers)).toEqual({ reserved: 1, "already-reserved": 31 });
    expect(new Set(answers.map((one) => "redemption" in one && one.redemption.code)).size).toBe(1);
    expect(await balanceOf(member)).toBe(150);
  });

  it("an id that another member, or another reward, has used is refused", async () => {
    const one = await memberWith(250);
    const other = await memberWith(250);
    const id = randomUUID();
    await reserve(one.memberId, {}, id);

    expect(await reserve(other.memberId, {}, id)).toEqual({ outcome: "id-taken" });
    expect(await reserve(one.memberId, { rewardId: "stock" }, id)).toEqual({ outcome: "id-taken" });
    expect(await reserve(other.memberId, { rewardId: "another" })).toEqual({ outcome: "unknown-reward" });
    expect(await reserve(randomUUID())).toEqual({ outcome: "unknown-member" });
    expect(await balanceOf(other)).toBe(250);
  });
});

describe("what is limited in all", () => {
  it("is given as often as there is of it, to however many at once", async () => {
    const members = await Promise.all(Array.from({ length: 8 }, () => memberWith(100)));

    const answers = await Promise.all(members.map(({ memberId }) => reserve(memberId, { rewardId: "stock" })));

    expect(outcomes(answers)).toEqual({ reserved: 3, "sold-out": 5 });
  });

  it("is there again once one of it was cancelled", async () => {
    const [one, other] = [await memberWith(100), await memberWith(100)];
    const { id } = await reserved(one.memberId, { rewardId: "last" });
    expect(await reserve(other.memberId, { rewardId: "last" })).toEqual({ outcome: "sold-out" });

    await cancel(id);
    await work(id);

    expect(await reserve(other.memberId, { rewardId: "last" })).toMatchObject({ outcome: "reserved" });
    expect(await balanceOf(one)).toBe(100);
  });

  it("by date has so many places", async () => {
    const members = await Promise.all(Array.from({ length: 5 }, () => memberWith(100)));
    const wish = (dateId?: string) => ({ rewardId: "tour", ...(dateId === undefined ? {} : { dateId }) });

    const answers = await Promise.all(members.map(({ memberId }) => reserve(memberId, wish("may"))));
    const { memberId } = members[answers.findIndex(({ outcome }) => outcome === "date-full")] ?? { memberId: "" };

    expect(outcomes(answers)).toEqual({ reserved: 2, "date-full": 3 });
    expect(await reserve(memberId, wish())).toEqual({ outcome: "date-needed" });
    expect(await reserve(memberId, wish("june"))).toMatchObject({
      outcome: "reserved",
      redemption: { wish: { dateId: "june" }, state: "issued" },
    });
  });

  it("a partner's code is given once, however many ask at once", async () => {
    const members = await Promise.all(Array.from({ length: 6 }, () => memberWith(100)));
    await upload(["AB-1", "AB-2", "AB-3", "AB-4"]);

    const take = (some: typeof members) =>
      Promise.all(some.map(({ memberId }) => reserve(memberId, { rewardId: "partner" })));
    const answers = [...(await take(members.slice(0, 3))), ...(await take(members.slice(3)))];

    expect(outcomes(answers)).toEqual({ reserved: 4, "sold-out": 2 });
    const codes = answers.flatMap((one) => ("redemption" in one ? [one.redemption.code] : []));
    expect(codes.toSorted()).toEqual(["AB-1", "AB-2", "AB-3", "AB-4"]);
    const low = "SELECT 1 FROM alert WHERE program_id = $1 AND kind = 'low-stock'";
    expect(await database.query(low, [shopify.shop.programId])).toHaveLength(1);
  });
});

describe("what is limited for a member", () => {
  it("is taken so often, and so long after the one before", async () => {
    const { memberId } = await memberWith(1000);
    await reserve(memberId, { rewardId: "once" });
    await reserve(memberId, { rewardId: "rest" });

    expect(await reserve(memberId, { rewardId: "once" })).toEqual({ outcome: "limit-reached" });
    expect(await reserve(memberId, { rewardId: "rest" })).toMatchObject({ outcome: "cool-down" });
    expect(await reserve(memberId, { rewardId: "gold" })).toMatchObject({ outcome: "reserved" });
  });

  it("to a segment is asked of Shopify before anything is taken", async () => {
    const { memberId } = await memberWith(1000);
    const { shop } = shopify;
    const asked: string[][] = [];
    const ask = (answer: string[]) =>
      reserveRedemption({
        ...{ shop, memberId, redemptionId: randomUUID(), wish: { rewardId: "vip" }, codes: drawCodes(), now },
        segmentsOf: (ids) => {
          asked.push([...ids]);
          return Promise.resolve(answer);
        },
      });

    expect(await ask([])).toEqual({ outcome: "wrong-segment" });
    expect(await ask(["77"])).toMatchObject({ outcome: "reserved" });
    expect(asked).toEqual([["77"], ["77"]]);
  });

  it("is held up when it is taken too fast, and the merchant is told, once a day", async () => {
    const { memberId } = await memberWith(5000);
    const { programId } = shopify.shop;
    const program = programSchema.parse({
      schema: 2,
      units: [{ id: "points", name: { one: "Coin", many: "Coins" } }],
      earning: [],
      rewards: [{ id: "voucher", ...amount }],
      policies: { velocity: { perMemberPerHour: 3 } },
    });
    await saveProgram({ programId, program, actor: "test", now });

    const answers = await Promise.all(Array.from({ length: 6 }, () => reserve(memberId)));

    expect(outcomes(answers)).toEqual({ reserved: 3, "too-many": 3 });
    const alerts = "SELECT 1 FROM alert WHERE member_id = $1 AND kind = 'many-redemptions'";
    expect(await database.query(alerts, [memberId])).toHaveLength(1);
  });
});
