// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import "../../extensions/loyalty-theme/assets/laurel-rewards.js";
import "../../extensions/loyalty-theme/assets/laurel-loyalty.js";
import { after, answeringServer, balances, issued, one, open, press, redemption } from "./opened-page.ts";
import { customerWith, member, richMember, richProgram, visibleText } from "./rendering.ts";

const ask = answeringServer();

describe("redeeming", () => {
  test("shows the code at its place and the answer's balance in every copy on the page", async () => {
    ask.mockResolvedValue(Response.json(issued));
    await open({ customer: customerWith(member) }, { customer: customerWith(member), block: "launcher" });

    await press("redeem");

    const reward = one('[data-reward="small"]');
    expect(reward.querySelector("code")?.textContent).toBe("COIN-7K2M-9QXA");
    expect(reward.querySelector("a")?.getAttribute("href")).toBe("/discount/COIN-7K2M-9QXA?redirect=%2Fcart");
    expect(balances()).toEqual(["1,191 Coins", "1,191 Coins"]);
    expect(one("[data-laurel=label]").textContent).toBe("1,191 Coins");
    expect(visibleText(one('[data-reward="large"]').outerHTML)).toContain("309 Coins to go");
  });

  test("sends an id of its own making and the reward, as JSON, to the app proxy", async () => {
    ask.mockResolvedValue(Response.json(issued));
    await open({ customer: customerWith(member) });

    await press("redeem");

    const [url, init] = ask.mock.calls[0] ?? [];
    expect([url, init?.method]).toEqual(["/apps/rewards/redeem", "POST"]);
    expect(init?.body).toMatch(
      /^\{"rewardId":"small","language":"en","currency":"EUR","id":"[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}"\}$/,
    );
  });

  test("a double click asks once", async () => {
    ask.mockResolvedValue(Response.json(issued));
    await open({ customer: customerWith(member) });

    await Promise.all([press("redeem"), press("redeem")]);

    expect(ask).toHaveBeenCalledTimes(1);
  });

  test("keeps the answer's state on the next pages, until the metafield has caught up", async () => {
    ask.mockResolvedValue(Response.json(issued));
    await open({ customer: customerWith(member) });
    await press("redeem");

    await open({ customer: customerWith(member) });
    expect(balances()).toEqual(["1,191 Coins"]);

    await open({ customer: customerWith({ ...after, balance: 1250, revision: 9 }) });
    expect(balances()).toEqual(["1,250 Coins"]);

    await open({ customer: customerWith(member) });
    expect(balances()).toEqual(["1,291 Coins"]);
  });

  test("never shows one customer's state to another", async () => {
    sessionStorage.setItem("laurel:state", JSON.stringify({ customer: "8", state: after }));

    await open({ customer: customerWith(member) });

    expect(balances()).toEqual(["1,291 Coins"]);
  });

  test("after a lost answer asks for the same redemption again, and after an answer for a new one", async () => {
    ask.mockRejectedValueOnce(new TypeError("network")).mockImplementation(async () => Response.json(issued));
    await open({ customer: customerWith(member) });

    await press("redeem");
    expect(one('[data-reward="small"] [data-laurel=answer]').textContent).toContain("could not be reached");
    await press("redeem");
    await press("redeem");

    const [lost, again, another] = ask.mock.calls.map(([, init]) => idIn(init?.body));
    expect(again).toBe(lost);
    expect(another).not.toBe(lost);
  });

  test.each([
    [{ outcome: "insufficient-points", shortBy: 12 }, 200, "12 Coins are missing"],
    [{ outcome: "reserved", redemption: { ...redemption, state: "reserved", code: null } }, 200, "being made for you"],
    [{ outcome: "cool-down", until: "2027-01-31" }, 200, "again from January 31, 2027"],
    [{ outcome: "sold-out" }, 200, "All of them are gone"],
    [{ outcome: "unknown-reward" }, 200, "not on offer"],
    [{ outcome: "login-needed" }, 401, "no longer logged in"],
    [{ outcome: "something-new" }, 409, "did not work just now"],
    [{}, 502, "could not be reached"],
  ])("says %o in words where it was asked", async (answer, status, words) => {
    ask.mockResolvedValue(Response.json(answer, { status }));
    await open({ customer: customerWith(member) });

    await press("redeem");

    expect(one('[data-reward="small"] [data-laurel=answer]').textContent).toContain(words);
    expect(one("[data-act=redeem]").hasAttribute("aria-disabled")).toBe(false);
    expect(balances()).toEqual(["1,291 Coins"]);
  });

  test.each(["en", "de"])("leaves the page as Liquid would have rendered the answer's state (%s)", async (locale) => {
    const state = {
      ...richMember,
      ...{ revision: 8, balance: 1191, expiring: { points: 100, at: "2026-11-30" } },
      due: [...richMember.due, { name: "A drink", until: "2026-12-31" }],
      ownDays: [...richMember.ownDays, { name: "Your triple day", at: "2027-06-01" }],
    };
    ask.mockResolvedValue(Response.json({ ...issued, state }));
    await open({ program: richProgram, customer: customerWith(richMember), locale });

    await press("redeem");
    const shown = partsShown();
    await open({ program: richProgram, customer: customerWith(state), locale });

    expect(shown).toEqual(partsShown());
    expect(shown.join()).toContain(locale === "de" ? "100 Coins gelten noch bis 30. November 2026." : "November 30");
  });

  test("what the shop hands out itself is said to be due, and listed", async () => {
    const due = [{ name: "A drink", until: null }];
    ask.mockResolvedValue(Response.json({ outcome: "due", state: { ...richMember, revision: 8, balance: 91, due } }));
    const rewards = richProgram.rewards.filter(({ id }) => id === "drink");
    await open({ program: { ...richProgram, rewards }, customer: customerWith(richMember) });

    await press("redeem");

    expect(one('[data-reward="drink"] [data-laurel=answer] .laurel-small').textContent).toContain("It is yours");
    expect(visibleText(one("[data-laurel=due]").outerHTML)).toBe("Yours now A drink");
    expect(ask.mock.calls[0]?.[1]?.body).toContain('"rewardId":"drink"');
  });

  test("writes what the app answers as text, never as markup", async () => {
    const hostile = "<img src=x onerror=alert(1)>";
    const state = { ...after, tier: { id: "x", name: hostile }, next: { name: hostile, missing: "1.00", percent: 1 } };
    const hostileOne = { ...redemption, code: hostile, title: hostile, note: hostile };
    ask.mockResolvedValue(Response.json({ outcome: "issued", redemption: hostileOne, state }));
    await open({ customer: customerWith(member) });

    await press("redeem");

    expect(document.querySelector("img")).toBeNull();
    expect(one("code").textContent).toBe(hostile);
  });
});

describe("joining", () => {
  test("turns the page into a member's, with the consent's wording sent along", async () => {
    const state = {
      ...member,
      revision: 1,
      balance: 50,
      tier: null,
      next: { name: "Silver", missing: "500.00", percent: 0 },
    };
    ask.mockResolvedValue(Response.json({ ok: true, state }));
    await open({ customer: {} });

    await press("join");

    const text = visibleText(document.body.innerHTML);
    expect(text).toContain("Your Coins 50 Coins");
    expect(text).toContain("€500.00 to go until Silver");
    expect(text).not.toContain("Join now");
    expect(document.activeElement?.textContent).toBe("50 Coins");
    expect(ask.mock.calls[0]?.[1]?.body).toContain("By joining you agree that Haus & Garten");
  });

  test("says at its place when it did not work", async () => {
    ask.mockResolvedValue(Response.json({ outcome: "login-needed" }, { status: 401 }));
    await open({ customer: {} });

    await press("join");

    expect(one("[data-laurel=join] [data-laurel=answer]").textContent).toContain("no longer logged in");
  });
});

describe("choosing one's own day", () => {
  test.each([
    ["chosen", "May 17, 2027 is your day.", ["Your triple day: May 17, 2027"]],
    ["none-left", "You have chosen all your days of that year.", []],
  ])("that is %s is said where it was asked", async (outcome, words, lines) => {
    const ownDays = [{ name: "Your triple day", at: "2027-05-17" }];
    const state = outcome === "chosen" ? { ...richMember, revision: 8, ownDays } : undefined;
    ask.mockResolvedValue(Response.json({ outcome, state }));
    await open({ program: richProgram, customer: customerWith({ ...richMember, ownDays: [] }) });

    one<HTMLInputElement>("[data-campaign] input").value = "2027-05-17";
    await press("choose");

    expect(one("[data-campaign] [data-laurel=answer]").textContent).toBe(words);
    expect([...document.querySelectorAll("[data-laurel=own-days] li")].map((line) => line.textContent)).toEqual(lines);
    const [url, init] = ask.mock.calls[0] ?? [];
    expect([url, init?.body]).toEqual(["/apps/rewards/day", '{"campaignId":"triple","day":"2027-05-17"}']);
  });
});

test("nothing is requested before a click", async () => {
  await open({ customer: null }, { customer: {} }, { customer: customerWith(member), block: "launcher" });

  expect(ask).not.toHaveBeenCalled();
});

/** What an answer can change, as it is read. */
function partsShown(): string[] {
  const parts = document.querySelectorAll(
    "[data-laurel=balance], [data-laurel=dated] > li, [data-laurel=due] li, [data-laurel=own-days] li, [data-laurel=unit], [data-laurel=until], [data-laurel=next-text]",
  );
  return [...parts].map((element) => element.textContent.replace(/\s+/g, " ").trim());
}

function idIn(body: unknown): unknown {
  const parsed: unknown = typeof body === "string" ? JSON.parse(body) : null;
  return typeof parsed === "object" && parsed !== null && "id" in parsed ? parsed.id : null;
}
