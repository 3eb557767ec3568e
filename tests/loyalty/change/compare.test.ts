import { describe, expect, it } from "vitest";
import { describedChanges } from "../../../app/loyalty/change/described.ts";
import { programSchema } from "../../../app/loyalty/program.ts";
import { documentWith } from "../../support/facts.ts";

const voucher = { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 } as const;
const before = documentWith({ rewards: [voucher] });
const after = programSchema.parse({
  ...before,
  earning: [{ ...before.earning[0], effect: { kind: "points-per-unit", rate: "1.5" } }],
  tiers: [{ id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 50_000 }] }],
  rewards: [{ ...voucher, points: 200, tiers: ["gold"] }],
});

describe("what differs between two versions", () => {
  it("is nothing between a version and itself", () => {
    expect(describedChanges(before, before, { currency: "EUR", language: "en" })).toEqual([]);
  });

  it("stands by subject, in the words in which programs are described", () => {
    const changes = describedChanges(before, after, { currency: "EUR", language: "en" });

    expect(changes.map(({ name }) => name)).toEqual(["earning", "tiers", "rewards"]);
    expect(changes[0]?.changes).toEqual([
      {
        ...{ id: "orders", title: "Orders", kind: "changed" },
        lost: ["1 Coin for each €1.00 with an order, as it ships."],
        won: ["1.5 Coins for each €1.00 with an order, as it ships."],
      },
    ]);
    expect(changes[1]?.changes[0]).toMatchObject({ title: "Gold", kind: "added", lost: [] });
    expect(changes[2]?.changes[0]).toMatchObject({
      lost: ["Costs 100 Coins."],
      won: expect.arrayContaining(["Costs 200 Coins."]) as unknown,
    });
  });

  it("says the same in German, and the other way around what is gone", () => {
    const changes = describedChanges(after, before, { currency: "EUR", language: "de" });

    expect(changes.at(1)?.changes[0]).toMatchObject({ lost: expect.arrayContaining(["Kostet 200 Coins."]) as unknown });
    expect(changes.find(({ name }) => name === "tiers")?.changes[0]).toMatchObject({ kind: "removed", won: [] });
  });
});
