import { describe, expect, it } from "vitest";
import { describeProgram } from "../../../app/loyalty/describe/describe-program.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { memberDiscountTitle } from "../../../app/loyalty/rewards/member-words.ts";
import { programOf } from "../orders.ts";

function told(parts: Partial<ProgramInput>, section: string, language: "en" | "de"): string[] {
  const found = describeProgram(programOf(parts), { currency: "EUR", language }).find(({ name }) => name === section);
  const lines = (found?.items ?? []).map(({ title, sentences }) => `${title}: ${sentences.join(" ")}`);
  return lines.map((line) => line.replaceAll(/[\u00a0\u202f]/g, " "));
}

const rewards: ProgramInput["rewards"] = [
  { id: "off", kind: "fixed-amount", points: 100, amountMinor: 500 },
  { id: "any", kind: "slider", pointsMin: 100, pointsMax: 900, pointsStep: 100, minorPerStep: 150, as: "gift-card" },
  { id: "credit", kind: "store-credit", points: 100, amountMinor: 1_000 },
  { id: "trees", kind: "donation", points: 100, amountMinor: 300, cause: "Trees" },
  { id: "evening", kind: "experience", valueMinor: 2_500 },
  { id: "cinema", kind: "partner-code", points: 100, partner: "Cinema" },
  { id: "early", kind: "early-access", points: 100, tag: "early" },
  { id: "cup", kind: "reference", name: "Cup", points: 100, automatic: true },
];

describe("what a reward costs, gives and takes to deliver", () => {
  it("is said of every kind in English", () => {
    expect(told({ rewards }, "rewards", "en")).toEqual([
      "€5.00 off: Costs 100 Coins. Laurel makes a discount code of Shopify's.",
      "A gift card, as large as you like: From 100 to 900 Coins, €1.50 for each 100 Coins. Laurel makes a gift card of Shopify's.",
      "€10.00 store credit: Costs 100 Coins. It pays like money, and what is left of it stays. Laurel credits the customer's account in Shopify.",
      "€3.00 for Trees: Costs 100 Coins. The shop gives it. Laurel counts what is owed to whom; your team pays it, and says so in Laurel.",
      "An experience: Cannot be bought, only given. Worth €25.00. Your team delivers it, and says so in Laurel.",
      "A code from Cinema: Costs 100 Coins. Laurel gives each code of the uploaded list once.",
      "Early access: Costs 100 Coins. You can buy before others. Laurel tags the customer in Shopify, and keeps a segment of them.",
      "Cup: Costs 100 Coins. Given by itself whenever so much can be spent. Laurel records that it is due; your team or another system delivers it.",
    ]);
  });

  it("and in German", () => {
    expect(told({ rewards }, "rewards", "de")).toEqual([
      "5,00 € Nachlass: Kostet 100 Coins. Laurel legt einen Rabattcode in Shopify an.",
      "Eine Geschenkkarte, so groß du willst: Von 100 bis 900 Coins, 1,50 € je 100 Coins. Laurel legt eine Geschenkkarte in Shopify an.",
      "10,00 € Guthaben: Kostet 100 Coins. Es bezahlt wie Geld, und was übrig ist, bleibt. Laurel schreibt es dem Kundenkonto in Shopify gut.",
      "3,00 € für Trees: Kostet 100 Coins. Der Shop spendet es. Laurel zählt, was wem zusteht; dein Team zahlt es aus und vermerkt es in Laurel.",
      "Ein Erlebnis: Nicht zu kaufen, wird nur gegeben. 25,00 € wert. Dein Team liefert sie und vermerkt es in Laurel.",
      "Ein Code von Cinema: Kostet 100 Coins. Laurel gibt jeden Code der hochgeladenen Liste einmal.",
      "Vorab-Zugang: Kostet 100 Coins. Du kannst vor anderen kaufen. Laurel versieht den Kunden in Shopify mit dem Tag und hält ein Segment davon.",
      "Cup: Kostet 100 Coins. Kommt von selbst, sobald so viel eingelöst werden kann. Laurel hält fest, dass sie fällig ist; dein Team oder ein anderes System liefert sie.",
    ]);
  });
});

describe("what members of a tier have without a code", () => {
  const only = { products: ["1"] };
  const tiers: ProgramInput["tiers"] = [
    {
      ...{ id: "gold", name: "Gold", qualifications: [] },
      discounts: [
        { id: "a", kind: "percentage", name: "A", percent: 5, minimumMinor: 3_000, higherTiers: false },
        { id: "b", kind: "percentage", name: "B", percent: 7.5, only },
        { id: "c", kind: "amount-off", name: "C", amountMinor: 250, only, combinesWith: { order: false } },
        { id: "d", kind: "free-shipping", name: "D", shippingMaxMinor: 990, minimumMinor: 0 },
      ],
    },
  ];

  it("is said with its bounds", () => {
    const end = "combines with discounts on the whole order and products that allow it, not with those on shipping";
    const [gold] = told({ tiers }, "tiers", "en");

    expect(gold).toBe(
      "Gold: Held by those to whom it is given. Without a code: 5% off, from a basket of €30.00 on, not in higher tiers. Without a code: 7.5% off some products. Without a code: €2.50 less for each of some products, combines with discounts on products and shipping that allow it, not with those on the whole order. " +
        `Without a code: Free shipping, for shipping of at most €9.90, ${end}.`,
    );
    const [german] = told({ tiers }, "tiers", "de");
    expect(german).toContain("Ohne Code: 5 % Nachlass, ab einem Warenkorb von 30,00 €, nicht in höheren Stufen.");
    expect(german).toContain("Ohne Code: 7,5 % Nachlass auf ausgewählte Artikel.");
    expect(german).toContain("Ohne Code: 2,50 € weniger je ausgewähltem Artikel,");
  });

  it("has a title of its own", () => {
    const discount = programOf({ tiers }).tiers[0]?.discounts[3];

    expect(discount && memberDiscountTitle(discount, { language: "de", currency: "EUR" })).toBe("Kostenloser Versand");
  });
});

describe("cashback that becomes store credit", () => {
  const payingOut = (payout: object, language: "en" | "de") => {
    const cash = { id: "cash", kind: "cashback" as const, name: { one: "Cent", many: "Cents" } };
    const units = [{ id: "points", name: { one: "Coin", many: "Coins" } }, { ...cash, payout: { every: "month" as const, ...payout } }]; // prettier-ignore
    return told({ units }, "units", language)[1];
  };

  it("is said with its day, its least and its term", () => {
    const yearly = { every: "year", month: 3, day: 15, minimumMinor: 500, valid: { months: 6 } };

    expect(payingOut({}, "en")).toBe("Cents: Money of the shop's currency. Never expires. Paid out as store credit on day 1 of each month.");
    expect(payingOut(yearly, "en")).toContain("Paid out as store credit on 15 March of each year, from €5.00 on, good for 6 months.");
    expect(payingOut({ day: 2 }, "de")).toContain("Wird am 2. jedes Monats als Guthaben ausgezahlt.");
    expect(payingOut(yearly, "de")).toContain("Wird am 15. März jedes Jahres als Guthaben ausgezahlt, ab 5,00 €, gültig für die Dauer von 6 Monaten.");
  }); // prettier-ignore
});

it("how fast rewards may be taken is said where it is not as usual", () => {
  const said = (velocity: object, language: "en" | "de") =>
    told({ policies: { velocity } }, "policies", language).at(-1);

  expect(said({ perMemberPerHour: 20 }, "en")).not.toContain("in an hour");
  expect(said({ perMemberPerHour: 5, perShopPerHour: 2_000 }, "en")).toContain(
    "A member redeems at most 5 times in an hour. All members together redeem at most 2,000 times in an hour.",
  );
  expect(said({ perMemberPerHour: 5, perShopPerHour: 2_000 }, "de")).toContain(
    "Ein Mitglied löst höchstens 5-mal in einer Stunde ein. Alle Mitglieder zusammen lösen höchstens 2.000-mal in einer Stunde ein.",
  );
});
