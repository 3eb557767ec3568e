import { beforeAll, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { rollUpFigures } from "../../app/flows/roll-up-figures.ts";
import type * as FiguresRoute from "../../app/routes/app.figures.tsx";
import { DAY, order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { NOW, settle } from "../support/live-shop.ts";
import { shopifyWithCustomers, staffOfNewShop } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let door: typeof FiguresRoute;

beforeAll(async () => {
  door = await import("../../app/routes/app.figures.tsx");
  clock.setOffset(NOW.getTime() + 2 * DAY * 1000 - Date.now());
});

const waiting = () =>
  database.query<{ key: string }>("SELECT key FROM graphile_worker.jobs WHERE key LIKE 'roll-up-figures:%'");

describe("the figures of a shop", () => {
  it("are counted when somebody looks for the first time, and then shown, of this shop alone", async () => {
    const [ours, theirs] = [await staffOfNewShop(database), await staffOfNewShop(database)];
    await settle(ours.shop, shipped(order({ netMinor: 12_900 })));
    await settle(theirs.shop, shipped(order({ netMinor: 700 })));

    expect(await door.loader(ours.ask("/app/figures"))).toMatchObject({ at: null, isStale: true });
    expect(await waiting()).toEqual([{ key: `roll-up-figures:${ours.shop.programId}` }]);
    await rollUpFigures({ ...ours.shop, now: clock.now() });

    const loaded = await door.loader(ours.ask("/app/figures"));
    expect(loaded).toMatchObject({ isStale: false, span: "30", tiers: [{ id: "", members: 1 }] });
    expect(loaded.series).toHaveLength(30);
    expect(loaded.series.reduce((sum, { earned }) => sum + earned, 0)).toBe(129);
    expect(loaded.liability.never).toEqual({ points: 129, worthMinor: 129 });
  });

  it("cover a year by months, and a garbage period as the usual one", async () => {
    const staff = await staffOfNewShop(database);

    expect((await door.loader(staff.ask("/app/figures?days=365"))).series.length).toBeLessThanOrEqual(13);
    expect((await door.loader(staff.ask("/app/figures?days=-1"))).span).toBe("30");
  });
});
