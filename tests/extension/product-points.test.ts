// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import "../../extensions/loyalty-theme/assets/laurel-points.js";
import { customerWith, member, productOf, program, renderBlock, visibleText, type Page } from "./rendering.ts";

const textOf = async (page: Page) => visibleText(await renderBlock({ block: "product-points", ...page }));
const silver = customerWith(member);
const plainMember = customerWith({ ...member, tier: null });

describe("what a product earns", () => {
  test.each([
    ["a stranger, 59.90 EUR", null, 5990, "Earn 59 Coins with this"],
    ["a member without a tier, 59.90 EUR", plainMember, 5990, "Earn 59 Coins with this"],
    ["Silver at 1.5, 59.90 EUR", silver, 5990, "Earn 89 Coins with this"],
    ["Silver at 1.5, 0.67 EUR: rounded down once, at the end", silver, 67, "Earn 1 Coin with this"],
    ["nothing for 0.99 EUR", null, 99, ""],
    ["many thousands", null, 123_456_700, "Earn 1,234,567 Coins with this"],
  ])("%s", async (_case, customer, price, expected) => {
    expect(await textOf({ customer, product: productOf(price) })).toBe(expected);
  });

  test("is exact where floating point is not: 0.29 at 100 points a euro", async () => {
    const generous = { ...program, rate: { numerator: 100, denominator: 1 } };

    expect(await textOf({ program: generous, product: productOf(29) })).toBe("Earn 29 Coins with this");
    expect(await textOf({ program: generous, product: productOf(5790) })).toBe("Earn 5,790 Coins with this");
  });

  test("in yen counts hundredths of a yen, as Shopify gives prices", async () => {
    const yen = { ...program, currency: "JPY", decimals: 0, rate: { numerator: 1, denominator: 100 } };

    expect(await textOf({ program: yen, currency: "JPY", product: productOf(129_900) })).toBe(
      "Earn 12 Coins with this",
    );
  });

  test("in Kuwaiti dinar never promises more than is credited", async () => {
    const dinar = { ...program, currency: "KWD", decimals: 3, rate: { numerator: 10, denominator: 1 } };

    // 1.999 KWD reaches Liquid as 199 hundredths: 19 points, and 19 are credited.
    expect(await textOf({ program: dinar, currency: "KWD", product: productOf(199) })).toBe("Earn 19 Coins with this");
  });

  test("is nothing where no rule gives points by price", async () => {
    expect(await textOf({ program: { ...program, rate: null }, product: productOf(5990) })).toBe("");
    expect(await textOf({ block: "loyalty", program: { ...program, rate: null } })).not.toMatch(/for every|ships/);
  });

  test("is nothing for a gift card", async () => {
    const giftCard = { ...productOf(5000), "gift_card?": true };

    expect(await textOf({ product: giftCard })).toBe("");
  });

  test("is said as a rate where the shopper pays in another currency", async () => {
    expect(await textOf({ currency: "USD", product: productOf(5990) })).toBe("1 Coin for every 1.00 EUR");
  });

  test("is said in German", async () => {
    expect(await textOf({ locale: "de", product: productOf(123_400) })).toBe("Damit sammelst du 1.234 Coins");
  });

  test("follows the variant the shopper chooses", async () => {
    const block = await renderBlock({ block: "product-points", product: productOf(5990, 99, 12_000) });
    document.body.innerHTML = `${block}<form><select name="id"><option>1</option><option>2</option><option>3</option></select></form>`;
    const select = document.querySelector("select");
    const element = document.querySelector<HTMLElement>("laurel-points");

    const shown = ["3", "2", "1"].map((variant) => {
      if (select) select.value = variant;
      select?.dispatchEvent(new Event("change", { bubbles: true }));
      return element?.hidden ? "hidden" : element?.querySelector("[data-laurel=earn]")?.textContent.trim();
    });

    expect(shown).toEqual(["Earn 120 Coins with this", "hidden", "Earn 59 Coins with this"]);
  });
});
