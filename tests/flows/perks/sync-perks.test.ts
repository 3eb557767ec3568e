import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { retryPerk } from "../../../app/flows/perks/retry-perk.ts";
import { freshDatabase } from "../../support/database.ts";
import { must } from "../../support/must.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { perkShop, tiersWith } from "./perks-support.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 60_000);
const shopify = sandboxedShop({ now });
const perks = perkShop(shopify, database, now);

beforeAll(() => perks.goLive());
beforeEach(() => perks.reset());

const retry = (key: string) => {
  const { programId, shopId } = shopify.shop;
  return retryPerk({ programId, shopId, key, actor: "test", now });
};
const ALL_ACTIVE = [
  ["segment:silver-member", "active", null],
  ["segment:laurel-tier-gold", "active", null],
  ["discount:ten", "active", null],
  ["discount:ship", "active", null],
];
const named = (title: string) => must(perks.discounts().find((one) => one.title === title));

describe("member discounts", () => {
  it("are automatic discounts of the tier's segment and of those above", async () => {
    await perks.sync();

    const [silver, gold] = perks.segments();
    expect(perks.segments().map(({ name, query }) => [name, query])).toEqual([
      ["Laurel: Silver", "customer_tags CONTAINS 'silver-member'"],
      ["Laurel: Gold", "customer_tags CONTAINS 'laurel-tier-gold'"],
    ]);
    expect(named("Ten for members")).toMatchObject({
      method: "automatic",
      value: { kind: "percentage", partsPerMillion: 100_000 },
      context: { kind: "segments", segmentIds: [must(silver).id, must(gold).id] },
    });
    expect(named("Free shipping for Gold")).toMatchObject({
      type: "free-shipping",
      context: { kind: "segments", segmentIds: [must(gold).id] },
    });
    expect(await perks.lines()).toEqual(ALL_ACTIVE);
  });

  it("are made once, however often and however many at once bring them in step", async () => {
    const outcomes = await Promise.all([perks.sync(), perks.sync(), perks.sync()]);
    await perks.sync();

    expect(outcomes.some(({ outcome }) => outcome === "in-step" || outcome === "busy")).toBe(true);
    expect([perks.segments().length, perks.discounts().length]).toEqual([2, 2]);
    expect(await perks.lines()).toEqual(ALL_ACTIVE);
  });

  it("say what the program says by now: another percentage, products instead of the order, no minimum any more", async () => {
    const { id } = await shopify.control("/products", { title: "Mug", price: "20.00" });
    await perks.save(tiersWith({ percent: { minimumMinor: 5000 } }));
    await perks.sync();
    const before = { ...named("Ten for members") };

    await perks.save(tiersWith({ percent: { percent: 12.5, only: { products: [id] }, higherTiers: false } }));
    await perks.sync();

    expect(before).toMatchObject({ minimum: { kind: "subtotal", amountMinor: 5000 }, items: { kind: "all" } });
    expect(named("Ten for members")).toMatchObject({
      id: before.id,
      value: { partsPerMillion: 125_000 },
      items: { kind: "products", productIds: [id] },
      minimum: { kind: "none" },
      context: { segmentIds: [must(perks.segments()[0]).id] },
    });
    expect(await perks.lines()).toEqual(ALL_ACTIVE);
  });

  it("are found again by a shop whose data was erased and that came back", async () => {
    await perks.sync();
    await database.query("DELETE FROM shop_perk");

    await perks.sync();

    expect([perks.segments().length, perks.discounts().length]).toEqual([2, 2]);
    expect(await perks.lines()).toEqual(ALL_ACTIVE);
  });

  it("stop while the program is off and go on when it is live again", async () => {
    await perks.sync();
    await perks.setStatus("off");

    await perks.sync();
    const off = [await perks.lines(), perks.discounts().map(({ endsAt }) => endsAt !== null)];
    await perks.setStatus("live");
    await perks.sync();

    expect(off).toEqual([
      [...ALL_ACTIVE.slice(0, 2), ["discount:ten", "off", null], ["discount:ship", "off", null]],
      [true, true],
    ]);
    expect(perks.discounts().map(({ endsAt }) => endsAt)).toEqual([null, null]);
    expect(await perks.lines()).toEqual(ALL_ACTIVE);
  });

  it("are not made before the program is live", async () => {
    await perks.setStatus("off");

    await perks.sync();

    expect([perks.segments(), perks.discounts()]).toEqual([[], []]);
  });

  it("go with their tier, whose segment is left and shown as not needed", async () => {
    await perks.sync();

    await perks.save(tiersWith().slice(0, 1));
    await perks.sync();

    expect(perks.discounts().map(({ title }) => title)).toEqual(["Ten for members"]);
    expect(perks.segments()).toHaveLength(2);
    expect(await perks.lines()).toEqual([
      ["segment:silver-member", "active", null],
      ["discount:ten", "active", null],
      ["segment:laurel-tier-gold", "off", null],
    ]);
  });

  it("become another discount where Shopify cannot change one into it", async () => {
    await perks.sync();
    const before = named("Ten for members").id;

    const shipping = { kind: "free-shipping", id: "ten", name: "Shipping for members" };
    await perks.save(tiersWith({ silver: { discounts: [shipping] } }));
    await perks.sync();

    expect(named("Shipping for members")).toMatchObject({ type: "free-shipping" });
    expect(perks.discounts().some(({ id }) => id === before)).toBe(false);
    expect(await perks.lines()).toEqual(ALL_ACTIVE);
  });
});

describe("Shopify's limit of active automatic discounts", () => {
  it("is shown and told, and the discount is made as soon as there is room", async () => {
    await perks.sync();
    const one = named("Ten for members");
    await perks.clear();
    const { discounts } = shopify.sandbox.context.shop;
    for (let id = 1; id <= 24; id += 1)
      discounts.set(`${id}`, { ...one, id: `${id}`, title: `Sale ${id}`, endsAt: null });

    await perks.sync();
    const full = [await perks.lines(), await perks.alerts()];
    discounts.delete("1");
    await perks.sync();

    expect(full).toEqual([
      [...ALL_ACTIVE.slice(0, 3), ["discount:ship", "limit", null]],
      [{ kind: "discount-limit", subject: `${shopify.shop.shopId}:discount:ship` }],
    ]);
    expect(await perks.lines()).toEqual(ALL_ACTIVE);
    expect(await perks.alerts()).toEqual([]);
  });
});

describe("what somebody does in Shopify by hand", () => {
  it("stays and is shown, until somebody has it written anew", async () => {
    await perks.sync();
    Object.assign(named("Ten for members"), { value: { kind: "percentage", partsPerMillion: 500_000 } });
    Object.assign(must(perks.segments()[1]), { query: "number_of_orders > 1" });

    await perks.sync();
    const shown = await perks.lines();
    const kept = named("Ten for members");
    await retry("discount:ten");
    await retry("segment:laurel-tier-gold");
    await perks.sync();

    expect(shown).toEqual([
      ["segment:silver-member", "active", null],
      ["segment:laurel-tier-gold", "changed", "query"],
      ["discount:ten", "changed", "value"],
      ["discount:ship", "active", null],
    ]);
    expect(kept).toMatchObject({ id: kept.id });
    expect(named("Ten for members")).toMatchObject({ value: { partsPerMillion: 100_000 } });
    expect(must(perks.segments()[1]).query).toBe("customer_tags CONTAINS 'laurel-tier-gold'");
    expect(await perks.lines()).toEqual(ALL_ACTIVE);
  });

  it("is shown as gone where it was deleted, and made again when somebody asks for it", async () => {
    await perks.sync();
    const { discounts } = shopify.sandbox.context.shop;
    discounts.delete(named("Ten for members").id);

    await perks.sync();
    const shown = await perks.lines();
    await retry("discount:ten");
    await perks.sync();

    expect(shown).toContainEqual(["discount:ten", "gone", null]);
    expect(discounts.size).toBe(2);
    expect(await perks.lines()).toEqual(ALL_ACTIVE);
  });

  it("is shown where it was stopped, and not started against the merchant's will", async () => {
    await perks.sync();
    named("Ten for members").endsAt = now.toISOString();

    await perks.sync();
    const shown = [await perks.lines(), named("Ten for members").endsAt];
    await retry("discount:ten");
    await perks.sync();

    expect(shown).toEqual([expect.arrayContaining([["discount:ten", "changed", "status"]]), now.toISOString()]);
    expect(named("Ten for members").endsAt).toBeNull();
    expect(await perks.lines()).toEqual(ALL_ACTIVE);
  });

  it("keeps the name that the merchant gave a segment", async () => {
    await perks.sync();
    must(perks.segments()[0]).name = "Our best";

    await perks.save(tiersWith({ silver: { name: "Platinum" } }));
    await perks.sync();

    expect(perks.segments().map(({ name }) => name)).toEqual(["Our best", "Laurel: Gold"]);
    expect(await perks.lines()).toEqual(ALL_ACTIVE);
  });
});

describe("segments", () => {
  it("follow a tag that is renamed, so that what uses them goes on", async () => {
    await perks.sync();
    const before = must(perks.segments()[0]).id;

    await perks.save(tiersWith({ silver: { tag: "insiders" } }));
    await perks.sync();

    expect(perks.segments()).toHaveLength(2);
    expect(shopify.sandbox.context.shop.segments.get(before)?.query).toBe("customer_tags CONTAINS 'insiders'");
    expect(await perks.lines()).toEqual([["segment:insiders", "active", null], ...ALL_ACTIVE.slice(1)]);
  });

  it("are there for early accesses, named by what people read", async () => {
    const reward = { kind: "early-access", id: "drop", name: "First at the drop", points: 100, tag: "drop-7" } as const;
    await perks.save([], [reward]);

    await perks.sync();

    expect(perks.segments().map(({ name, query }) => [name, query])).toEqual([
      ["Laurel: First at the drop", "customer_tags CONTAINS 'drop-7'"],
    ]);
  });
});
