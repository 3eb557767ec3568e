import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { simpleProgram } from "../../app/loyalty/program.ts";
import { freshDatabase } from "../support/database.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let staff: Staff;
let route: typeof import("../../app/routes/app.terms.tsx");

beforeAll(async () => {
  route = await import("../../app/routes/app.terms.tsx");
});

beforeEach(async () => {
  staff = await staffOfNewShop(database);
});

const load = (query = "", someone = staff) => route.loader(someone.ask(`/app/terms${query}`));

describe("terms and staff sheet", () => {
  it("are those of this shop's newest version, and of the other when it is asked for", async () => {
    const units = [{ id: "points", name: { one: "Star", many: "Stars" } }];
    await save({ ...simpleProgram(100), units });

    expect((await load()).version).toBe(2);
    expect(JSON.stringify((await load()).terms)).toContain("Stars");
    expect(JSON.stringify((await load("?version=1")).terms)).toContain("Coins");
    expect((await load("?version=9")).version).toBe(2);
  });

  it("tell what is announced for the newest version, and nothing of an older one", async () => {
    const units = [{ id: "points", name: { one: "Star", many: "Stars" } }];
    await database.query(
      `INSERT INTO announced_change (program_id, base_version, document, name, due_at, announced_at, announced_by)
       VALUES ($1, 1, $2, '', '2027-01-03T12:00:00Z', now(), 'test')`,
      [staff.shop.programId, JSON.stringify({ ...simpleProgram(100), units })],
    );

    expect((await load()).terms?.sections[0]?.title).toBe("From 3 January 2027");
    expect((await load("?tab=staff&lang=de")).sheet?.blocks[0]?.title).toBe("Ab dem 3. Januar 2027");
    await save({ ...simpleProgram(100), policies: { reminderDays: 20 } });
    expect((await load()).terms?.sections[0]?.title).toBe("From 3 January 2027");
    expect((await load("?version=1")).terms?.sections[0]?.title).toBe("Who runs the program");
  });

  it("are in the language that is asked for", async () => {
    expect((await load("?lang=de")).terms?.title).toBe("Teilnahmebedingungen");
    expect((await load("?tab=staff&lang=de")).sheet?.title).toBe("Blatt für das Team");
    expect((await load("?tab=staff")).terms).toBeNull();
  });

  it("link to the page of this shop, and name what this shop lacks", async () => {
    const other = await staffOfNewShop(database);
    await database.query("INSERT INTO shop_settings (program_id, shop_id, company) VALUES ($1, $2, 'Theirs Ltd')", [
      other.shop.programId,
      other.shop.shopId,
    ]);

    const mine = await load();

    expect(mine.link).toBe(`https://${staff.domain}/apps/rewards/terms`);
    expect(mine.missing).toEqual(["company", "contact", "privacyUrl"]);
    expect((await load("", other)).missing).toEqual(["contact", "privacyUrl"]);
    expect(JSON.stringify((await load("", other)).terms)).toContain("Theirs Ltd");
  });
});

async function save(program: object): Promise<void> {
  await database.query(
    `INSERT INTO program_version (program_id, version, document, effective_at, saved_at, saved_by)
     VALUES ($1, 2, $2, now(), now(), 'test')`,
    [staff.shop.programId, JSON.stringify(program)],
  );
}
