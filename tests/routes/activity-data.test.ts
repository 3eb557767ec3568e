import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let staff: Staff;
let route: typeof import("../../app/routes/app.activity.tsx");

beforeAll(async () => {
  route = await import("../../app/routes/app.activity.tsx");
});

beforeEach(async () => {
  staff = await staffOfNewShop(database);
});

const load = (query = "", someone = staff) => route.loader(someone.ask(`/app/activity${query}`));
const actions = async (query = "") => (await load(query)).entries.map(({ action }) => action);

describe("the activity", () => {
  it("is this shop's, newest first, with the names of its staff", async () => {
    const other = await staffOfNewShop(database);
    await record(staff, { action: "program-saved" });
    await record(staff, { action: "tier-granted" });
    await record(other, { action: "api-key-created" });
    await load();
    await database.query("UPDATE staff SET name = 'Nora' WHERE program_id = $1", [staff.shop.programId]);

    expect(await actions()).toEqual(["tier-granted", "program-saved"]);
    expect((await load()).names).toEqual({ "staff:42": "Nora" });
  });

  it("is narrowed down by kind, by person, and by days of the shop", async () => {
    await record(staff, { action: "program-saved", actor: "staff:1", at: "2026-11-20T22:59:59Z" });
    await record(staff, { action: "tier-granted", actor: "staff:2", at: "2026-11-20T23:00:00Z" });
    await record(staff, { action: "program-live", actor: "staff:2", at: "2026-11-21T23:00:00Z" });

    expect(await actions("?kind=program")).toEqual(["program-live", "program-saved"]);
    expect(await actions("?by=staff:2")).toEqual(["program-live", "tier-granted"]);
    expect(await actions("?from=2026-11-21&to=2026-11-21")).toEqual(["tier-granted"]);
    expect(await actions("?kind=members&by=staff:1")).toEqual([]);
    expect((await load("?from=2026-11-21&to=2026-11-20")).problem).toBe("wrong-period");
    expect(await actions("?from=soon&kind=nonsense&by=%00")).toHaveLength(3);
  });

  it("goes on where the page before ended", async () => {
    for (let index = 0; index < 51; index += 1)
      await record(staff, { action: "program-saved", data: { version: index } });

    const first = await load("?kind=program");
    const second = await load(first.nextUrl?.replace("/app/activity", ""));

    expect(first.entries).toHaveLength(50);
    expect(second.entries.map(({ data }) => data)).toEqual([{ version: 0 }]);
    expect(second.nextUrl).toBeNull();
    expect(second.firstUrl).toBe("/app/activity?kind=program");
  });
});

async function record(
  { shop }: Staff,
  of: { action: string; actor?: string; at?: string; data?: object },
): Promise<void> {
  const { action, actor = "staff:42", at = "2026-11-21T12:00:00Z", data = {} } = of;
  await database.query("INSERT INTO activity (program_id, at, actor, action, data) VALUES ($1, $2, $3, $4, $5)", [
    shop.programId,
    at,
    actor,
    action,
    JSON.stringify(data),
  ]);
}
