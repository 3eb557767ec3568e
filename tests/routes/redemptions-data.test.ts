import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type * as AlertsRoute from "../../app/routes/app.alerts.tsx";
import type * as DonationsRoute from "../../app/routes/app.donations.tsx";
import type * as DonationFile from "../../app/routes/app.donations_.file.ts";
import type * as RedemptionRoute from "../../app/routes/app.redemptions.$id.tsx";
import type * as RedemptionsRoute from "../../app/routes/app.redemptions._index.tsx";
import type * as VoidRunRoute from "../../app/routes/app.redemptions.void.$run.tsx";
import type * as VoidRoute from "../../app/routes/app.redemptions.void._index.tsx";
import type * as CodesRoute from "../../app/routes/app.rewards_.$id_.codes.tsx";
import { memberWithPoints, take, teamProgram } from "../flows/redemptions/team-shop.ts";
import { freshDatabase } from "../support/database.ts";
import { NOW } from "../support/live-shop.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
const customers = shopifyWithCustomers();
let routes: {
  list: typeof RedemptionsRoute;
  one: typeof RedemptionRoute;
  many: typeof VoidRoute;
  run: typeof VoidRunRoute;
  codes: typeof CodesRoute;
  donations: typeof DonationsRoute;
  file: typeof DonationFile;
  alerts: typeof AlertsRoute;
};
let staff: Staff;
let memberId: string;
let balance: () => Promise<number>;

beforeAll(async () => {
  routes = {
    list: await import("../../app/routes/app.redemptions._index.tsx"),
    one: await import("../../app/routes/app.redemptions.$id.tsx"),
    many: await import("../../app/routes/app.redemptions.void._index.tsx"),
    run: await import("../../app/routes/app.redemptions.void.$run.tsx"),
    codes: await import("../../app/routes/app.rewards_.$id_.codes.tsx"),
    donations: await import("../../app/routes/app.donations.tsx"),
    file: await import("../../app/routes/app.donations_.file.ts"),
    alerts: await import("../../app/routes/app.alerts.tsx"),
  };
});

beforeEach(async () => {
  staff = await staffOfNewShop(database, { program: teamProgram() });
  ({ memberId, balance } = await memberWithPoints(database, staff.shop));
});

const list = (query = "") => routes.list.loader(staff.ask(`/app/redemptions${query}`));
const page = (id: string, someone = staff) =>
  routes.one.loader(someone.ask(`/app/redemptions/${id}`, { params: { id } }));
const decide = (id: string, intent: string, someone = staff) =>
  routes.one.action(someone.ask(`/app/redemptions/${id}`, { params: { id }, body: { intent } }));
const tour = () => take(staff.shop, { memberId, wish: { rewardId: "tour", dateId: "march", text: "Nora" } });
const forest = () => take(staff.shop, { memberId, wish: { rewardId: "forest" } });

/** Vouchers as they stand in the table, one minute after the other. */
async function vouchers(count: number, part: { state?: string; stuck?: boolean } = {}): Promise<void> {
  const { state = "issued", stuck = false } = part;
  await database.query(
    `INSERT INTO redemption (program_id, id, member_id, shop_id, reward_id, points, amount_minor, currency, code, state, reserved_at,
       issued_at, todo, stuck_at, trouble, attempts)
     SELECT $1, gen_random_uuid(), $2, $3, 'voucher', 100, 100, 'EUR', upper(gen_random_uuid()::text), $4,
            $5::timestamptz + n * interval '1 minute', $5, CASE WHEN $7 THEN 'end' END, CASE WHEN $7 THEN $5::timestamptz END,
            CASE WHEN $7 THEN 'no-answer' END, 8
       FROM generate_series(1, $6::int) AS n`,
    [staff.shop.programId, memberId, staff.shop.shopId, state, NOW, count, stuck],
  );
}

async function pages(query: string): Promise<string[][]> {
  const seen: string[][] = [];
  let next: string | null = query;
  while (next !== null) {
    const shown: Awaited<ReturnType<typeof list>> = await list(next);
    seen.push(shown.redemptions.map(({ id }) => id));
    next = shown.nextUrl === null ? null : new URL(shown.nextUrl, "https://x.example").search;
  }
  return seen;
}

describe("the list of redemptions", () => {
  it("turns its pages both ways without losing or repeating one, also of those that began at the same moment", async () => {
    await vouchers(120);
    await database.query("UPDATE redemption SET reserved_at = $1 WHERE program_id = $2", [NOW, staff.shop.programId]);

    const seen = await pages("?view=issued");
    const last = seen.at(-1)?.[0] ?? "";
    const back = await list(`?view=issued&before=${last}`);

    expect(seen.map((ids) => ids.length)).toEqual([50, 50, 20]);
    expect(new Set(seen.flat()).size).toBe(120);
    expect(back.redemptions.map(({ id }) => id)).toEqual(seen[1]);
  });

  it("has what waits for the team in the order in which it began to wait, and counts it", async () => {
    const first = await tour();
    await vouchers(3, { stuck: true });
    await vouchers(2, { state: "cancelled" });

    expect((await list("?view=by-hand")).redemptions).toMatchObject([
      {
        id: first,
        text: "Nora",
        asked: "Your name for the badge",
        chosenAt: "2027-03-05T18:00",
        actions: ["done", "refuse"],
      },
    ]);
    const stuck = await list("?view=stuck");
    expect(stuck.redemptions.map(({ reservedAt }) => reservedAt)).toEqual(
      stuck.redemptions.map(({ reservedAt }) => reservedAt).toSorted(),
    );
    expect(stuck.redemptions[0]).toMatchObject({ trouble: "no-answer", attempts: 8, actions: ["retry", "cancel"] });
    expect(stuck.waiting).toEqual({ byHand: 1, stuck: 3 });
    expect((await list("?view=ended")).redemptions).toHaveLength(2);
    expect((await list("?view=all")).redemptions).toHaveLength(6);
  });

  it("finds by code, order, customer number, e-mail address and name, and only in its own shop", async () => {
    customers.names = new Map([["7", "Nora Winter"]]);
    const id = await take(staff.shop, { memberId, wish: { rewardId: "voucher" } });
    const [row] = await database.query<{ code: string }>("SELECT code FROM redemption WHERE id = $1", [id]);
    await database.query("UPDATE redemption SET used_order_id = 97, state = 'used' WHERE id = $1", [id]);

    for (const search of [row?.code, row?.code.toLowerCase(), "#97", "97", "7", "nora@example.com", "Nora"]) {
      const found = await list(`?q=${encodeURIComponent(search ?? "")}`);
      expect({ search, found: found.redemptions.map((one) => [one.id, one.order?.name]) }).toEqual({
        ...{ search, found: [[id, "#97"]] },
      });
    }
    staff = await staffOfNewShop(database);
    expect((await list(`?q=${row?.code ?? ""}`)).redemptions).toEqual([]);
    expect((await list()).redemptions).toEqual([]);
  });

  it("is there without names where Shopify does not answer", async () => {
    await forest();
    customers.names = null;

    expect(await list()).toMatchObject({
      names: "unavailable",
      redemptions: [{ member: { name: null, customerId: "7" } }],
    });
  });
});

describe("a redemption", () => {
  it("shows what, who, points and every transition, and is done by hand", async () => {
    const id = await tour();

    expect(await decide(id, "done")).toEqual({ outcome: "done", action: "done" });

    const shown = await page(id);
    expect(shown.redemption).toMatchObject({
      state: "used",
      points: 50,
      actions: [],
      title: { en: "Tour of the roastery" },
    });
    expect(shown.steps.map(({ cause, actor }) => [cause, actor])).toEqual([
      ["taken", "shopper"],
      ["done", "staff:42"],
    ]);
    expect(await decide(id, "refuse")).toEqual({ outcome: "problem", action: "refuse", problem: "over" });
  });

  it("is cancelled at once where nothing is in Shopify, once, and the points are back", async () => {
    const id = await forest();

    expect(await Promise.all([decide(id, "cancel"), decide(id, "cancel")])).toEqual([
      { outcome: "done", action: "cancel" },
      { outcome: "done", action: "cancel" },
    ]);
    expect(await balance()).toBe(129);
  });

  it("that could not be stopped ends once somebody says that they have stopped it, and the points are back", async () => {
    const id = await take(staff.shop, { memberId, wish: { rewardId: "voucher" } });
    await database.query(
      `UPDATE redemption SET state = 'issued', todo = 'end', stuck_at = $2, trouble = 'refused',
              ending = '{"state": "cancelled", "cause": "voided", "actor": "staff:1", "returns": 100}' WHERE id = $1`,
      [id, NOW],
    );
    expect((await page(id)).redemption.actions).toEqual(["retry", "stopped"]);

    expect(await decide(id, "stopped")).toEqual({ outcome: "done", action: "stopped" });

    expect((await page(id)).redemption).toMatchObject({ state: "cancelled", cause: "voided", pointsReturned: 100 });
    expect(await balance()).toBe(129);
    expect(await decide(id, "stopped")).toMatchObject({ outcome: "problem" });
  });

  it("of another shop, or none, cannot be seen or changed", async () => {
    const id = await tour();
    const stranger = await staffOfNewShop(database);

    expect(await statusOf(page(id, stranger))).toBe(404);
    expect(await statusOf(page("nobody"))).toBe(404);
    expect(await decide(id, "done", stranger)).toEqual({ outcome: "problem", action: "done", problem: "gone" });
    expect(await decide(id, "cancel", stranger)).toEqual({ outcome: "problem", action: "cancel", problem: "gone" });
    expect(await statusOf(decide(id, "steal"))).toBe(404);
    expect((await page(id)).redemption.state).toBe("issued");
  });
});

describe("ending many at once", () => {
  const form = { rewardId: "forest", from: "", to: "", points: "return" };
  const send = (intent: string, runId: string, part: object = {}) =>
    routes.many.action(staff.ask("/app/redemptions/void", { body: { intent, runId, form: { ...form, ...part } } }));

  it("counts first, begins once, and its progress can be left and found again", async () => {
    await forest();
    await tour();
    const runId = randomUUID();

    expect(await send("preview", runId)).toMatchObject({ outcome: "counted", count: 1, points: 20 });
    expect(await send("preview", runId, { from: "2030-01-01", to: "2029-01-01" })).toMatchObject({
      outcome: "wrong-period",
    });
    const begun = await send("start", runId);
    await send("start", runId);

    expect(begun instanceof Response && begun.headers.get("location")).toBe(`/app/redemptions/void/${runId}`);
    const { run, progress } = await routes.run.loader(
      staff.ask(`/app/redemptions/void/${runId}`, { params: { run: runId } }),
    );
    expect(run).toMatchObject({ total: 1, points: "return", finishedAt: null });
    expect(progress).toMatchObject({ marked: 0 });
    const shown = await routes.many.loader(staff.ask("/app/redemptions/void"));
    expect(shown.runs).toMatchObject([{ id: runId }]);
    expect(shown.rewards.map(({ id }) => id)).toEqual(["forest", "tour"]);
  });
});

describe("codes of a partner", () => {
  const params = { id: "cinema" };
  const show = () => routes.codes.loader(staff.ask("/app/rewards/cinema/codes", { params }));

  it("are uploaded, counted, and of no other kind of reward", async () => {
    const answer = await routes.codes.action(
      staff.ask("/app/rewards/cinema/codes", { params, body: { text: "A\nB\nA" } }),
    );

    expect(answer).toEqual({ outcome: "stored", added: 2, problems: [{ line: 3, kind: "twice" }] });
    expect(await show()).toMatchObject({ figures: { left: 2, given: 0 }, reward: { partner: "Odeon", lowStock: 2 } });
    const tourCodes = staff.ask("/app/rewards/tour/codes", { params: { id: "tour" } });
    expect(await statusOf(routes.codes.loader(tourCodes))).toBe(404);
  });
});

describe("donations", () => {
  it("are owed, paid out up to a day of the shop, and downloaded without formulas", async () => {
    await forest();
    const settle = (until: string) =>
      routes.donations.action(staff.ask("/app/donations", { body: { cause: "Forest fund", currency: "EUR", until } }));
    const day = NOW.toISOString().slice(0, 10);
    const dayBefore = new Date(NOW.getTime() - 86_400_000).toISOString().slice(0, 10);

    expect(await settle(dayBefore)).toMatchObject({ outcome: "nothing-owed" });
    expect(await settle(day)).toMatchObject({ outcome: "settled", amountMinor: 500 });

    expect(await routes.donations.loader(staff.ask("/app/donations"))).toMatchObject({
      causes: [{ cause: "Forest fund", owedMinor: 0, settledMinor: 500 }],
    });
    const { csv } = await routes.file.loader(staff.ask("/app/donations/file"));
    expect(csv.split("\r\n")).toHaveLength(3);
    expect(csv).toContain(`Forest fund,${memberId},${day},20,5.00,EUR,`);
  });
});

describe("things to look at", () => {
  it("name the member and the reward, are dismissed and brought back, and are of this shop only", async () => {
    customers.names = new Map([["7", "Nora Winter"]]);
    await database.query(
      `INSERT INTO alert (program_id, kind, subject, member_id, at, data)
       VALUES ($1, 'many-redemptions', 'x', $2, $3, '{}'), ($1, 'low-stock', 'y', NULL, $3, '{"reward": "cinema", "left": 1}')`,
      [staff.shop.programId, memberId, NOW],
    );
    const show = (query = "") => routes.alerts.loader(staff.ask(`/app/alerts${query}`));
    const send = (intent: string, id: string) =>
      routes.alerts.action(staff.ask("/app/alerts", { body: { intent, id } }));

    const { alerts } = await show();
    expect(alerts).toMatchObject([
      { kind: "low-stock", number: 1, reward: { id: "cinema", hasCodes: true } },
      { kind: "many-redemptions", member: { id: memberId, name: "Nora Winter" } },
    ]);
    const id = alerts[0]?.id ?? "";
    await send("dismiss", id);
    expect((await show()).alerts).toHaveLength(1);
    expect((await show("?which=dismissed")).alerts).toMatchObject([{ id }]);
    await send("reopen", id);
    expect((await show()).alerts).toHaveLength(2);

    staff = await staffOfNewShop(database);
    expect((await show()).alerts).toEqual([]);
  });
});
