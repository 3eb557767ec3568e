// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import show from "../../extensions/laurel-order-block/src/order-block.tsx";
import { type BlockAnswers, showBlock, wordsOf } from "./shown-block.ts";

const points = (figure: number) => ({ points: figure, figure: String(figure), text: `${String(figure)} Coins` });
const nothing = points(0);

const unit = {
  ...{ earned: points(129), takenBack: points(60), forgiven: nothing, notEarned: nothing },
  ...{ spent: points(81), balance: points(48), balanceAfter: points(-12) },
};
const order = {
  ...{ outcome: "order", mayAct: true, memberId: "m-1", isPossible: true },
  order: { name: "#1001", currency: "EUR", lines: [{ id: "11", left: 2 }, { id: "12", left: 0 }] }, // prettier-ignore
  units: [unit],
  tier: {
    ...{ before: "Gold", beforeEnds: null, after: "Gold" },
    afterEnds: { day: "1 January 2027", then: null },
  },
  ...{ rewards: [], wish: null, last: null },
  unit: { name: "Coins", decimals: 0 },
};
const items = {
  data: { order: { lineItems: { nodes: [{ id: "gid://shopify/LineItem/11", title: "Linen blanket" }] } } },
};

function shown(answers: BlockAnswers, locale: "en" | "de" = "en") {
  const known = { "POST /admin/bridge/graphql": items, ...answers };
  return showBlock({ handle: "laurel-order-block", show, resource: "gid://shopify/Order/7", locale, answers: known });
}

describe("the block on an order", () => {
  it("says what the refund does, in the admin's language", async () => {
    const english = (await shown({ "GET /blocks/order": order })).text();
    const german = (await shown({ "GET /blocks/order": order }, "de")).text();

    for (const sentence of [
      ...["Takes back 60 of 129 Coins.", "81 Coins of this order are spent."],
      ...["Balance afterwards: -12 Coins (now: 48 Coins).", "Gold ends on 1 January 2027."],
    ]) {
      expect(english).toContain(sentence);
    }
    expect(german).toContain("Nimmt 60 von 129 Coins zurück.");
    expect(german).toContain("Gold endet am 1 January 2027.");
  });

  it("asks again for the items that are chosen, by their names, and only for what is left", async () => {
    const block = await shown({ "GET /blocks/order": order });

    await block.type("What you are about to refund", "items");
    expect(block.fields()).toMatchObject({ "Linen blanket": "0" });
    await block.type("Linen blanket", "9");

    expect(block.calls.at(-1)?.address).toBe("/blocks/order?order=7&language=en&refund=items&item=11%3A2");
    expect(block.fields()).toMatchObject({ "Linen blanket": "2" });
  });

  it("asks again for an amount, and says at the field what is none", async () => {
    const block = await shown({ "GET /blocks/order": order });

    await block.type("What you are about to refund", "amount");
    const before = block.calls.length;
    await block.type("Amount in EUR", "a lot");
    expect(block.calls).toHaveLength(before);
    await block.type("Amount in EUR", "12,50");

    expect(block.calls.at(-1)?.address).toContain("refund=amount&amount=12.50");
  });

  it("forgives the next refund, or the last one, and takes that back", async () => {
    const last = { refundId: "9", day: "3 March 2026", taken: [points(60)], wish: null };
    const answers = {
      "POST /blocks/forgive": { outcome: "forgiven" },
      "POST /blocks/withdraw": { outcome: "withdrawn" },
    };

    const block = await shown({ ...answers, "GET /blocks/order": { ...order, last } });
    await block.press("Forgive the next refund");
    await block.press("Forgive this refund");
    const waiting = await shown({ ...answers, "GET /blocks/order": { ...order, wish: "w-1" } });
    await waiting.press("Take points back after all");

    const posts = [...block.calls, ...waiting.calls].filter(({ address }) => /forgive|withdraw/.test(address));
    expect(posts.map(({ address, body }) => [address, body])).toEqual([
      ["/blocks/forgive", { order: "7", refund: null, wish: expect.any(String) as string }],
      ["/blocks/forgive", { order: "7", refund: "9", wish: expect.any(String) as string }],
      ["/blocks/withdraw", { order: "7", wish: "w-1" }],
    ]);
    expect(waiting.text()).toContain("The next refund of this order takes no points back.");
  });

  it("says how much may still be given where forgiving is above a limit", async () => {
    const refused = { outcome: "above-day-limit", left: points(15) };
    const block = await shown({ "GET /blocks/order": order, "POST /blocks/forgive": refused });

    await block.press("Forgive the next refund");

    expect(block.text()).toContain("You may give 15 Coins more today.");
  });

  it("offers 20 points, or as many as are typed, and says what stands in the way", async () => {
    const refused = { outcome: "above-grant-limit", left: points(15) };
    const limited = await shown({ "GET /blocks/order": order, "POST /blocks/grant": refused });
    await limited.press("Give 20 Coins");

    expect(limited.text()).not.toContain("given");
    expect(document.body.querySelector('[error="You may give at most 15 Coins at once."]')).not.toBeNull();

    const again = await shown({ "GET /blocks/order": order, "POST /blocks/grant": { outcome: "granted" } });
    await again.type("Coins for keeping the order", "35");
    await again.press("Give 35 Coins");

    expect(again.calls.find(({ address }) => address.startsWith("/blocks/grant"))?.body).toMatchObject({
      ...{ member: "m-1", points: 35, reason: "goodwill", note: "#1001" },
    });
    expect(again.text()).toContain("35 Coins given.");
  });

  it("shows viewers what would happen, and nothing to press", async () => {
    const block = await shown({ "GET /blocks/order": { ...order, mayAct: false } });

    expect(block.text()).toContain("Takes back 60 of 129 Coins.");
    expect(document.body.querySelectorAll("s-button")).toHaveLength(0);
  });

  it.each([
    ["an order without a member", { outcome: "no-member" }, "is not a member of your loyalty program"],
    ["an order that is not known yet", { outcome: "unknown-order" }, "has not heard of this order yet"],
    ["nothing that is left", { ...order, isPossible: false }, "Choose something that is left to refund."],
    ["an order that earns nothing", { ...order, units: [], tier: null }, "This order earns no points"],
    ["what nobody may see", 403, "Your role in Laurel does not allow this."],
    ["an app that is not set up", 404, "Laurel is not set up in this shop."],
    ["an answer that is none", { outcome: "?" }, "Laurel did not answer. Nothing was changed."],
  ])("says so of %s", async (_, answer, words) => {
    expect((await shown({ "GET /blocks/order": answer })).text()).toContain(words);
    expect((await shown({ "GET /blocks/order": answer }, "de")).text()).not.toContain(words);
  });

  it("tries again where the app did not answer, and numbers goods whose names it cannot read", async () => {
    const answers: BlockAnswers = { "POST /admin/bridge/graphql": 500 };
    const block = await shown(answers);
    expect(block.text()).toContain("Laurel did not answer.");

    answers["GET /blocks/order"] = order;
    const later = await shown({ ...answers });
    await later.type("What you are about to refund", "items");

    expect(later.fields()).toMatchObject({ "Item 1": "0" });
  });

  it("has the same words in both languages", () => {
    expect(keysOf(wordsOf("laurel-order-block", "de"))).toEqual(keysOf(wordsOf("laurel-order-block", "en")));
    expect(keysOf(wordsOf("laurel-customer-block", "de"))).toEqual(keysOf(wordsOf("laurel-customer-block", "en")));
  });
});

/** Every place that has words, with the values that they have places for. */
function keysOf(words: unknown): string[] {
  if (typeof words === "string") return [[...words.matchAll(/\{\{\w+\}\}/g)].map(([place]) => place).sort().join(" ")]; // prettier-ignore
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([key, value]) => keysOf(value).map((below) => `${key}.${below}`));
}
