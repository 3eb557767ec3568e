import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { freshDatabase } from "../support/database.ts";
import { NOW } from "../support/live-shop.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
const shopify = shopifyWithCustomers();
let staff: Staff;

async function routes() {
  return {
    tiers: await import("../../app/routes/app.program_.tiers._index.tsx"),
    tier: await import("../../app/routes/app.program_.tiers.$id.tsx"),
    campaigns: await import("../../app/routes/app.program_.campaigns._index.tsx"),
    campaign: await import("../../app/routes/app.program_.campaigns.$id.tsx"),
    joining: await import("../../app/routes/app.program_.joining.tsx"),
    policies: await import("../../app/routes/app.program_.policies.tsx"),
  };
}
let on: Awaited<ReturnType<typeof routes>>;

const program = programSchema.parse({
  ...simpleProgram(100),
  tiers: [
    { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 25_000 }] },
    { id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 50_000 }] },
  ],
  campaigns: [{ id: "week", name: "A week", effect: { kind: "multiplier", multiplier: "2" } }],
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

const ask = (path: string, params: Record<string, string> = {}, someone = staff) => someone.ask(path, { params });

describe("the tiers", () => {
  it("come with how many members there are and how many hold each, of the own program", async () => {
    const other = await staffOfNewShop(database, { program });
    await members(staff, ["gold", "gold", "silver", null]);
    await members(other, ["gold"]);

    const shown = await on.tiers.loader(ask("/app/program/tiers"));

    expect(shown).toMatchObject({ version: 1, members: { all: 4, byTier: { gold: 2, silver: 1 } } });
    expect(shown.program.tiers.map(({ id }) => id)).toEqual(["silver", "gold"]);
  });

  it("count nobody who is erased or became somebody else", async () => {
    await members(staff, ["gold", "gold", "gold"]);
    await database.query(
      `WITH two AS (SELECT id, row_number() OVER () AS n FROM member WHERE program_id = $1 LIMIT 2)
       UPDATE member SET erased_at = CASE WHEN n = 1 THEN now() END, merged_into = CASE WHEN n = 2 THEN gen_random_uuid() END
         FROM two WHERE member.program_id = $1 AND member.id = two.id`,
      [staff.shop.programId],
    );

    expect((await on.tiers.loader(ask("/app/program/tiers"))).members).toEqual({ all: 1, byTier: { gold: 1 } });
  });

  it("have a form each, with how many members hold it, and one for a new one", async () => {
    await members(staff, ["gold"]);

    const saved = await on.tier.loader(ask("/app/program/tiers/gold", { id: "gold" }));
    const fresh = await on.tier.loader(ask("/app/program/tiers/new", { id: "new" }));

    expect(saved).toMatchObject({ tier: { id: "gold" }, members: 1, version: 1 });
    expect(fresh).toMatchObject({ tier: null, members: 0 });
  });

  it("have no form where there is no such tier in the own program", async () => {
    const other = await staffOfNewShop(database);

    expect(await statusOf(on.tier.loader(ask("/app/program/tiers/x", { id: "x" })))).toBe(404);
    expect(await statusOf(on.tier.loader(ask("/app/program/tiers/gold", { id: "gold" }, other)))).toBe(404);
  });
});

describe("the campaigns", () => {
  it("are those of the own program, with the present moment", async () => {
    const other = await staffOfNewShop(database);

    const shown = await on.campaigns.loader(ask("/app/program/campaigns"));

    expect(shown.program.campaigns.map(({ id }) => id)).toEqual(["week"]);
    expect(Math.abs(shown.now - NOW.getTime() / 1000)).toBeLessThan(600);
    expect((await on.campaigns.loader(ask("/app/program/campaigns", {}, other))).program.campaigns).toEqual([]);
  });

  it("have a form each, and one for a new one that may begin like another", async () => {
    const saved = await on.campaign.loader(ask("/app/program/campaigns/week", { id: "week" }));
    const copy = await on.campaign.loader(ask("/app/program/campaigns/new?like=week", { id: "new" }));
    const fresh = await on.campaign.loader(ask("/app/program/campaigns/new?like=x", { id: "new" }));

    expect(saved).toMatchObject({ campaign: { id: "week" }, like: null });
    expect(copy).toMatchObject({ campaign: null, like: { id: "week" } });
    expect(fresh).toMatchObject({ campaign: null, like: null });
  });

  it("have no form where there is no such campaign in the own program", async () => {
    const other = await staffOfNewShop(database);

    expect(await statusOf(on.campaign.loader(ask("/app/program/campaigns/x", { id: "x" })))).toBe(404);
    expect(await statusOf(on.campaign.loader(ask("/app/program/campaigns/week", { id: "week" }, other)))).toBe(404);
  });
});

describe("joining and policies", () => {
  it("are those of the newest version of the own program", async () => {
    const explicit = { ...program, joining: { ...program.joining, mode: "explicit" as const } };
    const other = await staffOfNewShop(database, { program: explicit });

    expect((await on.joining.loader(ask("/app/program/joining"))).program.joining.mode).toBe("automatic");
    expect((await on.joining.loader(ask("/app/program/joining", {}, other))).program.joining.mode).toBe("explicit");
    expect(await on.policies.loader(ask("/app/program/policies"))).toMatchObject({ version: 1, program });
  });
});

/** Members of a shop's program who hold these tiers. */
async function members({ shop }: Staff, tiers: (string | null)[]): Promise<void> {
  await database.query(
    `INSERT INTO member (program_id, id, joined_at, joined_by, tier_id)
     SELECT $1, gen_random_uuid(), now(), 'agent', tier FROM unnest($2::text[]) AS tier`,
    [shop.programId, tiers],
  );
}
