// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import {
  customerWith,
  member,
  productOf,
  program,
  renderBlock,
  richMember,
  richProgram,
  visibleText,
  type Page,
} from "./rendering.ts";

const textOf = async (page: Page) => visibleText(await renderBlock(page));

describe("somebody who is not logged in", () => {
  test.each(["en", "de"])("reads what joining is worth, and never a balance (%s)", async (locale) => {
    for (const block of ["loyalty", "launcher"] as const) {
      const html = await renderBlock({ block, locale });

      expect(html).not.toMatch(/\b0\s+Coins?\b/);
      expect(visibleText(html)).toMatch(/50 Coins .*1 Coin .*€1\.00.*100 Coins: €1\.00/);
      expect(html).toContain('href="/account/login"');
    }
  });

  test("is offered no gift where the program gives none", async () => {
    const text = await textOf({ program: { ...program, joiningGift: 0 } });

    expect(text).not.toContain("gift");
    expect(text).not.toMatch(/\b0 Coins/);
  });

  test("sees nothing of a program that is not live or not published", async () => {
    for (const unpublished of [{ ...program, live: false }, null]) {
      for (const block of ["loyalty", "launcher", "product-points"] as const) {
        expect(await textOf({ block, program: unpublished })).toBe("");
      }
    }
  });
});

describe("a program in test", () => {
  const tested = { ...program, live: false, test: true };
  const everyBlock = ["loyalty", "launcher", "product-points"] as const;
  const product = productOf(5990);

  test.each([
    ["nobody who is logged in", null],
    ["a customer who is no tester", {}],
    ["a tester whose membership is over", customerWith({ ...member, joined: false })],
  ])("shows nothing to %s", async (_whom, customer) => {
    for (const block of everyBlock) expect(await textOf({ block, program: tested, customer, product })).toBe("");
  });

  test.each([
    ["en", /^Your Coins Test Only you and other named customers see this\. .*1,291 Coins/],
    ["de", /^Deine Coins Test Das sehen nur du und andere ausgewählte Kunden\. .*1\.291 Coins/],
  ])("tells a tester that it is one, and shows what they have (%s)", async (locale, shown) => {
    expect(await textOf({ program: tested, customer: customerWith(member), locale })).toMatch(shown);
  });

  test("says Test on the launcher too, and what a product earns", async () => {
    const tester = { program: tested, customer: customerWith(member), product };

    expect(await textOf({ ...tester, block: "launcher" })).toMatch(/^1,291 Coins Test /);
    expect(await textOf({ ...tester, block: "product-points" })).toBe("Earn 89 Coins with this");
  });

  test("is not what a member of a live program reads", async () => {
    for (const block of everyBlock) {
      expect(await textOf({ block, customer: customerWith(member), product })).not.toContain("Test");
    }
  });

  test("keeps no answer of the test for the time after it", async () => {
    const customerOf = (html: string) => /data-customer="([^"]*)"/.exec(html)?.[1];
    const inTest = customerOf(await renderBlock({ program: tested, customer: customerWith(member) }));

    expect(inTest).not.toBe(customerOf(await renderBlock({ customer: customerWith(member) })));
  });
});

describe("a customer who is no member", () => {
  test("reads the consent and finds the button, and no balance", async () => {
    const html = await renderBlock({ customer: {} });

    expect(visibleText(html)).toContain("By joining you agree that Haus & Garten keeps an account of your Coins");
    expect(visibleText(html)).toContain("Join now");
    expect(html).not.toMatch(/\b0\s+Coins?\b/);
  });

  test("is told that the first order joins, where it does", async () => {
    const text = await textOf({ customer: {}, program: { ...program, joining: "automatic" } });

    expect(text).toContain("Your first order makes you a member");
  });
});

describe("a member", () => {
  test("reads balance, what is pending and when it comes, tier, progress and rewards", async () => {
    const html = await renderBlock({ customer: customerWith(member) });
    const text = visibleText(html);

    expect(text).toContain("1,291 Coins");
    expect(text).toContain("59 Coins are on their way: they come when your parcel ships.");
    expect(text).toContain("Your tier: Silver");
    expect(text).toContain("€120.10 to go until Gold");
    expect(html).toMatch(/<progress[^>]+value="42"/);
    expect(text).toMatch(/€1\.00 off 100 Coins Conditions From a basket of €20\. Redeem/);
    expect(text).toMatch(/€20\.00 off 1,500 Coins 209 Coins to go/);
  });

  test("reads German, with German numbers", async () => {
    const text = await textOf({ customer: customerWith(member), locale: "de" });

    expect(text).toContain("1.291 Coins");
    expect(text).toContain("59 Coins sind unterwegs: Sie kommen, sobald dein Paket verschickt ist.");
    expect(text).toContain("Deine Stufe: Silver");
    expect(text).toContain("noch 209 Coins");
  });

  test("with a single point reads the singular", async () => {
    expect(await textOf({ customer: customerWith({ ...member, balance: 1 }) })).toContain("Your Coins 1 Coin ");
  });

  test("in debt reads a minus and why", async () => {
    const text = await textOf({ customer: customerWith({ ...member, balance: -1234 }) });

    expect(text).toContain("−1,234 Coins");
    expect(text).toContain("The next Coins you collect settle this first.");
  });

  test("is found by the resolved namespace where the short form is empty", async () => {
    const customer = { "app--123456": { loyalty: { value: member } } };

    expect(await textOf({ customer })).toContain("1,291 Coins");
    expect(await textOf({ block: "launcher", customer })).toMatch(/^1,291 Coins/);
  });

  test("without tiers or rewards reads no empty headings", async () => {
    const plain = { ...program, tiers: [], rewards: [] };
    const text = await textOf({ customer: customerWith({ ...member, tier: null, next: null }), program: plain });

    expect(text).not.toMatch(/tier|Rewards|codes/);
  });

  test("paying in another currency reads amounts with the program's currency named", async () => {
    const text = await textOf({ customer: customerWith(member), currency: "USD" });

    expect(text).toContain("1.00 EUR off");
    expect(text).not.toContain("$");
  });
});

describe("a member of a program with more than orders and spend", () => {
  const rich = { program: richProgram, customer: customerWith(richMember) };

  test("reads what expires, what can be used from when on, and every other unit", async () => {
    const text = await textOf(rich);

    expect(text).toContain("200 Coins are good until December 31, 2026.");
    expect(text).toContain("30 Coins can be used from December 5, 2026.");
    expect(text).toContain("☀ 12 Days");
    expect(text).toMatch(/12\.50 Cashback ?2\.50 Cashback are good until March 1, 2027\./);
  });

  test("reads until when the tier is theirs, what comes then, and every way to the next one", async () => {
    const text = await textOf(rich);

    expect(text).toMatch(/Your tier: Silver ?until December 31, 2027/);
    expect(text).toContain("From January 1, 2028 you have no tier, unless you collect more.");
    expect(text).toContain("€120.10 or 3 × order or ☀ 5 Days to go until Gold");
  });

  test("reads what is due, what the shop hands out for points, and what comes by itself, without a button", async () => {
    const html = await renderBlock(rich);

    expect(visibleText(html)).toMatch(/Yours now ?A birthday gift, until December 24, 2026 ?A welcome box/);
    expect(visibleText(html)).toMatch(/A drink ?200 Coins ?Redeem/);
    expect(visibleText(html)).toMatch(/A treat ?300 Coins ?comes by itself/);
    expect(visibleText(html)).not.toContain("A birthday gift Redeem");
    expect(html.match(/data-act="redeem"/g)).toHaveLength(3);
  });

  test("reads the days of their own, and can choose one", async () => {
    const html = await renderBlock(rich);

    expect(visibleText(html)).toContain("Your triple day: May 17, 2027");
    expect(visibleText(html)).toMatch(/Your own day, up to 2 a year\. It cannot be changed\. ?Choose day/);
    expect(html).toContain('data-campaign="triple"');
  });

  test("reads German, with German days and numbers", async () => {
    const text = await textOf({ ...rich, locale: "de" });

    expect(text).toContain("200 Coins gelten noch bis 31. Dezember 2026.");
    expect(text).toContain("12,50 Cashback");
    expect(text).toContain("Ab 1. Januar 2028 hast du keine Stufe");
    expect(text).toContain("A birthday gift, bis 24. Dezember 2026");
  });

  test("reads every way to earn and to each tier", async () => {
    const settings = { show_earning: true };
    const english = await textOf({ ...rich, settings });
    const german = await textOf({ ...rich, settings, locale: "de" });

    expect(english).toMatch(/Write a review ?20 Coins on the birthday\./);
    expect(english).toMatch(/Silver from €500\.00 or ☀ 40 Days: 1\.5 × Coins/);
    expect(english).toMatch(/Gold from 12 × order: 2 × Coins ?Card: by invitation/);
    expect(german).toMatch(/Write a review ?20 Coins zum Geburtstag\./);
  });
});

describe("the program's terms", () => {
  const link = (html: string) => new DOMParser().parseFromString(html, "text/html").querySelector("a[href$='/terms']");

  test.each([
    ["en", "/", "/apps/rewards/terms", "Program terms"],
    ["de", "/de", "/de/apps/rewards/terms", "Teilnahmebedingungen"],
  ])("are linked below everything else, in the shopper's language (%s)", async (locale, root, address, words) => {
    for (const block of ["loyalty", "launcher"] as const) {
      for (const customer of [null, {}, customerWith(member)]) {
        const html = await renderBlock({ block, locale, root, customer, settings: { show_earning: true } });

        expect(link(html)?.getAttribute("href")).toBe(address);
        expect(visibleText(html).endsWith(words)).toBe(true);
      }
    }
  });

  test("are not linked while there are none to read", async () => {
    const tested = { ...program, live: false, test: true };

    expect(link(await renderBlock({ program: tested, customer: customerWith(member) }))).toBeNull();
  });
});

describe("what a merchant typed", () => {
  const hostile = `<img src=x onerror=alert(1)>"'&amp;`;

  test.each(["loyalty", "launcher", "product-points"] as const)("never becomes markup: %s", async (block) => {
    const evil = {
      ...program,
      pointsName: { one: hostile, many: hostile },
      tiers: [{ id: hostile, name: hostile, from: "5.00", multiplier: { numerator: 2, denominator: 1 } }],
      rewards: [{ id: hostile, points: 1, amount: "1.00" }],
    };
    const state = {
      ...member,
      tier: { id: hostile, name: hostile },
      next: { name: hostile, missing: "1.00", percent: 3 },
    };
    const variants = [{ id: "1", price: 5990 }, { id: "2", price: 100 }]; // prettier-ignore
    const product = { "gift_card?": false, variants, selected_or_first_available_variant: variants[0] };

    for (const customer of [null, {}, customerWith(state)]) {
      const html = await renderBlock({ block, program: evil, customer, product, settings: { heading: hostile } });
      const document = new DOMParser().parseFromString(html, "text/html");
      const elements = [document, ...[...document.querySelectorAll("template")].map((template) => template.content)];

      for (const part of elements) {
        expect(part.querySelector("img, [onerror]")).toBeNull();
      }
      expect(html).not.toContain("<img");
    }
  });
});

describe("the look", () => {
  test.each([
    ["#1f6f4a", "#fff"],
    ["#ffd400", "#000"],
    ["#777777", "#000"],
    ["#757575", "#fff"],
  ])("writes on the accent %s in %s, which can be read", async (accent, writing) => {
    const html = await renderBlock({ settings: { accent } });

    expect(html).toContain(`--laurel-accent:${accent};--laurel-on-accent:${writing};`);
  });

  test("of a dark background turns the text white unless the merchant chose one", async () => {
    expect(await renderBlock({ settings: { background: "#101010" } })).toContain("--laurel-text:#fff;");
    expect(await renderBlock({ settings: { background: "#101010", text: "#ffeeaa" } })).toContain(
      "--laurel-text:#ffeeaa;",
    );
  });

  test("takes a heading of the merchant's own", async () => {
    expect(await textOf({ settings: { heading: "The Garden Club" } })).toMatch(/^The Garden Club/);
  });
});
