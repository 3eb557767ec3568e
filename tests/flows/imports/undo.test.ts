import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { withTransaction } from "../../../app/db.server.ts";
import { blockMember } from "../../../app/flows/block-member.ts";
import { saveProgram } from "../../../app/flows/save-program.ts";
import { goLive } from "../../../app/flows/go-live.ts";
import { grantPoints } from "../../../app/flows/grant-points.ts";
import { applyImport } from "../../../app/flows/imports/apply-import.ts";
import { leaveAfterImport } from "../../../app/flows/imports/leave-after-import.ts";
import { undoImport } from "../../../app/flows/imports/undo-import.ts";
import { mergeMembers } from "../../../app/flows/merge-members.ts";
import { noteBirthday } from "../../../app/flows/note-birthday.ts";
import { proveLedger } from "../../../app/flows/prove-ledger.ts";
import { publishMember } from "../../../app/flows/publish-member.ts";
import { redactCustomer } from "../../../app/flows/redact-customer.ts";
import { forgetPerson } from "../../../app/flows/steps/forget-person.ts";
import { lockAccounts } from "../../../app/ledger/read.ts";
import { freshDatabase } from "../../support/database.ts";
import { documentWith } from "../../support/facts.ts";
import { must } from "../../support/must.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { importing } from "./importing.ts";

const database = freshDatabase();
const now = new Date(Math.floor(Date.now() / 1000) * 1000 - 60_000);
const shopify = sandboxedShop({ now });
const { applied, checked, context, customer, decide, lotsOf, memberOf, review, runOf, undone } = importing({
  ...{ database, shopify, now },
});
const nextYear = now.getFullYear() + 1;

beforeAll(async () => {
  const { programId } = shopify.shop;
  const program = documentWith({
    tiers: [{ id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 100_000 }] }],
    policies: { shortfall: "forgiven" },
  });
  await saveProgram({ programId, program, actor: "test", now: new Date(now.getTime() - 1000) });
  await goLive({ programId, actor: "test", now });
});

const proof = () => proveLedger({ programId: shopify.shop.programId, now });
const grant = async (customerId: string, points: number) => {
  const { memberId } = must(await memberOf(customerId));
  const by = { reason: "goodwill", note: "", actor: "a", requestId: randomUUID(), now };
  return grantPoints({ ...context(), memberId, points, ...by });
};

describe("an import that is undone", () => {
  it("leaves nothing behind of members who have nothing else; to the storefront they are none", async () => {
    const ada = await customer();
    const runId = await applied(`email,points,tier,birthday\n${ada.email},100,gold,24.12.`);
    const { memberId } = must(await memberOf(ada.id));
    const { programId, shopId } = context();
    await publishMember({ admin: shopify.admin, programId, shopId, memberId, now });
    const shown = () => shopify.control<{ tags: string[]; metafields: unknown[] }>(`/customers/${ada.id}`);
    expect(JSON.stringify(await shown())).toContain("gold");

    await Promise.all([undone(runId), undone(runId)]);

    expect(await memberOf(ada.id)).toBeUndefined();
    expect(await runOf(runId)).toMatchObject({ state: "undone", result: { members: 0, joined: 0, given: 0 } });
    expect(JSON.stringify(await shown())).not.toContain("gold");
    expect(await proof()).toEqual([]);
    const again = await applied(`email,points\n${ada.email},7`);
    expect(await memberOf(ada.id)).toMatchObject({ balance: 7 });
    await undone(again);
  });

  it("takes points back in full: what was spent is owed, whatever the program forgives", async () => {
    const ada = await customer();
    const runId = await applied(`email,points,expires\n${ada.email},100,31.12.${nextYear}`);
    await grant(ada.id, -80);

    await undone(runId);

    expect(await memberOf(ada.id)).toMatchObject({ balance: -80, debt: 80 });
    expect(await proof()).toEqual([]);
  });

  it("gives back what setting a balance had taken", async () => {
    const ada = await customer();
    const first = await applied(`email,points\n${ada.email},100`);
    const runId = await applied(`email,points\n${ada.email},30`, { mode: "set" });
    expect(await memberOf(ada.id)).toMatchObject({ balance: 30 });

    await undone(runId);

    expect(await memberOf(ada.id)).toMatchObject({ balance: 100, debt: 0 });
    expect(await lotsOf(ada.id)).toEqual([[100, null]]);
    expect((await runOf(first)).state).toBe("applied");
    expect(await proof()).toEqual([]);
  });

  it("revokes its tiers, and forgets the birthdays that nobody has told since", async () => {
    const [ada, ben] = [await customer(), await customer()];
    const runId = await applied(`email,tier,birthday\n${ada.email},gold,24.12.\n${ben.email},gold,1.5.`);
    const { memberId } = must(await memberOf(ben.id));
    await noteBirthday({ shop: context(), memberId, birthday: { month: 6, day: 2 }, now });
    await grant(ada.id, 5);

    await undone(runId);

    expect(await memberOf(ada.id)).toMatchObject({ balance: 5, tier: null, month: null });
    expect(await memberOf(ben.id)).toMatchObject({ tier: null, month: 6, day: 2 });
  });

  it("takes back whatever was applied when it was stopped half way, in batches that may be killed", async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => customer()));
    const runId = await checked(["email,points", ...people.map(({ email }) => `${email},10`)].join("\n"));
    await decide(runId, "apply");
    await applyImport({ shop: context(), runId, now });
    expect(await decide(runId, "stop")).toBe("decided");

    expect(await decide(runId, "undo")).toBe("decided");
    await undoImport({ shop: context(), runId, now });
    await database.query(`UPDATE import_run SET state = 'undoing', cursor = 0 WHERE id = $1`, [runId]);
    await undone(runId);
    await leaveAfterImport({ ...context(), admin: shopify.admin, runId, now });

    expect((await runOf(runId)).state).toBe("undone");
    expect(await Promise.all(people.map(({ id }) => memberOf(id)))).toEqual(people.map(() => undefined));
    expect(await proof()).toEqual([]);
  });

  it("keeps nothing of what stands in the file, also of rows that were never applied", async () => {
    const ada = await customer();
    const runId = await checked(`email,points\n${ada.email},10`);
    await decide(runId, "apply");
    await decide(runId, "stop");

    await undone(runId);

    expect(await database.query(`SELECT 1 FROM import_row WHERE run_id = $1 AND cells IS NOT NULL`, [runId])).toEqual(
      [],
    );
  });

  it("lets nobody leave whom somebody has blocked: they would join again as somebody else", async () => {
    const ada = await customer();
    const runId = await applied(`email,points\n${ada.email},10`);
    const { memberId } = must(await memberOf(ada.id));
    const by = { reason: "abuse", note: "", actor: "a", requestId: randomUUID(), now };
    await blockMember({ shop: context(), memberId, ...by });

    await undone(runId);

    expect(await memberOf(ada.id)).toMatchObject({ memberId, balance: 0 });
  });

  it("takes back from whoever a member has become, and nothing from whoever was erased", async () => {
    const [kept, gone, erased] = [await customer(), await customer(), await customer()];
    const until = `31.12.${nextYear}`;
    const csv = ["email,points,expires", ...[kept, gone, erased].map(({ email }) => `${email},10,${until}`)].join("\n");
    const runId = await applied(csv);
    await mergeMembers({ shop: context(), keptCustomerId: kept.id, deletedCustomerId: gone.id, now });
    await review();
    expect(await lotsOf(kept.id)).toEqual([
      [10, `${nextYear}-12-31T23:00:00.000Z`],
      [10, `${nextYear}-12-31T23:00:00.000Z`],
    ]);
    const { memberId } = must(await memberOf(erased.id));
    const body = { shop_domain: shopify.shop.domain, customer: { id: Number(erased.id) }, orders_to_redact: [] };
    await redactCustomer({ shopDomain: shopify.shop.domain, body, now });

    await undone(runId);

    expect(await memberOf(kept.id)).toMatchObject({ balance: 0, debt: 0 });
    expect(await database.query(`SELECT balance::int FROM account WHERE member_id = $1`, [memberId])).toEqual([
      { balance: 10 },
    ]);
    expect(await database.query(`SELECT 1 FROM import_row WHERE customer_id = $1`, [erased.id])).toEqual([]);
    expect(await proof()).toEqual([]);
  });

  it("takes nothing from whoever is erased at that very moment", async () => {
    const ada = await customer();
    const runId = await applied(`email,points\n${ada.email},10`);
    const { memberId } = must(await memberOf(ada.id));
    await decide(runId, "undo");
    const { programId, shopId } = context();

    let undoing: Promise<unknown> = Promise.resolve();
    await withTransaction(async (tx) => {
      await lockAccounts(tx, { programId, memberIds: [memberId] });
      undoing = undoImport({ shop: context(), runId, now });
      await expect.poll(() => database.query("SELECT 1 FROM pg_locks WHERE NOT granted")).toHaveLength(1);
      const person = { programId, shopId, shopDomain: shopify.shop.domain, customerId: ada.id };
      await forgetPerson(tx, { ...person, orderIds: [], words: [], now });
    });
    await undoing;

    expect(await database.query(`SELECT balance::int FROM account WHERE member_id = $1`, [memberId])).toEqual([
      { balance: 10 },
    ]);
    expect(await proof()).toEqual([]);
  });
});
