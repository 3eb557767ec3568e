import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { withTransaction } from "../../../app/db.server.ts";
import { saveProgram } from "../../../app/flows/save-program.ts";
import { enrollMember } from "../../../app/flows/enroll-member.ts";
import { goLive } from "../../../app/flows/go-live.ts";
import { grantPoints } from "../../../app/flows/grant-points.ts";
import { forgetImports } from "../../../app/flows/imports/forget-imports.ts";
import { proveLedger } from "../../../app/flows/prove-ledger.ts";
import { UNLIMITED } from "../../../app/loyalty/staff.ts";
import { lockImport, moveImport } from "../../../app/models/import-run.ts";
import { freshDatabase } from "../../support/database.ts";
import { documentWith } from "../../support/facts.ts";
import { must } from "../../support/must.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { importing } from "./importing.ts";

const database = freshDatabase();
const now = new Date(Math.floor(Date.now() / 1000) * 1000 - 60_000);
const shopify = sandboxedShop({ now, settings: { timeZone: "Europe/Berlin" } });
const all = importing({ database, shopify, now });
const { applied, apply, check, checked, context, customer, decide, lotsOf, mapped, memberOf, review, runOf, uploaded } =
  all;
const proof = () => proveLedger({ programId: shopify.shop.programId, now });
const nextYear = now.getFullYear() + 1;

beforeAll(async () => {
  const { programId } = shopify.shop;
  const program = documentWith({
    tiers: [{ id: "gold", name: "Gold Club", qualifications: [{ basis: "spend", threshold: 100_000 }] }],
  });
  await saveProgram({ programId, program, actor: "test", now: new Date(now.getTime() - 1000) });
  await goLive({ programId, actor: "test", now });
});

/** A member with so many points, and what they are called in a file. */
async function memberWith(points: number) {
  const someone = await customer();
  const consent = { wording: "I agree", at: now.toISOString() };
  await enrollMember({ shop: context(), customerId: someone.id, by: "storefront", consent, now });
  const { memberId, balance } = must(await memberOf(someone.id));
  const grant = { memberId, reason: "goodwill", note: "", actor: "a", requestId: randomUUID(), now };
  if (points !== balance) await grantPoints({ ...context(), ...grant, points: points - balance });
  return { ...someone, memberId };
}

describe("an import", () => {
  it("brings members with points, dates, tiers, birthdays, and says beforehand what will happen", async () => {
    const [ada, ben, eve] = [await customer(), await customer(), await memberWith(50)];
    const runId = await checked(
      [
        "Email,Shopify customer id,Points balance,Expires at,Tier,Birthday,Member since",
        `${ada.email.toUpperCase()},,"1,500",31.12.${nextYear},gold club,24.12.1990,2020-03-01`,
        `,${ben.id},200,,,,`,
        `${eve.email},,30,,,1.2.,`,
        `nobody@example.com,,10,,,,`,
        `broken,,10,,,,`,
      ].join("\n"),
    );
    expect(await memberOf(ada.id)).toBeUndefined();
    expect((await runOf(runId)).report).toMatchObject({
      ...{ rows: 5, ready: 3, unknown: 1, problems: { "bad-email": 1 }, joining: 2, known: 1, given: 1730, taken: 0 },
      ...{ tiers: 1, birthdays: 2 },
    });

    await decide(runId, "apply");
    await apply(runId);
    await review();

    expect(await memberOf(ada.id)).toMatchObject({
      ...{
        balance: 1500,
        tier: "gold",
        joinedBy: "import",
        joinedAt: new Date("2020-02-29T23:00:00Z"),
        month: 12,
        day: 24,
      },
    });
    expect(await lotsOf(ada.id)).toEqual([[1500, `${nextYear}-12-31T23:00:00.000Z`]]);
    expect(await memberOf(ben.id)).toMatchObject({ balance: 200, tier: null, joinedBy: "import" });
    expect(await memberOf(eve.id)).toMatchObject({ balance: 80, joinedBy: "storefront", month: 2, day: 1 });
    expect(await runOf(runId)).toMatchObject({
      state: "applied",
      result: { members: 3, joined: 2, given: 1730, taken: 0, tiers: 1 },
    });
    expect(await proof()).toEqual([]);
  });

  it("gives once, however often each step is repeated, at the same time, or killed in between", async () => {
    const people = [await customer(), await customer(), await memberWith(10)];
    const csv = ["email,points", ...people.map(({ email }) => `${email},100`)].join("\n");
    const runId = await mapped(csv);
    const row = (index: number) => [must(people[index]).email, "100"];
    const part = {
      ...context(),
      runId,
      from: 2,
      rows: [row(0), row(1), row(2)],
      part: "last",
      actor: "a",
      now,
    } as const;
    const { storeImportPart } = await import("../../../app/flows/imports/upload-import.ts");
    expect(await storeImportPart(part)).toEqual({ outcome: "not-uploading" });

    await Promise.all([check(runId), check(runId)]);
    expect((await Promise.all([decide(runId, "apply"), decide(runId, "apply")])).sort()).toEqual([
      "decided",
      "too-late",
    ]);
    await Promise.all([apply(runId), apply(runId)]);
    // As if it had died right before it noted how far it is.
    await database.query(`UPDATE import_run SET state = 'applying', cursor = 0 WHERE id = $1`, [runId]);
    await apply(runId);

    const balances = await Promise.all(people.map(async ({ id }) => (await memberOf(id))?.balance));
    expect(balances).toEqual([100, 100, 110]);
    expect(await proof()).toEqual([]);
  });

  it("of two files at once that name the same customers gives each its own", async () => {
    const people = await Promise.all([customer(), customer(), customer(), memberWith(5)]);
    const csv = ["email,points", ...people.map(({ email }) => `${email},7`)].join("\n");
    const runIds = [await checked(csv), await checked(csv)];
    for (const runId of runIds) await decide(runId, "apply");

    await Promise.all(runIds.map((runId) => apply(runId)));

    const balances = await Promise.all(people.map(async ({ id }) => (await memberOf(id))?.balance));
    expect(balances).toEqual([14, 14, 14, 19]);
    expect(await proof()).toEqual([]);
  });

  it("may set balances: the difference is given or taken, several rows of one customer count together", async () => {
    const [less, more, same] = [await memberWith(500), await memberWith(100), await memberWith(70)];
    const csv = [
      "email,points,expires",
      `${less.email},300,`,
      `${more.email},80,`,
      `${more.email},60,31.12.${nextYear}`,
      `${same.email},70,`,
    ].join("\n");
    const runId = await checked(csv, { mode: "set" });
    expect((await runOf(runId)).report).toMatchObject({ known: 3, given: 40, taken: 200 });

    await decide(runId, "apply");
    await apply(runId);
    await review();

    expect([await memberOf(less.id), await memberOf(more.id), await memberOf(same.id)]).toMatchObject([
      { balance: 300 },
      { balance: 140 },
      { balance: 70 },
    ]);
    expect((await lotsOf(more.id))[0]).toEqual([40, `${nextYear}-12-31T23:00:00.000Z`]);
    expect(await proof()).toEqual([]);
  });

  it("repays what a member owes first", async () => {
    const debtor = await memberWith(100);
    await database.query(
      `WITH lots AS (UPDATE lot SET remaining = 0, original = 0 WHERE member_id = $1)
       UPDATE account SET balance = -40, debt = 40 WHERE member_id = $1`,
      [debtor.memberId],
    );

    await applied(`email,points\n${debtor.email},100`);

    expect(await memberOf(debtor.id)).toMatchObject({ balance: 60, debt: 0 });
    expect(await lotsOf(debtor.id)).toEqual([[60, null]]);
    await database.query(`DELETE FROM account WHERE member_id = $1`, [debtor.memberId]);
    await database.query(`DELETE FROM lot WHERE member_id = $1`, [debtor.memberId]);
  });

  it("keeps nothing of what stands in the file, once applied, given up or left", async () => {
    const [ada, ben] = [await customer(), await customer()];
    const runIds = [
      await applied(`email,points\n${ada.email},1\nnobody@example.com,1\nbroken,1`),
      await checked(`email,points\n${ben.email},1`),
      await uploaded(`email,points\n${ben.email},1`),
    ];
    expect(await decide(must(runIds[1]), "cancel")).toBe("decided");

    await forgetImports({ now: new Date(now.getTime() + 15 * 86_400_000) });

    const rows = await database.query(`SELECT 1 FROM import_row WHERE run_id = ANY($1) AND cells IS NOT NULL`, [
      runIds,
    ]);
    expect(rows).toEqual([]);
    expect((await runOf(must(runIds[2]))).state).toBe("cancelled");
  });

  it("is not given up while somebody decides that it be applied", async () => {
    const ada = await customer();
    const runId = await checked(`email,points\n${ada.email},1`);

    await withTransaction(async (tx) => {
      const run = must(await lockImport(tx, { programId: context().programId, runId }));
      await forgetImports({ now: new Date(now.getTime() + 15 * 86_400_000) });
      await moveImport(tx, { run, state: "applying", now });
    });
    await forgetImports({ now: new Date(now.getTime() + 15 * 86_400_000) });

    expect((await runOf(runId)).state).toBe("applying");
    expect(await database.query(`SELECT 1 FROM import_row WHERE run_id = $1`, [runId])).toHaveLength(1);
  });

  it("asks to be checked again when the program has changed since", async () => {
    const ada = await customer();
    const runId = await checked(`email,tier\n${ada.email},gold`);
    const { programId } = shopify.shop;
    const program = documentWith({ tiers: [{ id: "gold", name: "Gold Club", qualifications: [{ basis: "spend", threshold: 90_000 }] }] }); // prettier-ignore
    await saveProgram({ programId, program, actor: "test", now });

    expect(await decide(runId, "apply")).toBe("check-again");
    expect(await decide(runId, "map")).toBe("decided");
  });

  it("of another program is nobody's", async () => {
    const runId = await checked(`email,points\n${(await customer()).email},1`);
    const [other] = await database.query<{ id: string }>(`INSERT INTO program DEFAULT VALUES RETURNING id::text`);
    const { decideImport, mapImport } = await import("../../../app/flows/imports/decide-import.ts");
    const theirs = { programId: must(other).id, runId, limits: UNLIMITED, actor: "a", now };

    expect(await decideImport({ ...theirs, decision: "apply" })).toEqual({ outcome: "unknown-run" });
    const { mapping } = await runOf(runId);
    expect(await mapImport({ ...theirs, mapping: must(mapping) })).toEqual({ outcome: "unknown-run" });
  });
});
