import { beforeEach, describe, expect, it } from "vitest";
import { announceChange } from "../../app/flows/announce-change.ts";
import { applyChanges } from "../../app/flows/apply-changes.ts";
import { saveProgram } from "../../app/flows/save-program.ts";
import { nameVersion } from "../../app/flows/name-version.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { withdrawChange } from "../../app/flows/withdraw-change.ts";
import { clock } from "../../app/clock.server.ts";
import { sweepChanges } from "../../app/jobs/changes.ts";
import { type Program, programSchema } from "../../app/loyalty/program.ts";
import { waitingChanges } from "../../app/models/announced-change.ts";
import { programState } from "../../app/models/program.ts";
import { versionList } from "../../app/models/program-version-list.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { liveShop, NOW, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";

const database = freshDatabase();
const DAY_MS = 86_400_000;
const DUE = new Date(NOW.getTime() + 30 * DAY_MS);
const at = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

const voucher = { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 } as const;
const present = documentWith({ rewards: [voucher] });
const dearer = documentWith({ rewards: [{ ...voucher, points: 200 }] });
const renamed = documentWith({
  rewards: [voucher],
  units: [{ id: "points", name: { one: "Leaf", many: "Leaves" } }],
});

let shop: ShopContext;
beforeEach(async () => {
  shop = await liveShop(database, { program: present });
});

const announce = (part: { program?: Program; baseVersion?: number; dueAt?: Date; now?: Date; name?: string } = {}) => {
  const { program = dearer, baseVersion = 1, dueAt = DUE, now = NOW, name = "Dearer" } = part;
  return announceChange({ programId: shop.programId, program, baseVersion, name, dueAt, actor: "staff:1", now });
};
const save = (program: Program, baseVersion: number) =>
  saveProgram({ programId: shop.programId, program, baseVersion, actor: "staff:2", now: at(1) });
const apply = (now: Date) => applyChanges({ programId: shop.programId, now });
const versions = async () => (await programState(null, shop.programId)).versions;
const prices = async () =>
  (await versions()).map(({ program }) => program.rewards.map((reward) => ("points" in reward ? reward.points : null)));

describe("an announced change", () => {
  it("changes nothing before it is due, and is in force from then on as a version with its name", async () => {
    await announce();

    expect(await apply(at(29))).toBe(0);
    expect(await prices()).toEqual([[100]]);

    expect(await apply(DUE)).toBe(1);
    expect(await prices()).toEqual([[100], [200]]);
    expect(must((await versions()).at(-1)).effectiveAt).toBe(DUE.getTime() / 1000);
    const [newest] = await versionList({ programId: shop.programId, limit: 1 });
    expect(newest).toMatchObject({ version: 2, name: "Dearer", savedBy: "staff:1" });
  });

  it("is put in force once, though the job runs twice and at the same time", async () => {
    await announce();

    const applied = await Promise.all([apply(DUE), apply(DUE), apply(DUE)]);
    await apply(at(31));

    expect(applied.toSorted()).toEqual([0, 0, 1]);
    expect(await versions()).toHaveLength(2);
    expect(await waitingChanges(null, shop.programId)).toEqual([]);
  });

  it("that became due while nothing ran is put in force afterwards, from that moment on", async () => {
    await announce();

    await apply(at(40));

    expect(must((await versions()).at(-1)).effectiveAt).toBe(at(40).getTime() / 1000);
  });

  it("is left as it was when the transaction breaks in between, and is put in force at the next try", async () => {
    await announce();
    await database.query(`ALTER TABLE announced_change ADD CONSTRAINT broken CHECK (state <> 'in-force') NOT VALID`);
    await expect(apply(DUE)).rejects.toThrow(/broken/);
    expect(await versions()).toHaveLength(1);
    await database.query(`ALTER TABLE announced_change DROP CONSTRAINT broken`);

    expect(await apply(DUE)).toBe(1);
    expect(await versions()).toHaveLength(2);
  });

  it("can be withdrawn once, and then never holds", async () => {
    const announced = await announce();
    const id = announced.outcome === "announced" ? announced.id : "";
    const withdraw = () => withdrawChange({ programId: shop.programId, id, actor: "staff:1", now: at(2) });

    expect((await Promise.all([withdraw(), withdraw()])).map(({ outcome }) => outcome).sort()).toEqual([
      "gone",
      "withdrawn",
    ]);
    expect(await apply(DUE)).toBe(0);
    expect(await versions()).toHaveLength(1);
  });

  it("of another shop is neither withdrawn nor put in force", async () => {
    const announced = await announce();
    const id = announced.outcome === "announced" ? announced.id : "";
    const other = await liveShop(database, { program: present });

    expect(await withdrawChange({ programId: other.programId, id, actor: "x", now: NOW })).toEqual({ outcome: "gone" });
    expect(await applyChanges({ programId: other.programId, now: DUE })).toBe(0);
    expect(await waitingChanges(null, shop.programId)).toHaveLength(1);
  });

  it("is not announced on top of a version that nobody has seen", async () => {
    await save(renamed, 1);

    expect(await announce()).toEqual({ outcome: "stale", version: 2 });
  });

  it("takes along what was saved meanwhile", async () => {
    await announce();
    expect(await save(renamed, 1)).toMatchObject({ outcome: "saved", version: 2 });

    await apply(DUE);

    const { program } = must((await versions()).at(-1));
    expect(program.units[0]?.name.many).toBe("Leaves");
    expect(program.rewards).toMatchObject([{ points: 200 }]);
  });

  it("keeps the same from being changed meanwhile, naming the place, and nothing is saved", async () => {
    await announce();

    const saved = await save(documentWith({ rewards: [{ ...voucher, points: 150 }] }), 1);

    expect(saved).toEqual({
      outcome: "conflict",
      conflict: { dueAt: DUE, places: [["rewards", "voucher", "points"]] },
    });
    expect(await versions()).toHaveLength(1);
  });

  it("goes together with others that wait, each in its turn", async () => {
    await announce({ dueAt: at(40), name: "Later" });
    const worth = documentWith({ rewards: [{ ...voucher, amountMinor: 50 }] });

    expect(await announce({ program: worth, dueAt: at(35), name: "Sooner" })).toMatchObject({ outcome: "announced" });
    const clash = documentWith({ rewards: [{ ...voucher, amountMinor: 20 }] });
    expect(await announce({ program: clash, dueAt: at(50) })).toMatchObject({ outcome: "conflict" });
    await apply(at(60));

    const [, sooner, later] = await versions();
    expect(sooner?.program.rewards).toMatchObject([{ points: 100, amountMinor: 50 }]);
    expect(later?.program.rewards).toMatchObject([{ points: 200, amountMinor: 50 }]);
  });

  it("of the same moment comes into force in the order of announcement, however long their numbers are", async () => {
    const announced = async (program: Program, name: string) => {
      const answer = await announce({ program, name });
      return answer.outcome === "announced" ? answer.id : "";
    };
    for (let id = await announced(dearer, ""); ; id = await announced(dearer, "")) {
      if (/^9+$/.test(id)) break;
      await withdrawChange({ programId: shop.programId, id, actor: "x", now: NOW });
    }

    expect(await announced(renamed, "second")).toMatch(/^10+$/);
    await apply(DUE);

    expect(await prices()).toEqual([[100], [200], [200]]);
    expect((await versions()).map(({ program }) => program.units[0]?.name.many)).toEqual(["Coins", "Coins", "Leaves"]);
  });

  it("stops, and is told, where a document came past the check", async () => {
    await announce();
    const clash = programSchema.parse({ ...present, rewards: [{ ...voucher, points: 300 }] });
    await database.query(
      `INSERT INTO program_version (program_id, version, document, effective_at, saved_at, saved_by) VALUES ($1, 2, $2, $3, $3, 'x')`,
      [shop.programId, JSON.stringify(clash), at(1)],
    );

    expect(await apply(DUE)).toBe(0);

    expect(await prices()).toEqual([[100], [300]]);
    const told = await database.query("SELECT data FROM activity WHERE action = 'change-stopped' AND program_id = $1", [
      shop.programId,
    ]);
    expect(told).toMatchObject([{ data: { places: [["rewards", "voucher", "points"]] } }]);
  });

  it("of every program is found by the minute's sweep", async () => {
    const other = await liveShop(database, { program: present });
    await announce();
    const { programId } = other;
    await announceChange({ programId, program: dearer, baseVersion: 1, name: "", dueAt: DUE, actor: "x", now: NOW });
    clock.setOffset(DUE.getTime() + 1000 - Date.now());

    await sweepChanges();
    await sweepChanges();

    expect(await versions()).toHaveLength(2);
    expect((await programState(null, programId)).versions).toHaveLength(2);
  });

  it("of one program that goes wrong holds up nobody else's", async () => {
    const other = await liveShop(database, { program: present });
    const { programId } = other;
    const broken = { programId, program: dearer, baseVersion: 1, name: "", actor: "x", now: NOW };
    await announceChange({ ...broken, dueAt: new Date(DUE.getTime() - 60_000) });
    await database.query("UPDATE announced_change SET document = '{}' WHERE program_id = $1", [programId]);
    await announce();
    clock.setOffset(DUE.getTime() + 1000 - Date.now());

    await sweepChanges();

    expect(await versions()).toHaveLength(2);
    await database.query("DELETE FROM announced_change WHERE program_id = $1", [programId]);
  });

  it("re-prices nothing that was earned before", async () => {
    await settle(shop, shipped(order({ id: "1", customerId: "7", netMinor: 5_000 })));
    const half = documentWith({
      rewards: [voucher],
      earning: [{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "0.5" } }],
    });
    await announce({ program: half });

    await apply(DUE);

    const balances = await database.query("SELECT balance::int FROM account WHERE program_id = $1", [shop.programId]);
    expect(balances).toEqual([{ balance: 50 }]);
  });
});

describe("the name of a version", () => {
  it("is given, changed and taken away, while the version never changes", async () => {
    const { programId } = shop;
    const name = (text: string, version = 1) =>
      nameVersion({ programId, version, name: text, actor: "staff:1", now: NOW });
    const named = async () => (await versionList({ programId, limit: 1 })).map((line) => line.name);

    expect(await named()).toEqual([""]);
    expect(await name("Spring")).toEqual({ outcome: "named" });
    expect(await named()).toEqual(["Spring"]);
    await name("");
    expect(await named()).toEqual([""]);
    expect(await name("None", 7)).toEqual({ outcome: "no-version" });
  });
});
