import { expect, it } from "vitest";
import { upgraded } from "../../../app/loyalty/program/upgrade.ts";

it("a document of schema 1 says the same in the words of schema 2", () => {
  const rest = {
    earning: [{ id: "orders" }],
    rewards: [{ id: "voucher" }],
    joining: { mode: "explicit" },
    policies: {},
  };
  const pointsName = { one: "Coin", many: "Coins" };
  const tiers = [{ id: "silver", name: "Silver", fromMinor: 50_000, multiplier: "1.5" }];

  expect(upgraded({ schema: 1, pointsName, tiers, tierPolicy: { windowMonths: 12 }, ...rest })).toEqual({
    ...rest,
    schema: 2,
    units: [{ id: "points", name: pointsName }],
    tiers: [{ id: "silver", name: "Silver", multiplier: "1.5", qualifications: [{ basis: "spend", threshold: 50_000 }] }],
    tierPolicy: { window: { kind: "rolling", months: 12 } },
  }); // prettier-ignore
});

it.each([[{ schema: 2, units: [] }], [null], [7], ["schema"], [[{ schema: 1 }]], [undefined]])(
  "%j is left as it is",
  (document) => {
    expect(upgraded(document)).toBe(document);
  },
);

it("what cannot be read is left for the schema to refuse", () => {
  expect(upgraded({ schema: 1, tiers: "gold", tierPolicy: "none" })).toMatchObject({ tiers: [], tierPolicy: "none" });
  expect(upgraded({ schema: 1, tiers: [null, 7], tierPolicy: null })).toMatchObject({ tiers: [null, 7], tierPolicy: null }); // prettier-ignore
});
