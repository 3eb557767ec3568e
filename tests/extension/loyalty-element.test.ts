// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import "../../extensions/loyalty-theme/assets/laurel-rewards.js";
import "../../extensions/loyalty-theme/assets/laurel-loyalty.js";
import {
  choosyProgram,
  customerWith,
  member,
  renderBlock,
  richMember,
  richProgram,
  visibleText,
  type Page,
} from "./rendering.ts";

const after = { ...member, revision: 8, balance: 1191 };
const redemption = { id: "1", title: "€1.00 off", delivery: "discount", state: "issued", code: "COIN-7K2M-9QXA" };
const issued = { outcome: "issued", redemption, state: after };

const ask = vi.fn<typeof fetch>();

beforeEach(() => {
  sessionStorage.clear();
  ask.mockReset();
  vi.stubGlobal("fetch", ask);
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

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
      /^\{"rewardId":"small","language":"en","id":"[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}"\}$/,
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

describe("what was taken", () => {
  test("is listed with what there is to use and what became of it when asked for", async () => {
    const of = (state: string, more: object) => ({ ...redemption, code: null, state, ...more });
    const redemptions = [
      of("issued", { title: "1 € Rabatt", code: "COIN-OPEN", until: "2027-01-31" }),
      of("used", { title: "20 € Rabatt" }),
      of("cancelled", { title: "5 € Rabatt", back: 500 }),
      of("lapsed", { title: "7 € Rabatt", back: 0 }),
      of("stuck", { title: "9 € Rabatt" }),
      of("issued", { title: "Zoo", delivery: "partner-code", code: "ZOO-1", note: "An der Kasse zeigen." }),
      of("issued", { title: "10 € Guthaben", delivery: "store-credit" }),
    ];
    ask.mockResolvedValue(Response.json({ state: member, redemptions }));
    await open({ customer: customerWith(member), locale: "de" });

    await press("mine");

    expect([...document.querySelectorAll("[data-laurel=mine] .laurel-code")].map(readable)).toEqual([
      "1 € Rabatt COIN-OPEN Kopieren An der Kasse einlösen Gilt einmal und nur für dich. Gültig bis 31. Januar 2027. Ein Dankeschön von uns, ohne Barwert.",
      "20 € Rabatt Eingelöst",
      "5 € Rabatt Gilt nicht mehr: 500 Coins sind zurück.",
      "7 € Rabatt Nicht rechtzeitig eingelöst.",
      "9 € Rabatt Der Shop kümmert sich darum: Du bekommst deine Prämie oder die Punkte dafür.",
      "Zoo ZOO-1 Kopieren Nur für dich. An der Kasse zeigen. Ein Dankeschön von uns, ohne Barwert.",
      "10 € Guthaben Das Guthaben ist auf deinem Konto: Melde dich an der Kasse an, um damit zu bezahlen.",
    ]);
    expect(ask.mock.calls[0]?.[0]).toBe("/apps/rewards/state?language=de");
  });

  test("that is nothing is said so", async () => {
    ask.mockResolvedValue(Response.json({ state: member, redemptions: [] }));
    await open({ customer: customerWith(member) });

    await press("mine");

    expect(one("[data-laurel=mine] [data-laurel=answer]").textContent).toBe("You have not taken a reward yet.");
  });

  test("has a code that is copied by a button that says so", async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>().mockResolvedValue();
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    ask.mockResolvedValue(Response.json(issued));
    await open({ customer: customerWith(member) });
    await press("redeem");

    await press("copy");

    expect(writeText).toHaveBeenCalledWith("COIN-7K2M-9QXA");
    expect(one("[data-act=copy]").textContent).toBe("Copied");
  });
});

describe("choosing", () => {
  test.each([
    ["en", "150 Coins: €1.50"],
    ["de", "150 Coins: €1.50"],
  ])("so many points says at once what they are worth, and asks for so many (%s)", async (locale, text) => {
    ask.mockResolvedValue(Response.json(issued));
    await open({ program: choosyProgram, customer: customerWith(member), locale });
    const range = one<HTMLInputElement>("[type=range]");

    range.value = "150";
    range.dispatchEvent(new Event("input", { bubbles: true }));
    const said = [one("output").textContent, range.getAttribute("aria-valuetext")];
    await press("redeem");

    expect(said).toEqual([text, text]);
    expect(ask.mock.calls[0]?.[1]?.body).toContain('"points":150');
  });

  test("reaches no further than the balance, also after an answer", async () => {
    ask.mockResolvedValue(Response.json({ ...issued, state: { ...after, balance: 420 } }));
    await open({ program: choosyProgram, customer: customerWith(member) });
    const range = one<HTMLInputElement>("[type=range]");
    expect(range.max).toBe("1291");

    await press("redeem");

    expect(range.max).toBe("420");
  });

  test("a date and a text sends both, and nothing is asked while the text is missing", async () => {
    ask.mockResolvedValue(
      Response.json({ outcome: "issued", redemption: { ...redemption, delivery: "hand", code: null } }),
    );
    await open({ program: choosyProgram, customer: customerWith(member) });
    const mug = one('[data-reward="mug"]');
    const button = mug.querySelector<HTMLButtonElement>("[data-act=redeem]");

    button?.click();
    await vi.waitFor(() => expect(button?.hasAttribute("aria-disabled")).toBe(false));
    expect(ask).not.toHaveBeenCalled();
    const [select, input] = [mug.querySelector("select"), mug.querySelector("input")];
    if (select) select.value = "june";
    if (input) input.value = "Mia";
    button?.click();
    await vi.waitFor(() => expect(mug.textContent).toContain("It is noted"));

    expect(visibleText(select?.innerHTML ?? "")).toBe("May 17, 2027June 1, 2027, 18:30");
    expect(ask.mock.calls[0]?.[1]?.body).toContain('"dateId":"june","text":"Mia"');
  });

  test("what is for another tier has no button", async () => {
    await open({ program: choosyProgram, customer: customerWith(member) });

    expect(visibleText(one('[data-reward="gold-only"]').outerHTML)).toBe(
      "A fifth off 10 Coins For members of another tier",
    );
  });

  test("to put it into the cart redeems, and follows the shop's own link", async () => {
    ask.mockResolvedValue(Response.json(issued));
    await open({ customer: customerWith(member) });
    const followed: string[] = [];
    document.addEventListener("click", (event) => {
      if (!(event.target instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      followed.push(event.target.getAttribute("href") ?? "");
    });

    await press("apply");

    expect(followed).toEqual(["/discount/COIN-7K2M-9QXA?redirect=%2Fcart"]);
  });
});

test("nothing is requested before a click", async () => {
  await open({ customer: null }, { customer: {} }, { customer: customerWith(member), block: "launcher" });

  expect(ask).not.toHaveBeenCalled();
});

/** Shows a page with these blocks, as after a page load. */
async function open(...pages: Page[]): Promise<void> {
  const blocks = await Promise.all(pages.map(renderBlock));
  document.body.innerHTML = blocks.join("");
}

/** Presses the first shown button for `act`, and waits until its answer is worked off. */
async function press(act: string): Promise<void> {
  const button = one<HTMLButtonElement>(`[data-act=${act}]:not([hidden])`);
  button.click();
  await vi.waitFor(() => expect(button.hasAttribute("aria-disabled") && button.isConnected).toBe(false));
}

function one<Found extends HTMLElement = HTMLElement>(selector: string): Found {
  const element = document.querySelector<Found>(selector);
  if (!element) throw new Error(`${selector} is not on the page`);
  return element;
}

function readable(element: Element): string {
  return [...element.children]
    .map((part) => part.textContent)
    .filter(Boolean)
    .join(" ");
}

function balances(): string[] {
  return [...document.querySelectorAll("[data-laurel=balance]")].map((element) => element.textContent);
}

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
