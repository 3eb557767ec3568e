import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { type Program, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { freshDatabase } from "../support/database.ts";
import { NOW } from "../support/live-shop.ts";
import { SAMPLES } from "./reward-samples.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
const shopify = shopifyWithCustomers();
let staff: Staff;

async function routes() {
  return {
    list: await import("../../app/routes/app.rewards._index.tsx"),
    kinds: await import("../../app/routes/app.rewards.new._index.tsx"),
    create: await import("../../app/routes/app.rewards.new.$card.tsx"),
    reward: await import("../../app/routes/app.rewards.$id.tsx"),
    perk: await import("../../app/routes/app.rewards.perks.$tier.$id.tsx"),
    payout: await import("../../app/routes/app.rewards.payout.$unit.tsx"),
  };
}
let on: Awaited<ReturnType<typeof routes>>;

const silver = {
  ...{ id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 25_000 }] },
  discounts: [{ id: "five", name: "Five", kind: "percentage", percent: 5 }],
};
const program: Program = programSchema.parse({
  ...simpleProgram(100),
  units: [simpleProgram(100).units[0], { id: "cash", kind: "cashback", name: { one: "Euro", many: "Euros" } }],
  tiers: [silver],
  rewards: SAMPLES,
});

beforeAll(async () => {
  on = await routes();
  clock.setOffset(NOW.getTime() - Date.now());
});

beforeEach(async () => {
  // Nothing that the pages show depends on Shopify's answer.
  shopify.names = null;
  staff = await staffOfNewShop(database, { program });
});

const list = (someone = staff) => on.list.loader(someone.ask("/app/rewards"));

describe("the list of rewards", () => {
  it("shows the program's rewards with what became of them, and no other shop's", async () => {
    const other = await staffOfNewShop(database, { program });
    await taken(staff, "plain", "used", "used", "issued", "reserved", "lapsed", "cancelled");
    await taken(other, "plain", "used");

    const shown = await list();

    expect(shown.program.rewards).toHaveLength(SAMPLES.length);
    expect(shown.taken).toEqual({
      plain: { rewardId: "plain", open: 2, used: 2, lapsed: 1, cancelled: 1, counted: 5 },
    });
  });

  it("counts the partner codes that are left", async () => {
    const { programId } = staff.shop;
    await database.query(
      `INSERT INTO partner_code (program_id, reward_id, code, uploaded_at, redemption_id)
       VALUES ($1, 'cinema', 'A', now(), NULL), ($1, 'cinema', 'B', now(), NULL), ($1, 'cinema', 'C', now(), gen_random_uuid())`,
      [programId],
    );

    expect((await list()).codesLeft).toEqual({ cinema: 2 });
  });

  it("says in both languages what the saved rewards do that is hardly meant, by their names", async () => {
    const { warnings } = await list();

    expect(warnings.map(({ en }) => en)).toContainEqual(expect.stringMatching(/^10% off: it has no price/));
    expect(warnings.every(({ de }) => de !== "")).toBe(true);
  });

  it("says how member discounts stand in Shopify", async () => {
    expect((await list()).perks).toEqual([{ id: "five", state: "waiting", problem: null }]);
  });
});

describe("the forms' pages", () => {
  const ask = (path: string, params: Record<string, string>) => staff.ask(path, { params });

  it("show a saved reward with what members hold of it, though Shopify tells no names", async () => {
    await taken(staff, "full", "issued", "used");

    const shown = await on.reward.loader(ask("/app/rewards/full", { id: "full" }));

    expect(shown).toMatchObject({ reward: { id: "full" }, open: 1, version: 1 });
    expect(shown.shop).toMatchObject({ tiers: [{ id: "silver" }], segments: null, titles: {} });
  });

  it("know every kind, a copy, member discounts and cashback", async () => {
    const copy = await on.create.loader(ask("/app/rewards/new/gift-card?from=card", { card: "gift-card" }));

    expect(copy).toMatchObject({ card: "gift-card", copied: { id: "card" } });
    expect(await on.kinds.loader(ask("/app/rewards/new", {}))).toEqual({ cashbackUrl: "/app/rewards/payout/cash" });
    expect(await on.perk.loader(ask("/app/rewards/perks/silver/five", { tier: "silver", id: "five" }))).toMatchObject({
      perk: { id: "five" },
    });
    expect(await on.perk.loader(ask("/app/rewards/perks/silver/new", { tier: "silver", id: "new" }))).toMatchObject({
      perk: null,
    });
    expect(await on.payout.loader(ask("/app/rewards/payout/cash", { unit: "cash" }))).toMatchObject({
      unit: { id: "cash" },
    });
  });

  it("are not there for what the program does not have", async () => {
    expect(await statusOf(on.reward.loader(ask("/app/rewards/x", { id: "x" })))).toBe(404);
    expect(await statusOf(on.create.loader(ask("/app/rewards/new/x", { card: "x" })))).toBe(404);
    expect(await statusOf(on.perk.loader(ask("/app/rewards/perks/silver/x", { tier: "silver", id: "x" })))).toBe(404);
    expect(await statusOf(on.perk.loader(ask("/app/rewards/perks/x/new", { tier: "x", id: "new" })))).toBe(404);
    expect(await statusOf(on.payout.loader(ask("/app/rewards/payout/points", { unit: "points" })))).toBe(404);
  });
});

async function taken(someone: Staff, rewardId: string, ...states: string[]): Promise<void> {
  const { programId, shopId } = someone.shop;
  await database.query(
    `INSERT INTO redemption (program_id, id, member_id, shop_id, reward_id, points, amount_minor, state, reserved_at)
     SELECT $1, gen_random_uuid(), gen_random_uuid(), $2, $3, 0, 0, state, now() FROM unnest($4::text[]) AS n(state)`,
    [programId, shopId, rewardId, states],
  );
}
