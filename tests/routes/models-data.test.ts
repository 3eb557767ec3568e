import { beforeAll, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { saveProgram } from "../../app/flows/save-program.ts";
import { publishedProgram } from "../../app/loyalty/published-program.ts";
import { modelFor, models } from "../../app/program-gallery.server.ts";
import type * as MemberRoute from "../../app/routes/app.members.$id.tsx";
import type * as ModelRoute from "../../app/routes/app.program_.models.$id.tsx";
import { DAY, order, paid, shipped, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { shopifyWithCustomers, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let door: typeof ModelRoute;
let member: typeof MemberRoute;

beforeAll(async () => {
  door = await import("../../app/routes/app.program_.models.$id.tsx");
  member = await import("../../app/routes/app.members.$id.tsx");
  clock.setOffset((START + 2 * DAY) * 1000 - Date.now());
});

describe("choosing a model", () => {
  it.each(models().map(({ id }) => id))("makes %s the shop's program, and a member's page lives by it", async (id) => {
    const staff = await staffOfNewShop(database);
    await settle(staff.shop, shipped(order({ id: "97", customerId: "7" })));
    const memberId = (await accountOf(database, staff.shop, "7"))?.memberId ?? "";
    const asked = () => staff.ask(`/app/program/models/${id}`, { params: { id } });
    expect(await door.loader(asked())).toMatchObject({ model: { id }, baseVersion: 1, mode: "live", isInForce: false });

    const { program } = must(modelFor(id, "EUR"));
    await saveProgram({ programId: staff.shop.programId, program, baseVersion: 1, actor: "test", now: clock.now() });

    expect(await door.loader(asked())).toMatchObject({ baseVersion: 2, isInForce: true });
    await settle(staff.shop, paid(shipped(order({ id: "98", customerId: "7", placedAt: START + 3 * DAY }))));
    const shown = await member.loader(staff.ask(`/app/members/${memberId}`, { params: { id: memberId } }));
    expect(shown.orders).toMatchObject([{ name: "#98" }, { name: "#97", points: 129 }]);
    expect(shown.timeline.entries.length).toBeGreaterThan(1);
    expect(shown.tier === null).toBe(modelFor(id, "EUR")?.program.tiers.length === 0);
  });

  it("finds no model of a name that there is not", async () => {
    const staff = await staffOfNewShop(database);

    expect(await statusOf(door.loader(staff.ask("/app/program/models/x", { params: { id: "x" } })))).toBe(404);
  });

  it("publishes every model in full: units, tiers by every way, and ways to earn", () => {
    for (const { id } of models()) {
      const { program } = must(modelFor(id, "EUR"));

      const published = publishedProgram({ program, mode: "live", currency: "EUR", namespace: "app--1" });

      expect(published.units).toHaveLength(program.units.length);
      expect(published.tiers.map(({ ways }) => ways.length)).toEqual(
        program.tiers.map(({ qualifications }) => qualifications.length),
      );
      expect(published.rewards.length + published.references.length).toBe(program.rewards.length);
      expect(JSON.stringify(published).length).toBeLessThan(16_000);
    }
  });
});
