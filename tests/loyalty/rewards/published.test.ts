import { describe, expect, it } from "vitest";
import { publishedProgram } from "../../../app/loyalty/published-program.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { programOf } from "../orders.ts";

const published = (rewards: NonNullable<ProgramInput["rewards"]>, currency = "EUR") =>
  publishedProgram({
    program: programOf({ rewards, tiers: [{ id: "gold", name: "Gold", qualifications: [] }] }),
    ...{ mode: "live", currency, namespace: "app--1" },
  });
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("rewards as the theme has them", () => {
  it("leave out what there is nothing to say of", () => {
    const { rewards } = published([
      { id: "credit", kind: "store-credit", name: "Credit", points: 500, amountMinor: 500 },
    ]);

    expect(rewards).toEqual([
      {
        ...{
          id: "credit",
          kind: "store-credit",
          points: 500,
          delivery: "store-credit",
          name: "Credit",
          amount: "5.00",
        },
        conditions: {
          en: ["It pays like money, and what is left of it stays."],
          de: ["Es bezahlt wie Geld, und was übrig ist, bleibt."],
        },
      },
    ]);
  });

  it("without a name have a title in each language, a name is the merchant's own", () => {
    const { rewards } = published([
      { id: "off", kind: "percentage", percent: 12.5, points: 500 },
      { id: "called", kind: "percentage", percent: 10, points: 500, name: "A tenth", description: "Of all you buy." },
    ]);
    const [off, called] = rewards;

    expect(off).toMatchObject({ percent: 12.5, title: { en: "12.5% off", de: "12,5 % Nachlass" } });
    expect(off).not.toHaveProperty("name");
    expect(off).not.toHaveProperty("description");
    expect(called).toMatchObject({ name: "A tenth", description: "Of all you buy." });
    expect(called).not.toHaveProperty("title");
  });

  it("say what the member chooses, for whom they are, and whether they come by themselves or go to others", () => {
    const { rewards } = published(
      [
        { id: "any", kind: "slider", pointsMin: 200, pointsMax: 2_000, pointsStep: 100, minorPerStep: 1_500 },
        { id: "evening", kind: "experience", name: "Evening", points: 900, dates: [{ id: "may", at: "2027-05-07T19:00", places: 8 }], asks: { label: "Your name" } },
        { id: "ship", kind: "free-shipping", points: 300, automatic: true, tiers: ["gold", null] },
        { id: "friend", kind: "fixed-amount", points: 300, amountMinor: 3_000, transferable: true, valid: { days: 30 } },
        { id: "cup", kind: "reference", name: "Cup", points: 150 },
      ],
      "KWD",
    ); // prettier-ignore

    expect(rewards).toMatchObject([
      { points: 200, delivery: "discount", slider: { min: 200, max: 2_000, step: 100, perStep: "1.500" } },
      { delivery: "hand", dates: [{ id: "may", at: "2027-05-07T19:00" }], asks: { label: "Your name", max: 100 } },
      { delivery: "discount", automatic: true, tiers: ["gold", "-"] },
      { transferable: true, amount: "3.000" },
      { kind: "reference", delivery: "elsewhere", name: "Cup" },
    ]);
    expect(rewards[0]).not.toHaveProperty("automatic");
    expect(rewards[0]).not.toHaveProperty("tiers");
    expect(rewards[0]).not.toHaveProperty("transferable");
    expect(plain(rewards[3]?.conditions?.de.join(" ") ?? "")).toContain("Wer den Code hat, darf ihn einlösen.");
  });

  it("that are only given stand apart", () => {
    const { rewards, references } = published([
      { id: "gift", kind: "reference", name: "A birthday gift" },
      { id: "ship", kind: "free-shipping" },
    ]);

    expect(rewards).toEqual([]);
    expect(references).toEqual([
      { id: "gift", name: "A birthday gift" },
      { id: "ship", name: "Free shipping" },
    ]);
  });
});
