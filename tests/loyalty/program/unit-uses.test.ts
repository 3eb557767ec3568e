import { describe, expect, it } from "vitest";
import { unitUses } from "../../../app/loyalty/program/unit-uses.ts";
import { documentWith } from "../../support/facts.ts";

const units = [
  { id: "points", name: { one: "Coin", many: "Coins" } },
  { id: "nights", kind: "status" as const, name: { one: "Night", many: "Nights" } },
  { id: "cash", kind: "cashback" as const, name: { one: "Cent", many: "Cents" } },
];

describe("what names a unit", () => {
  it("is every way to earn, tier and shared limit that counts or gives it, each once", () => {
    const effect = { kind: "fixed-points" as const, points: 1, unit: "nights" };
    const program = documentWith({
      units,
      earning: [
        { id: "orders", trigger: { kind: "order" }, effect },
        { id: "share", trigger: { kind: "order" }, effect: { kind: "percentage", share: "0.02", unit: "cash" } },
      ],
      tiers: [
        { id: "silver", name: "Silver", qualifications: [{ basis: "points", unit: "nights", threshold: 5 }] },
        { id: "gold", name: "Gold", qualifications: [], benefits: [{ id: "gift", when: "entry", effect }] },
      ],
      policies: { caps: [{ id: "cap", unit: "nights", per: "day", points: 5 }] },
    });

    expect(unitUses(program, "nights")).toEqual([
      { list: "earning", id: "orders" },
      { list: "tiers", id: "silver" },
      { list: "tiers", id: "gold" },
      { list: "policies", id: null },
    ]);
    expect(unitUses(program, "cash")).toEqual([{ list: "earning", id: "share" }]);
  });

  it("is nothing where it only exists", () => {
    expect(unitUses(documentWith({ units }), "nights")).toEqual([]);
  });
});
