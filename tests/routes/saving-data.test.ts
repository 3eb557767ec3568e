import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { type Program, programSchema } from "../../app/loyalty/program.ts";
import { programState } from "../../app/models/program.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { NOW, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let staff: Staff;

async function routes() {
  return {
    save: await import("../../app/routes/app.program_.save.ts"),
    preview: await import("../../app/routes/app.program_.preview.ts"),
    versions: await import("../../app/routes/app.program_.versions._index.tsx"),
    version: await import("../../app/routes/app.program_.versions.$version.tsx"),
  };
}
let on: Awaited<ReturnType<typeof routes>>;

const voucher = { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 } as const;
const tier = (threshold: number) => ({
  ...{ id: "gold", name: "Gold" },
  qualifications: [{ basis: "spend" as const, threshold }],
});
const program = documentWith({ rewards: [voucher], tiers: [tier(50_000)] });
const dearer = documentWith({ rewards: [{ ...voucher, points: 200 }], tiers: [tier(50_000)] });
const renamed = (many: string): Program => ({
  ...program,
  units: [{ ...must(program.units[0]), name: { one: "Leaf", many } }],
});

beforeAll(async () => {
  on = await routes();
});

beforeEach(async () => {
  clock.setOffset(NOW.getTime() - Date.now());
  staff = await staffOfNewShop(database, { program });
});

const post = (body: object, someone = staff) => on.save.action(someone.ask("/app/program/save", { body }));
const review = (changed: unknown, baseVersion = 1) => post({ intent: "review", baseVersion, program: changed });
const save = (changed: unknown, baseVersion = 1) => post({ intent: "save", baseVersion, program: changed, name: "" });
const announce = (changed: unknown, from: string, someone = staff) =>
  post({ intent: "announce", baseVersion: 1, program: changed, name: "Dearer", from }, someone);
const versions = async () => (await programState(null, staff.shop.programId)).versions.map(({ version }) => version);
/** Two members: one with 129 points, one with 600 and 600.00 spent. */
const members = () =>
  settle(staff.shop, shipped(order({ customerId: "7" })), shipped(order({ customerId: "8", netMinor: 60_000 })));

describe("saving a program", () => {
  it("that changes nothing for anybody makes a version at once", async () => {
    expect(await review(renamed("Leaves"))).toMatchObject({ outcome: "saved", version: 2 });
    expect(await versions()).toEqual([1, 2]);
  });

  it("refuses what is no program, in both languages", async () => {
    const refused = await review({ ...program, rewards: [voucher, voucher] });

    expect(refused).toMatchObject({ outcome: "refused" });
    expect(JSON.stringify(refused)).toMatch(/"en":".+","de":".+"/);
    expect(await versions()).toEqual([1]);
  });

  it("answers with somebody else's version instead of replacing it", async () => {
    await review(renamed("Leaves"));

    expect(await review(renamed("Leafs"))).toMatchObject({ outcome: "stale", version: 2, program: renamed("Leaves") });
    expect(await save(renamed("Leafs"))).toMatchObject({ outcome: "stale", version: 2 });
    expect(await versions()).toEqual([1, 2]);
  });

  it("says first whose tier changes, and saves once that was read", async () => {
    await members();
    const easier = documentWith({ rewards: [voucher], tiers: [tier(10_000)] });

    expect(await review(easier)).toMatchObject({
      outcome: "reviewed",
      review: { moves: [{ from: null, to: "gold", members: 1 }], countedOn: null, worth: [], notice: null },
    });
    expect(await versions()).toEqual([1]);
    expect(await post({ intent: "save", baseVersion: 1, program: easier, name: "Easier Gold" })).toMatchObject({
      outcome: "saved",
      version: 2,
    });
    const listed = await on.versions.loader(staff.ask("/app/program/versions"));
    expect(listed.versions.map(({ name }) => name)).toEqual(["Easier Gold", ""]);
  });

  it("folds the members where only their histories can tell", async () => {
    await members();
    const forLife = programSchema.parse({ ...program, tierPolicy: { window: { kind: "lifetime" } } });
    const stricter = programSchema.parse({ ...forLife, tiers: [tier(70_000)] });

    expect(await review(forLife)).toMatchObject({ outcome: "saved" });
    expect(await review(programSchema.parse({ ...stricter, tierPolicy: {} }), 2)).toMatchObject({
      review: { moves: [{ from: "gold", to: null, members: 1 }], countedOn: null },
    });
  });

  it("takes no worth from held points of a live program without a notice", async () => {
    await members();

    const answers = [await review(dearer), await save(dearer), await announce(dearer, "2026-04-30")];

    for (const answer of answers) {
      expect(answer).toMatchObject({
        outcome: "reviewed",
        review: {
          worth: [{ effect: "loss", held: { members: 2, points: 729 }, worth: { beforeMinor: 729, afterMinor: 365 } }],
          atLoss: { members: 2, points: 729 },
          notice: { earliest: "2026-05-01", suggested: "2026-05-30" },
        },
      });
    }
    expect(await versions()).toEqual([1]);
  });

  it("of a program that is off takes it at once, when that was read", async () => {
    await members();
    await database.query("UPDATE program SET status = 'off' WHERE id = $1", [staff.shop.programId]);

    expect(await review(dearer)).toMatchObject({ outcome: "reviewed", review: { isLive: false, notice: null } });
    expect(await save(dearer)).toMatchObject({ outcome: "saved", version: 2 });
  });

  it("announces it from the first moment of a day, shows it, and keeps the same from being changed", async () => {
    await members();

    expect(await announce(dearer, "2026-05-30")).toEqual({ outcome: "announced", from: "2026-05-29T22:00:00.000Z" });

    const { announced } = await on.versions.loader(staff.ask("/app/program/versions"));
    expect(announced).toMatchObject([{ name: "Dearer", dueAt: "2026-05-29T22:00:00.000Z", after: dearer }]);
    const clash = documentWith({ rewards: [{ ...voucher, points: 90 }], tiers: [tier(50_000)] });
    expect(await save(clash)).toMatchObject({
      outcome: "conflict",
      dueAt: "2026-05-29T22:00:00.000Z",
      places: [
        { en: "Rewards · €1.00 off · Price", de: expect.stringMatching(/^Prämien · 1,00\s€ .+ · Preis$/) as unknown },
      ],
    });
    expect(await versions()).toEqual([1]);
  });

  it("lets nobody of another shop withdraw it, or see it", async () => {
    await announce(dearer, "2026-05-30");
    const other = await staffOfNewShop(database, { program });
    const listed = async (someone: Staff) =>
      (await on.versions.loader(someone.ask("/app/program/versions"))).announced.map(({ id }) => id);
    const [id] = await listed(staff);

    expect(await listed(other)).toEqual([]);
    expect(await post({ intent: "withdraw", id }, other)).toEqual({ outcome: "gone" });
    expect(await post({ intent: "withdraw", id })).toEqual({ outcome: "withdrawn" });
    expect(await listed(staff)).toEqual([]);
  });
});

describe("versions", () => {
  const page = (version: string, query = "", someone = staff) =>
    on.version.loader(someone.ask(`/app/program/versions/${version}${query}`, { params: { version } }));

  it("turn by their numbers, newest first", async () => {
    for (let version = 1; version <= 30; version += 1) await review(renamed(`Leaves ${version}`), version);

    const first = await on.versions.loader(staff.ask("/app/program/versions"));
    const second = await on.versions.loader(staff.ask(must(first.nextUrl)));
    const back = await on.versions.loader(staff.ask(must(second.previousUrl)));

    expect(first.versions.map(({ version }) => version).slice(0, 2)).toEqual([31, 30]);
    expect(first).toMatchObject({ newest: 31, previousUrl: null });
    expect(second.versions.map(({ version }) => version)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(second.nextUrl).toBeNull();
    expect(back.versions).toEqual(first.versions);
  });

  it("stand beside what holds now, or any other that is chosen; the newest beside the one before", async () => {
    await review(renamed("Leaves"));
    await review(renamed("Fronds"), 2);

    expect(await page("1")).toMatchObject({ line: { version: 1 }, other: { version: 3 } });
    expect(await page("1", "?with=2")).toMatchObject({ other: { version: 2, program: renamed("Leaves") } });
    expect(await page("3")).toMatchObject({ other: { version: 2 }, newest: { version: 3 } });
    expect(await page("2", "?with=2")).toMatchObject({ other: { version: 3 } });
  });

  it("have names, and are not there for a number that was never saved, or of another shop", async () => {
    const other = await staffOfNewShop(database, { program });
    await review(renamed("Leaves"));

    expect(await post({ intent: "name", version: 2, name: "  Leaves  " })).toEqual({ outcome: "named" });
    expect(await page("2")).toMatchObject({ line: { name: "Leaves" } });
    expect(await post({ intent: "name", version: 2, name: "Mine" }, other)).toEqual({ outcome: "no-version" });
    expect(await statusOf(page("2", "", other))).toBe(404);
    expect(await statusOf(page("9"))).toBe(404);
    expect(await statusOf(page("x"))).toBe(404);
  });
});

describe("a sample order", () => {
  it("is tried as saved and as edited, by the shop's own currency and calendar", async () => {
    const { plainSample } = await import("../../app/loyalty/preview/sample-order.ts");
    const sample = plainSample(5_990);
    const body = { intent: "order", saved: program, edited: dearer, sample };

    expect(await on.preview.action(staff.ask("/app/program/preview", { body }))).toMatchObject({
      outcome: "tried",
      saved: { earned: [{ unit: "points", points: 59 }] },
      edited: { earned: [{ unit: "points", points: 59 }] },
    });
    const broken = { ...body, sample: { ...sample, day: "tomorrow" } };
    expect(await on.preview.action(staff.ask("/app/program/preview", { body: broken }))).toEqual({
      outcome: "invalid",
    });
  });
});
