import { beforeAll, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import type * as DraftRoute from "../../app/routes/app.fit.$draft.tsx";
import type * as FitRoute from "../../app/routes/app.fit._index.tsx";
import { DAY, order, shipped, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { shopifyWithCustomers, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let fit: typeof FitRoute;
let draft: typeof DraftRoute;

beforeAll(async () => {
  fit = await import("../../app/routes/app.fit._index.tsx");
  draft = await import("../../app/routes/app.fit.$draft.tsx");
  clock.setOffset((START + 30 * DAY) * 1000 - Date.now());
});

describe("fitting a program to a shop", () => {
  it("tells of the shop's own orders, and of no other shop's", async () => {
    const [ours, theirs] = [await staffOfNewShop(database), await staffOfNewShop(database)];
    for (const id of ["901", "902"]) {
      const placedAt = START + (id === "901" ? 1 : 11) * DAY;
      await settle(ours.shop, shipped(order({ id, customerId: "7", netMinor: 6000, placedAt })));
    }
    await settle(theirs.shop, shipped(order({ id: "903", customerId: "8", netMinor: 500 })));

    const told = await fit.loader(ours.ask("/app/fit"));

    expect(told.figures).toMatchObject({
      ...{ orders: 2, customers: 1, repeatPercent: 100 },
      basketMinor: { median: 6000 },
      intervalDays: { median: 10 },
    });
    expect(told.models.map(({ verdict }) => verdict)).toEqual(told.models.map(() => "unknown"));
    // Two orders of 60.00 are 120 points: 100 are the first reward, with the second order.
    expect(must(told.drafts[0]).reach.firstReward).toMatchObject({ points: 100, members: 1, medianDays: 11 });
  });

  it("offers three drafts where there is no order yet", async () => {
    const staff = await staffOfNewShop(database);

    const { drafts, figures } = await fit.loader(staff.ask("/app/fit"));

    expect(figures.orders).toBe(0);
    expect(drafts.map(({ id }) => id)).toEqual(["plain", "tiered", "warm"]);
  });

  it("shows each draft as a program to look at, and finds none of another name", async () => {
    const staff = await staffOfNewShop(database);
    const asked = (id: string) => staff.ask(`/app/fit/${id}`, { params: { draft: id } });

    expect(await draft.loader(asked("warm"))).toMatchObject({ draft: { id: "warm", percentBack: 4 }, version: 1 });
    expect(await statusOf(draft.loader(asked("cold")))).toBe(404);
  });
});
