// @vitest-environment jsdom
import { describe, expect, test, vi } from "vitest";
import "../../extensions/loyalty-theme/assets/laurel-rewards.js";
import "../../extensions/loyalty-theme/assets/laurel-loyalty.js";
import { after, answeringServer, issued, one, open, press, readable, redemption } from "./opened-page.ts";
import { choosyProgram, customerWith, member, visibleText } from "./rendering.ts";

const ask = answeringServer();

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

  test("asks for the worth in the currency that the shopper pays in", async () => {
    ask.mockResolvedValue(Response.json(issued));
    await open({ customer: customerWith(member), currency: "CHF" });

    await press("redeem");

    expect(ask.mock.calls[0]?.[1]?.body).toContain('"currency":"CHF"');
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
