// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import show from "../../extensions/laurel-customer-block/src/customer-block.tsx";
import { type BlockAnswers, showBlock } from "./shown-block.ts";

const points = (figure: number) => ({ points: figure, figure: String(figure), text: `${String(figure)} Coins` });

const member = {
  ...{ outcome: "member", mayAct: true, memberId: "m-1", balances: [points(149)], pending: points(12) },
  tier: { name: "Gold", until: "31 December 2026" },
  movements: [{ id: "1", day: "3 March 2026", points: points(20), sentence: "20 Coins given by the shop: #1001" }],
  unit: { name: "Coins", decimals: 0 },
};

function shown(answers: BlockAnswers, locale: "en" | "de" = "en") {
  return showBlock({ handle: "laurel-customer-block", show, resource: "gid://shopify/Customer/5", locale, answers });
}

describe("the block on a customer", () => {
  it("shows balance, tier and the last movements, in the admin's language", async () => {
    const block = await shown({ "GET /blocks/customer": member });
    const english = block.text();
    const german = (await shown({ "GET /blocks/customer": member }, "de")).text();

    expect(block.calls[0]?.address).toBe("/blocks/customer?customer=5&language=en");
    expect(english).toContain("Balance: 149 Coins");
    expect(english).toContain("Tier: Gold, until 31 December 2026");
    expect(english).toContain("20 Coins given by the shop: #1001");
    expect(german).toContain("Kontostand: 149 Coins");
    expect(german).toContain("Stufe: Gold, bis 31 December 2026");
  });

  it("gives points with a reason, and says at the field what is wrong", async () => {
    const block = await shown({ "GET /blocks/customer": member, "POST /blocks/grant": { outcome: "granted" } });

    await block.press("Give Coins");
    expect(document.body.querySelector('[error="Enter a number from 1 to 1,000,000."]')).not.toBeNull();
    await block.type("Coins to give", "20");
    await block.type("Reason", "other");
    await block.press("Give Coins");
    expect(document.body.querySelector('[error="Say in a few words why."]')).not.toBeNull();
    await block.type("Note for your team", "Parcel was late");
    await block.press("Give Coins");

    const posts = block.calls.filter(({ method }) => method === "POST");
    expect(posts.map(({ body }) => body)).toMatchObject([
      { member: "m-1", points: 20, reason: "other", note: "Parcel was late" },
    ]);
    expect(block.text()).toContain("20 Coins given.");
    expect(block.fields()).toMatchObject({ "Coins to give": "" });
  });

  it.each([
    ["who is no member", { outcome: "no-member" }, "This customer is not a member of your loyalty program."],
    ["who has nothing yet", { ...member, tier: null, movements: [] }, "No points have moved yet."],
    ["whom nobody may see", 403, "Your role in Laurel does not allow this."],
  ])("says so of somebody %s", async (_, answer, words) => {
    expect((await shown({ "GET /blocks/customer": answer })).text()).toContain(words);
    expect((await shown({ "GET /blocks/customer": answer }, "de")).text()).not.toContain(words);
  });

  it("shows viewers no form", async () => {
    await shown({ "GET /blocks/customer": { ...member, mayAct: false } });

    expect(document.body.querySelectorAll("s-button")).toHaveLength(0);
  });
});
